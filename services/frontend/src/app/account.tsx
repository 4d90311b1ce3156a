import { Button } from "@/components/ui/button";
import type { Me } from "@/lib/api-types";
import { useSignOut } from "@/lib/me";
import styles from "./shell.module.css";

/** Who is signed in, and the way out. Nothing where no one signs in. */
export function Account({ me }: { me: Me }) {
  const signOut = useSignOut();
  if (me.sign_in !== "session") return null;
  return (
    <div className={styles.account}>
      <span title={`Account ${me.account_id ?? ""}, role ${me.role}`}>
        {me.name ?? me.email ?? me.actor}
      </span>
      <Button variant="quiet" busy={signOut.isPending} onClick={() => signOut.mutate()}>
        Sign out
      </Button>
    </div>
  );
}
