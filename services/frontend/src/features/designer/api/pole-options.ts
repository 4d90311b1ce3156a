/** The catalogue for this design: what passes, lightest first, and what does not. */
import { useQuery } from "@tanstack/react-query";
import { request } from "@/lib/api-client";
import type { DesignDocument, PoleOptionsAnswer } from "@/lib/api-types";

/** `document` is undefined until the list is wanted. */
export function usePoleOptions(document: DesignDocument | undefined) {
  // The list is the same whatever section is chosen now.
  const body = document && {
    ...document,
    support: { ...document.support, designation: "auto" },
  };
  return useQuery({
    queryKey: ["pole-options", JSON.stringify(body)],
    queryFn: async ({ signal }) => {
      const answer = await request<PoleOptionsAnswer>("POST", "/signage/poles/options", {
        body,
        signal,
      });
      return answer.data.result;
    },
    enabled: body !== undefined,
    staleTime: Infinity,
    gcTime: 60_000,
  });
}
