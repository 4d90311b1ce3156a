import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { differences, type Json } from "@/lib/json-pointer";
import type { Conflict } from "../hooks/use-designer";
import { isDefault } from "../model/defaults";
import { draftOf, type Draft } from "../model/draft";
import { nameOf, quantityAt } from "../model/fields";
import styles from "./conflict-dialog.module.css";

interface ConflictDialogProps {
  conflict: Conflict;
  mine: Draft;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onPostpone: () => void;
}

/** Someone saved in the meantime: both sides, and a choice that loses neither. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { conflict, mine, onKeepMine, onTakeTheirs, onPostpone } = props;
  const { document, revision } = conflict.theirs;
  const rows = differences(document && draftOf(document), mine).filter(
    ({ pointer, before, after }) => !(isDefault(pointer, before) && isDefault(pointer, after)),
  );
  return (
    <Dialog title="Saved by someone else in the meantime" onClose={onPostpone}>
      <p>
        Revision {revision} was saved while you were editing. Nothing of it is lost if you save
        yours: it stays in the list of revisions. Taking theirs can be undone.
      </p>
      {rows.length > 0 && (
        <div className={styles.table}>
          <DataTable
            caption={`What differs between revision ${revision} and your draft`}
            head={["Differs", `Revision ${revision}`, "Yours"]}
            rows={rows.map(({ pointer, before, after }) => [
              nameOf(pointer),
              textOf(before, pointer),
              textOf(after, pointer),
            ])}
          />
        </div>
      )}
      <DialogActions>
        <Button onClick={onPostpone}>Keep editing</Button>
        <Button onClick={onTakeTheirs} disabled={document === undefined}>
          Take revision {revision}
        </Button>
        <Button variant="primary" onClick={onKeepMine}>
          Save mine as revision {revision + 1}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function textOf(value: Json | undefined, pointer: string): string {
  if (value === undefined || value === null || value === "") return "—";
  const unit = quantityAt(pointer)?.unit ?? "";
  return typeof value === "object" ? JSON.stringify(value) : `${String(value)} ${unit}`;
}
