/** The draft of one project: edited with undo, kept in this browser while it differs from what is saved. */
import { useCallback, useEffect, useState } from "react";
import { differences, setAt, type Json } from "@/lib/json-pointer";
import type { Draft } from "../model/draft";
import { edited } from "../model/edit";
import { forgetDraft, keepDraft, keptDraft, type KeptDraft } from "../model/kept-draft";
import { useHistory } from "./use-history";

export interface DraftBase {
  draft: Draft;
  revision: number;
}

export function useDraft(projectId: string, initialBase: DraftBase) {
  const [base, setBase] = useState(initialBase);
  const [restored, setRestored] = useState<KeptDraft | undefined>(() => {
    const kept = keptDraft(projectId);
    return kept && differences(kept.draft, initialBase.draft).length > 0 ? kept : undefined;
  });
  const history = useHistory<Draft>(() => restored?.draft ?? initialBase.draft);
  const { change, present } = history;
  const dirty = present !== base.draft && differences(present, base.draft).length > 0;

  // A restored draft goes on from the revision it began with, so that saving it meets what came between.
  const baseRevision = restored?.baseRevision ?? base.revision;
  const keepable = useKeeping(projectId, present, baseRevision, dirty);

  const set = useCallback(
    (pointer: string, value: Json | undefined) =>
      change(pointer, (draft) => edited(draft, pointer, value)),
    [change],
  );

  /** Several members at once, exactly as given: one step of undo. */
  const setAll = useCallback(
    (values: Readonly<Record<string, Json>>) =>
      change(`all ${Date.now()}`, (draft) =>
        Object.entries(values).reduce(
          (next, [pointer, value]) => setAt(next, pointer, value),
          draft,
        ),
      ),
    [change],
  );

  const replace = useCallback(
    (draft: Draft) => change(`replace ${Date.now()}`, () => draft),
    [change],
  );

  /** What is on the server now: `draft` as it was sent or loaded. */
  const rebase = useCallback((next: DraftBase) => {
    setBase(next);
    setRestored(undefined);
  }, []);

  return {
    ...history,
    set,
    setAll,
    replace,
    rebase,
    base,
    baseRevision,
    dirty,
    keepable,
    restored,
    acceptRestored: () => setRestored((kept) => kept && { ...kept, keptAt: "" }),
  };
}

/** Writes each change down; false while the browser refuses. */
function useKeeping(
  projectId: string,
  draft: Draft,
  baseRevision: number,
  dirty: boolean,
): boolean {
  const [keepable, setKeepable] = useState(true);
  useEffect(() => {
    if (dirty) {
      setKeepable(keepDraft(projectId, { draft, baseRevision, keptAt: new Date().toISOString() }));
    } else {
      forgetDraft(projectId);
    }
  }, [projectId, draft, baseRevision, dirty]);
  return keepable;
}
