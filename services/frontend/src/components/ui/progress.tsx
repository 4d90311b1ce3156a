import styles from "./progress.module.css";

/** How far a task is, 0 to 1. */
export function Progress({ value, label }: { value: number; label: string }) {
  return <progress className={styles.progress} value={value} max={1} aria-label={label} />;
}
