import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { ProblemNotice } from "@/components/ui/problem-notice";
import {
  useChangeProject,
  useDeleteProject,
  type FactName,
  type LoadedProject,
} from "../api/project";
import { useFactsForm } from "../hooks/use-facts-form";
import { FactsFields } from "./facts-fields";

interface ProjectDetailsDialogProps {
  loaded: LoadedProject;
  onClose: () => void;
  onDeleted: () => void;
}

/** Change what is said of a project, or remove it. */
export function ProjectDetailsDialog({ loaded, onClose, onDeleted }: ProjectDetailsDialogProps) {
  const { project, etag } = loaded;
  const form = useFactsForm({
    name: project.name,
    customer: project.customer,
    site_name: project.site_name ?? "",
    street: project.street ?? "",
    description: project.description ?? "",
  });
  const change = useChangeProject(project.project_id);
  const remove = useDeleteProject(project.project_id);
  const [asking, setAsking] = useState(false);
  const error = change.error ?? remove.error;

  function submit() {
    if (change.isPending || !form.complete()) return;
    const facts = Object.fromEntries(
      Object.entries(form.texts).map(([name, text]) => [name, text.trim() === "" ? null : text]),
    ) as Record<FactName, string | null>;
    change.mutate({ facts, etag }, { onSuccess: onClose, onError: form.refuse });
  }

  return (
    <Dialog title="Project details" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <FactsFields form={form} />
        {error && <ProblemNotice error={error} />}
        {asking ? (
          <Notice
            tone="near"
            actions={
              <>
                <Button onClick={() => setAsking(false)}>Keep it</Button>
                <Button
                  variant="danger"
                  busy={remove.isPending}
                  onClick={() => remove.mutate(etag, { onSuccess: onDeleted })}
                >
                  Delete project
                </Button>
              </>
            }
          >
            Delete “{project.name}”? It leaves the list; its history stays on record.
          </Notice>
        ) : (
          <DialogActions>
            <Button variant="danger" icon="trash" onClick={() => setAsking(true)}>
              Delete…
            </Button>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" type="submit" busy={change.isPending}>
              Save details
            </Button>
          </DialogActions>
        )}
      </form>
    </Dialog>
  );
}
