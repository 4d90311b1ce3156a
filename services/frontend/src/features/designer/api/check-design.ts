/** The whole calculation of a design, again whenever it stands still; nothing is stored. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ConnectionProblem, isBusy, request } from "@/lib/api-client";
import type { DesignAnswer, DesignDocument } from "@/lib/api-types";
import { useDebounced } from "@/lib/use-debounced";

const pauseMs = 200;

export interface LiveCheck {
  /** The last answer that came; of an older draft while `stale`. */
  answer: DesignAnswer | undefined;
  stale: boolean;
  /** Why there is no answer for what the document says now; null while one may still come. */
  error: Error | null;
  retry: () => void;
}

/** Checks `document` as it changes. Answers to an older document are dropped, not shown as the newer one's. */
export function useDesignCheck(document: DesignDocument | undefined): LiveCheck {
  const body = document && JSON.stringify(document);
  const settled = useDebounced(body, pauseMs);
  const query = useQuery({
    queryKey: ["design-check", settled],
    queryFn: async ({ signal }) => {
      const answer = await request<DesignAnswer>("POST", "/signage/designs/check", {
        body: JSON.parse(settled ?? "null"),
        signal,
      });
      return answer.data;
    },
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
    // A server that is away is said to be away at once, and asked again until it answers.
    retry: (failures, error) =>
      !(error instanceof ConnectionProblem) && failures < 3 && isBusy(error),
    refetchInterval: ({ state }) => (state.error instanceof ConnectionProblem ? 3_000 : false),
  });

  const fresh = query.isPlaceholderData ? undefined : query.data;
  const [shown, setShown] = useState<DesignAnswer>();
  if (fresh !== undefined && fresh !== shown) setShown(fresh);

  const current = body !== undefined && body === settled && fresh !== undefined;
  return {
    answer: fresh ?? shown,
    stale: !current,
    error: body === settled ? query.error : null,
    retry: () => void query.refetch(),
  };
}
