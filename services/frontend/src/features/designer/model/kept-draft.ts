/** Unsaved work kept in this browser, one draft a project, until it is saved or thrown away. */
import type { Draft } from "./draft";

export interface KeptDraft {
  draft: Draft;
  /** The revision the draft began from; 0 where none was saved. */
  baseRevision: number;
  keptAt: string;
}

const keyOf = (projectId: string) => `apex.draft.${projectId}`;

/** False where the browser has no room or forbids storage. */
export function keepDraft(projectId: string, kept: KeptDraft): boolean {
  try {
    localStorage.setItem(keyOf(projectId), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(projectId: string): void {
  try {
    localStorage.removeItem(keyOf(projectId));
  } catch {
    // Where storage is forbidden nothing was kept.
  }
}

export function keptDraft(projectId: string): KeptDraft | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(projectId)) ?? "null") as KeptDraft | null;
    return kept?.draft && typeof kept.baseRevision === "number" ? kept : undefined;
  } catch {
    return undefined;
  }
}
