import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { Progress } from "@/components/ui/progress";
import { newIdempotencyKey } from "@/lib/api-client";
import type { Task } from "@/lib/api-types";
import { formatMoment } from "@/lib/time-text";
import { isOver, useOrderReport, useReports, useTask, type ReportKind } from "../api/report";
import styles from "./report-dialog.module.css";

const kinds: readonly { kind: ReportKind; words: string; detail: string }[] = [
  {
    kind: "calculation_package",
    words: "Calculation package",
    detail: "Cover, criteria, drawings, loads, every check as worked lines, quantities and price",
  },
  { kind: "estimate", words: "Estimate", detail: "Quantities and price" },
];

/** Order a report of the saved design, watch it being made, open it. */
export function ReportDialog({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const [kind, setKind] = useState<ReportKind>("calculation_package");
  const order = useOrderReport(projectId);
  const task = useTask(order.data);

  return (
    <Dialog title="Report" onClose={onClose}>
      {order.data === undefined ? (
        <fieldset className={styles.kinds}>
          <legend className="visually-hidden">Kind of report</legend>
          {kinds.map((one) => (
            <label key={one.kind} className={styles.kind}>
              <input
                type="radio"
                name="kind"
                checked={kind === one.kind}
                onChange={() => setKind(one.kind)}
              />
              <span>
                <strong>{one.words}</strong>
                <br />
                {one.detail}
              </span>
            </label>
          ))}
        </fieldset>
      ) : (
        <TaskState task={task.data} />
      )}
      {order.error && <ProblemNotice error={order.error} />}
      {task.error && !isOver(task.data) && <ProblemNotice error={task.error} />}
      {order.data === undefined && <EarlierReports projectId={projectId} />}
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
        {order.data === undefined && (
          <Button
            variant="primary"
            busy={order.isPending}
            onClick={() => order.mutate({ kind, key: newIdempotencyKey() })}
          >
            Order the report
          </Button>
        )}
        {isOver(task.data) && <Button onClick={() => order.reset()}>Order another</Button>}
      </DialogActions>
    </Dialog>
  );
}

/** What was made before, while nothing is being made. */
function EarlierReports({ projectId }: { projectId: string }) {
  const { data } = useReports(projectId);
  if (data === undefined || data.length === 0) return null;
  return (
    <section className={styles.earlier} aria-label="Earlier reports">
      <h3>Earlier reports</h3>
      <ul>
        {data.map((report) => (
          <li key={report.sha256 + report.created_at}>
            <a href={report.url} target="_blank" rel="noreferrer">
              {kinds.find((one) => one.kind === report.kind)?.words ?? report.kind}
            </a>{" "}
            of {report.revision === 0 ? "no design" : `revision ${report.revision}`},{" "}
            {formatMoment(report.created_at)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TaskState({ task }: { task: Task | undefined }) {
  if (task?.status === "completed" && task.result) {
    return (
      <Notice tone="ok">
        <p>
          The report is ready:{" "}
          <a className={styles.open} href={task.result.url} target="_blank" rel="noreferrer">
            Open the PDF
          </a>
        </p>
        <p className={styles.hash}>SHA-256 {task.result.sha256}</p>
      </Notice>
    );
  }
  if (task?.status === "failed" || task?.status === "cancelled") {
    return (
      <Notice tone="over" urgent>
        The report was not made: {task.error ?? task.status}
      </Notice>
    );
  }
  return (
    <div className={styles.progress} role="status">
      <p>{task?.stage ? `${task.stage}…` : "Waiting for its turn…"}</p>
      <Progress value={task?.progress ?? 0} label="Progress of the report" />
    </div>
  );
}
