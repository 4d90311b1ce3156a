import { useId, type ReactNode } from "react";
import { Icon } from "./icon";
import { MathText } from "./math-text";
import styles from "./field.module.css";

/** What an input needs so that its label, hint and error belong to it. */
export interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
}

interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** Stands at the end of the label's line: a clause, say. */
  aside?: string | undefined;
  /** Why the value cannot be accepted. */
  error?: string | undefined;
  required?: boolean;
  children: (control: FieldControl) => ReactNode;
}

export function Field({ label, hint, aside, error, required = false, children }: FieldProps) {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`, aside && `${id}-aside`]
    .filter(Boolean)
    .join(" ");
  return (
    <div className={styles.field}>
      <div className={styles.line}>
        <label className={styles.label} htmlFor={id}>
          <MathText text={label} />
        </label>
        {aside !== undefined && (
          <span className={styles.hint} id={`${id}-aside`}>
            {aside}
          </span>
        )}
      </div>
      {children({
        id,
        "aria-describedby": described || undefined,
        "aria-invalid": error === undefined ? undefined : true,
        "aria-required": required || undefined,
      })}
      {error !== undefined && (
        <p className={styles.error} id={`${id}-error`}>
          <Icon name="alert" size={13} /> <span>{error}</span>
        </p>
      )}
      {hint !== undefined && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** A text input with what stands behind it: the unit, or the value read back. */
export function InputWithSuffix({ suffix, children }: { suffix: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.withSuffix}>
      {children}
      <span className={styles.suffix} aria-hidden="true">
        {suffix}
      </span>
    </div>
  );
}

export const inputClass = styles.input ?? "";
export const selectClass = `${styles.input} ${styles.select}`;
