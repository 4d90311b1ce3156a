/** What the designer's page knows and can do: the draft, its live results, saving, and conflicts. */
import { useCallback, useMemo, useState } from "react";
import { ApiProblem } from "@/lib/api-client";
import type { DesignDocument } from "@/lib/api-types";
import { getAt } from "@/lib/json-pointer";
import { useDesignCheck } from "../api/check-design";
import { useCabinetsGeometry } from "../api/derive-cabinets";
import { fetchSavedDesign, useSaveDesign, type SavedDesign } from "../api/saved-design";
import { documentOf, draftOf, problemsOf } from "../model/draft";
import { useDraft, type DraftBase } from "./use-draft";

/** Someone else saved a design while this one was edited. */
export interface Conflict {
  theirs: SavedDesign;
}

export function useDesigner(projectId: string, initial: DraftBase & { etag: string }) {
  const draft = useDraft(projectId, initial);
  const [etag, setEtag] = useState(initial.etag);
  const [conflict, setConflict] = useState<Conflict>();
  const [saving, setSaving] = useState(false);
  const [saveError, setSaveError] = useState<Error | null>(null);
  const save = useSaveDesign(projectId);

  const typed = useMemo(() => problemsOf(draft.present), [draft.present]);
  const document = useMemo(() => documentOf(draft.present), [draft.present]);
  const check = useDesignCheck(document);
  const sign = useMemo(() => {
    const whole = ![...typed.keys()].some((pointer) => pointer.startsWith("/sign/"));
    return whole ? getAt(draft.present, "/sign") : undefined;
  }, [draft.present, typed]);
  const geometry = useCabinetsGeometry(sign);

  const refused = check.error instanceof ApiProblem ? check.error.fields : noFields;
  const errorAt = useCallback(
    (pointer: string) => {
      const problem = typed.get(pointer);
      if (problem) return problem.missing ? undefined : problem.reason;
      return refused.find((field) => field.pointer === pointer)?.reason;
    },
    [typed, refused],
  );

  const put = useCallback(
    async (body: DesignDocument, tag: string): Promise<SavedDesign> => {
      const saved = await save.mutateAsync({ document: body, etag: tag });
      const stored = draftOf(saved.document ?? body);
      setEtag(saved.etag);
      draft.restate(draftOf(body), stored);
      draft.rebase({ draft: stored, revision: saved.revision });
      return saved;
    },
    [save, draft],
  );

  /** Saves the draft; true when the server has it. A conflict opens instead of overwriting anything. */
  const saveDesign = useCallback(async (): Promise<boolean> => {
    if (document === undefined || saving) return false;
    setSaving(true);
    setSaveError(null);
    try {
      // A draft that was brought back may have begun from an older revision than the page loaded.
      if (draft.baseRevision === draft.base.revision) {
        try {
          await put(document, etag);
          return true;
        } catch (error) {
          if (!(error instanceof ApiProblem) || error.status !== 412) throw error;
        }
      }
      const theirs = await fetchSavedDesign(projectId);
      if (theirs.revision !== draft.baseRevision) {
        setConflict({ theirs });
        return false;
      }
      // Only what is said of the project changed: the design is still the one this draft began from.
      await put(document, theirs.etag);
      return true;
    } catch (error) {
      setSaveError(error as Error);
      return false;
    } finally {
      setSaving(false);
    }
  }, [document, saving, put, etag, projectId, draft.baseRevision, draft.base.revision]);

  const keepMine = useCallback(async () => {
    if (conflict === undefined || document === undefined) return;
    setConflict(undefined);
    setSaving(true);
    try {
      await put(document, conflict.theirs.etag);
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 412) {
        setConflict({ theirs: await fetchSavedDesign(projectId) });
      } else {
        setSaveError(error as Error);
      }
    } finally {
      setSaving(false);
    }
  }, [conflict, document, put, projectId]);

  const takeTheirs = useCallback(() => {
    if (conflict?.theirs.document === undefined) return;
    const theirs = draftOf(conflict.theirs.document);
    setEtag(conflict.theirs.etag);
    draft.replace(theirs);
    draft.rebase({ draft: theirs, revision: conflict.theirs.revision });
    setConflict(undefined);
  }, [conflict, draft]);

  const discard = useCallback(() => {
    draft.replace(draft.base.draft);
    draft.rebase(draft.base);
  }, [draft]);

  return {
    draft,
    document,
    typed,
    check,
    geometry,
    errorAt,
    saving,
    saveError,
    dismissSaveError: () => setSaveError(null),
    saveDesign,
    conflict,
    keepMine,
    takeTheirs,
    postpone: () => setConflict(undefined),
    discard,
  };
}

const noFields: ApiProblem["fields"] = [];

export type Designer = ReturnType<typeof useDesigner>;
