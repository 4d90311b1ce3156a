import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { newIdempotencyKey } from "@/lib/api-client";
import { useCreateProject } from "../api/project";
import { useFactsForm } from "../hooks/use-facts-form";
import { FactsFields } from "./facts-fields";

interface NewProjectDialogProps {
  onClose: () => void;
  onCreated: (projectId: string) => void;
}

export function NewProjectDialog({ onClose, onCreated }: NewProjectDialogProps) {
  const form = useFactsForm();
  const create = useCreateProject();
  // Sending the same words again after a lost answer must not make a second project.
  const [key, setKey] = useState(newIdempotencyKey);

  function submit() {
    if (create.isPending || !form.complete()) return;
    const { name, customer, ...optional } = form.texts;
    const said = Object.entries(optional).filter(([, text]) => text.trim() !== "");
    const facts = { name, customer, ...Object.fromEntries(said) };
    create.mutate(
      { facts, key },
      {
        onSuccess: (project) => onCreated(project.project_id),
        onError: (error) => {
          form.refuse(error);
          if (error.name === "ApiProblem") setKey(newIdempotencyKey());
        },
      },
    );
  }

  return (
    <Dialog title="New project" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <FactsFields form={form} />
        {create.error && <ProblemNotice error={create.error} />}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" busy={create.isPending}>
            Create project
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
