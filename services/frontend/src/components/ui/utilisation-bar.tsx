import styles from "./utilisation-bar.module.css";

export type Load = "ok" | "near" | "over";

/** Below 90 % calm, up to 100 % near, above over. Colour only; what passes is said by the check itself. */
export function loadOf(utilisation: number, passes: boolean): Load {
  if (!passes) return "over";
  return utilisation > 0.9 ? "near" : "ok";
}

/** A bar whose full length is 125 %, with a tick at 100 %. The number stands beside it as text. */
export function UtilisationBar({ utilisation, passes }: { utilisation: number; passes: boolean }) {
  const part = Math.min(Math.max(utilisation / 1.25, 0), 1);
  return (
    <svg
      className={`${styles.bar} ${styles[loadOf(utilisation, passes)]}`}
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className={styles.track} width="100" height="6" rx="1" />
      <rect className={styles.fill} width={part * 100} height="6" rx="1" />
      <rect className={styles.limit} x="79.6" width="0.8" height="6" />
    </svg>
  );
}
