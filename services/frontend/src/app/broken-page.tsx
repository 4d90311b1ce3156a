import { useRouteError } from "react-router-dom";
import { Button } from "@/components/ui/button";
import styles from "./pages.module.css";

/** A fault of this program. Drafts are kept, so loading again loses nothing. */
export function BrokenPage() {
  const error = useRouteError();
  return (
    <div className={styles.message} role="alert">
      <h1>The page broke</h1>
      <p>This is our fault. What you entered is kept in this browser.</p>
      <p>
        <small>{error instanceof Error ? error.message : String(error)}</small>
      </p>
      <Button variant="primary" onClick={() => window.location.reload()}>
        Load the page again
      </Button>
    </div>
  );
}
