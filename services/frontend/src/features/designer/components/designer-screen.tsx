import type { ReactNode } from "react";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { useSavedDesign } from "../api/saved-design";
import { draftOf, newDraft } from "../model/draft";
import { Designer } from "./designer";

interface DesignerScreenProps {
  projectId: string;
  /** What a first design of this project begins with. */
  caption: { name: string; customer: string; address: string };
  title: ReactNode;
  actions: (design: { saved: () => Promise<boolean>; revision: number }) => ReactNode;
}

/** Loads the saved design and hands it to the drawing board. */
export function DesignerScreen({ projectId, caption, title, actions }: DesignerScreenProps) {
  const saved = useSavedDesign(projectId);
  if (saved.error) {
    return <ProblemNotice error={saved.error} onRetry={() => void saved.refetch()} />;
  }
  if (saved.data === undefined) return <p role="status">Loading the design…</p>;
  const { document, revision, etag } = saved.data;
  const draft = document
    ? draftOf(document)
    : newDraft(caption.name, caption.customer, caption.address);
  return (
    <Designer
      key={projectId}
      projectId={projectId}
      initial={{ draft, revision, etag }}
      title={title}
      actions={actions}
    />
  );
}
