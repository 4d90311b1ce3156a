/** From an address to the site's criteria, each with its source; what is unknown comes as null. */
import { useMutation } from "@tanstack/react-query";
import { request } from "@/lib/api-client";
import type { Answer, SiteResult } from "@/lib/api-types";

export interface SiteQuery {
  address: string;
  risk_category: string;
  edition: string;
}

export interface ResolvedSite {
  result: SiteResult;
  warnings: string[];
}

export function useResolveSite() {
  return useMutation({
    mutationFn: async (query: SiteQuery): Promise<ResolvedSite> => {
      const answer = await request<Answer<SiteResult>>("POST", "/signage/common/site/resolve", {
        body: query,
      });
      return { result: answer.data.result, warnings: answer.data.warnings };
    },
  });
}
