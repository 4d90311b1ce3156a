import type { ReactNode } from "react";
import styles from "./form-section.module.css";

interface FormSectionProps {
  title: string;
  /** What the section says now, for a glance while it is closed. */
  summary?: string | undefined;
  open?: boolean;
  children: ReactNode;
}

/** A step of the trade, folded or open. */
export function FormSection({ title, summary, open = false, children }: FormSectionProps) {
  return (
    <details className={styles.section} open={open}>
      <summary className={styles.summary}>
        <h2>{title}</h2>
        {summary !== undefined && <span className={styles.glance}>{summary}</span>}
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}

/** Inputs side by side, as many as fit; three short numbers where `thirds`. */
export function FieldRow({ thirds = false, children }: { thirds?: boolean; children: ReactNode }) {
  return <div className={thirds ? styles.thirds : styles.row}>{children}</div>;
}
