import { signInAddress } from "@/lib/me";
import styles from "./pages.module.css";
import { useTitle } from "./use-title";

/** Shown instead of every page while no one is signed in where that is needed. */
export function SignInPage() {
  useTitle("Sign in");
  return (
    <div className={styles.message}>
      <h1>Sign in</h1>
      <p>Designs belong to an account. Sign in to see yours; what you typed is kept here.</p>
      <a className={styles.action} href={signInAddress()}>
        Sign in
      </a>
    </div>
  );
}
