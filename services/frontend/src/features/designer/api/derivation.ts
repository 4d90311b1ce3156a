/** The worked lines behind an answer. */
import { useQuery } from "@tanstack/react-query";
import { request } from "@/lib/api-client";
import type { DesignAnswer, DesignDocument } from "@/lib/api-types";

export function useDerivation(document: DesignDocument) {
  return useQuery({
    queryKey: ["derivation", JSON.stringify(document)],
    queryFn: async ({ signal }) => {
      const answer = await request<DesignAnswer>("POST", "/signage/designs/check", {
        body: document,
        query: { trace: 1 },
        signal,
      });
      return answer.data;
    },
    staleTime: Infinity,
    gcTime: 60_000,
  });
}
