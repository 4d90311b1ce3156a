import { Chip } from "@/components/ui/chip";
import { Panel } from "@/components/ui/panel";
import { UtilisationBar } from "@/components/ui/utilisation-bar";
import type { Check } from "@/lib/api-types";
import { formatQuantity, formatUtilisation } from "@/lib/quantity";
import styles from "./checks-panel.module.css";

/** Every check, the most used first; those that were not run last. */
export function ChecksPanel({ checks }: { checks: readonly Check[] }) {
  const run = checks.filter((check) => check.status === "run");
  const ordered = [...run].sort((a, b) => b.utilisation - a.utilisation);
  const notRun = checks.filter((check) => check.status !== "run");
  const failing = run.filter((check) => !check.passes).length;
  return (
    <Panel
      title="Checks"
      aside={
        <span className={styles.count}>
          {failing === 0 ? `${run.length} pass` : `${failing} of ${run.length} fail`}
          {notRun.length > 0 && `, ${notRun.length} not run`}
        </span>
      }
    >
      <ul className={styles.list} aria-label="Checks">
        {ordered.map((check) => (
          <CheckRow key={check.id + check.case} check={check} />
        ))}
        {notRun.map((check) => (
          <li key={check.id + check.case} className={styles.row}>
            <div className={styles.head}>
              <span className={styles.title}>{check.title}</span>
              <Chip>not run</Chip>
            </div>
            <p className={styles.detail}>{check.clause}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function CheckRow({ check }: { check: Check }) {
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <span className={styles.title}>{check.title}</span>
        <strong className={`${styles.used} ${check.passes ? "" : styles.fails}`}>
          {formatUtilisation(check.utilisation)}
          {!check.passes && <span className="visually-hidden"> fails</span>}
        </strong>
      </div>
      <UtilisationBar utilisation={check.utilisation} passes={check.passes} />
      <p className={styles.detail}>
        <span>
          {formatQuantity(check.demand, check.unit)} of {formatQuantity(check.capacity, check.unit)}
        </span>
        <span>{check.clause}</span>
      </p>
      {(check.case !== "" || check.unconfirmed) && (
        <p className={styles.detail}>
          <span>{check.case}</span>
          {check.unconfirmed && <Chip tone="near">clause to be confirmed</Chip>}
        </p>
      )}
    </li>
  );
}
