import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";
import styles from "./notice.module.css";

type Tone = "info" | "ok" | "near" | "over";

const icons: Record<Tone, IconName> = { info: "info", ok: "check", near: "alert", over: "alert" };

interface NoticeProps {
  tone?: Tone;
  /** Errors interrupt a screen reader; the rest waits its turn. */
  urgent?: boolean;
  actions?: ReactNode;
  children: ReactNode;
}

/** Something that must be read, in its place on the page. */
export function Notice({ tone = "info", urgent = false, actions, children }: NoticeProps) {
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={urgent ? "alert" : "status"}>
      <Icon name={icons[tone]} />
      <div className={styles.words}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
