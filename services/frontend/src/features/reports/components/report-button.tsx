import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ReportDialog } from "./report-dialog";

interface ReportButtonProps {
  projectId: string;
  /** Saves what is not saved; false when that did not come about. */
  saved: () => Promise<boolean>;
}

export function ReportButton({ projectId, saved }: ReportButtonProps) {
  const [open, setOpen] = useState(false);
  const [preparing, setPreparing] = useState(false);
  return (
    <>
      <Button
        icon="file"
        busy={preparing}
        onClick={() => {
          setPreparing(true);
          void saved().then((ready) => {
            setPreparing(false);
            setOpen(ready);
          });
        }}
      >
        Report
      </Button>
      {open && <ReportDialog projectId={projectId} onClose={() => setOpen(false)} />}
    </>
  );
}
