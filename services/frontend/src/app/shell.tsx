import { Link, Outlet } from "react-router-dom";
import { isSignedOut, useMe } from "@/lib/me";
import { Account } from "./account";
import { SignInPage } from "./sign-in-page";
import { ThemeToggle } from "./theme-toggle";
import styles from "./shell.module.css";

/** What every page stands in. Who is not signed in where that is needed sees the way in, nothing else. */
export function Shell() {
  const me = useMe();
  const asking = me.isPending && me.failureCount === 0;
  return (
    <>
      <a className={styles.skip} href="#main">
        Skip to the content
      </a>
      <header className={styles.header}>
        <Link className={styles.brand} to="/">
          <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
            <rect className={styles.mark} width="32" height="32" rx="7" />
            <path
              className={styles.sign}
              d="M7.5 6h17a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5h-7v9H26v2.5H6V25h8.5v-9h-7A1.5 1.5 0 0 1 6 14.5v-7A1.5 1.5 0 0 1 7.5 6z"
            />
          </svg>
          APEX
        </Link>
        <nav aria-label="Main" className={styles.nav}>
          <Link to="/">Projects</Link>
          <a href="/docs">API</a>
        </nav>
        {me.data && <Account me={me.data} />}
        <ThemeToggle />
      </header>
      <main id="main" className={styles.main} tabIndex={-1}>
        {isSignedOut(me.error) ? <SignInPage /> : !asking && <Outlet />}
      </main>
      <footer className={styles.footer}>
        Place data: GeoNames (CC BY 4.0), US Census Bureau. Results need the review of a licensed
        engineer.
      </footer>
    </>
  );
}
