/** The saved design of a project: read it, and save the next revision of it. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ApiProblem, request } from "@/lib/api-client";
import type { DesignDocument, Revision } from "@/lib/api-types";

export interface SavedDesign {
  /** Absent where nothing was saved yet. */
  document: DesignDocument | undefined;
  /** 0 where nothing was saved yet. */
  revision: number;
  /** The project's entity tag, which the next save must name. */
  etag: string;
}

export const savedDesignKey = (projectId: string) => ["saved-design", projectId] as const;

/** Reads past every cache: what a conflict is decided on must be what the server has now. */
export async function fetchSavedDesign(
  projectId: string,
  signal?: AbortSignal,
): Promise<SavedDesign> {
  const options = signal ? { signal } : {};
  try {
    const answer = await request<DesignDocument>("GET", `/projects/${projectId}/design`, options);
    return {
      document: answer.data,
      revision: revisionOf(answer.headers.get("Link")),
      etag: answer.etag ?? "",
    };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 404) throw error;
    // No design, or no project: the project itself tells which.
    const project = await request<unknown>("GET", `/projects/${projectId}`, options);
    return { document: undefined, revision: 0, etag: project.etag ?? "" };
  }
}

/** The number in `</api/v1/projects/…/revisions/3>; rel="latest-version"`. */
function revisionOf(link: string | null): number {
  const number = /\/revisions\/(\d+)>/.exec(link ?? "")?.[1];
  if (number === undefined)
    throw new Error("The server did not say which revision this design is.");
  return Number(number);
}

export function useSavedDesign(projectId: string) {
  return useQuery({
    queryKey: savedDesignKey(projectId),
    queryFn: ({ signal }) => fetchSavedDesign(projectId, signal),
    // The draft begins from this; it must not change under the hands of who edits.
    staleTime: Infinity,
    gcTime: 0,
  });
}

interface SaveRequest {
  document: DesignDocument;
  etag: string;
}

export function useSaveDesign(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ document, etag }: SaveRequest): Promise<SavedDesign> => {
      const answer = await request<Revision>("PUT", `/projects/${projectId}/design`, {
        body: document,
        ifMatch: etag,
      });
      return {
        document: answer.data.document,
        revision: answer.data.number,
        etag: answer.etag ?? "",
      };
    },
    onSuccess: () =>
      Promise.all(
        [["project", projectId], ["projects"], ["revisions", projectId]].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
