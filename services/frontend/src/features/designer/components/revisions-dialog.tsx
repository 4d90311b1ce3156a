import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNotice } from "@/components/ui/problem-notice";
import type { DesignDocument } from "@/lib/api-types";
import { formatMoney, formatUtilisation } from "@/lib/quantity";
import { formatMoment } from "@/lib/time-text";
import { useLoadRevision, useRevisions } from "../api/revisions";
import styles from "./revisions-dialog.module.css";

interface RevisionsDialogProps {
  projectId: string;
  current: number;
  onLoad: (document: DesignDocument) => void;
  onClose: () => void;
}

/** What was saved, and the way back to any of it. */
export function RevisionsDialog({ projectId, current, onLoad, onClose }: RevisionsDialogProps) {
  const revisions = useRevisions(projectId);
  const load = useLoadRevision(projectId);
  const error = revisions.error ?? load.error;
  return (
    <Dialog side title="Revisions" onClose={onClose}>
      {error && <ProblemNotice error={error} />}
      {revisions.isPending && <p>Loading revisions…</p>}
      {revisions.data?.length === 0 && (
        <p>Nothing is saved yet. Each save makes a revision that stays as it is.</p>
      )}
      <ol className={styles.list}>
        {revisions.data?.map((revision) => (
          <li key={revision.number} className={styles.row}>
            <div>
              <p className={styles.title}>
                Revision {revision.number}
                {revision.number === current && <Chip tone="accent">in hand</Chip>}
                <Chip tone={revision.summary.passes ? "ok" : "over"}>
                  {revision.summary.passes ? "passes" : "fails"}{" "}
                  {formatUtilisation(revision.summary.governing_utilisation)}
                </Chip>
              </p>
              <p className={styles.detail}>
                {[
                  revision.summary.pole_designation,
                  `footing ${revision.summary.footing_diameter_ft} × ${revision.summary.footing_depth_ft} ft`,
                  formatMoney(revision.summary.price_cents, revision.summary.currency),
                ].join(" · ")}
              </p>
              <p className={styles.detail}>
                {formatMoment(revision.created_at)}
                {revision.created_by !== "" && ` by ${revision.created_by}`} · design{" "}
                {revision.design_hash.slice(0, 12)}
              </p>
            </div>
            <Button
              busy={load.isPending && load.variables === revision.number}
              onClick={() => load.mutate(revision.number, { onSuccess: onLoad })}
            >
              Load<span className="visually-hidden"> revision {revision.number}</span>
            </Button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
