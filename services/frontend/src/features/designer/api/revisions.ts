/** The saved designs of a project, newest first; each is there for good. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { request } from "@/lib/api-client";
import type { Revision, RevisionSummary } from "@/lib/api-types";

export function useRevisions(projectId: string) {
  return useQuery({
    queryKey: ["revisions", projectId],
    queryFn: async ({ signal }) => {
      const answer = await request<RevisionSummary[]>("GET", `/projects/${projectId}/revisions`, {
        query: { limit: 500 },
        signal,
      });
      return answer.data;
    },
  });
}

/** Fetches the document of one revision, to go on from it. */
export function useLoadRevision(projectId: string) {
  return useMutation({
    mutationFn: async (number: number) => {
      const answer = await request<Revision>("GET", `/projects/${projectId}/revisions/${number}`);
      return answer.data.document;
    },
  });
}
