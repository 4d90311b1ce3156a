import { Link } from "react-router-dom";
import styles from "./pages.module.css";
import { useTitle } from "./use-title";

export function NotFoundPage() {
  useTitle("Not found");
  return (
    <div className={styles.message}>
      <h1>Nothing stands here</h1>
      <p>This project or page does not exist, or it was deleted.</p>
      <Link to="/">To the projects</Link>
    </div>
  );
}
