/** From an address to the site's criteria, each with its source; what is unknown comes as null. */
import { useMutation } from "@tanstack/react-query";
import { request } from "@/lib/api-client";
import type { SiteAnswer } from "@/lib/api-types";

export interface SiteQuery {
  address: string;
  risk_category: string;
  edition: string;
}

export function useResolveSite() {
  return useMutation({
    mutationFn: async (query: SiteQuery): Promise<SiteAnswer> => {
      const answer = await request<SiteAnswer>("POST", "/signage/common/site/resolve", {
        body: query,
      });
      return answer.data;
    },
  });
}
