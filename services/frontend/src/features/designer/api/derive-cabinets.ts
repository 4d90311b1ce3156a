/** Where the cabinets stand. Needs the sign alone, so that there is a drawing before there is a calculation. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { request } from "@/lib/api-client";
import type { CabinetsAnswer, CabinetsGeometry } from "@/lib/api-types";
import { useDebounced } from "@/lib/use-debounced";

const pauseMs = 60;

/** `sign` is undefined while something in it is no number; the last geometry stays. */
export function useCabinetsGeometry(sign: unknown): CabinetsGeometry | undefined {
  const settled = useDebounced(sign === undefined ? undefined : JSON.stringify(sign), pauseMs);
  const query = useQuery({
    queryKey: ["cabinets", settled],
    queryFn: async ({ signal }) => {
      const answer = await request<CabinetsAnswer>("POST", "/signage/common/cabinets/derive", {
        body: JSON.parse(settled ?? "null"),
        signal,
      });
      return answer.data.result;
    },
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  return query.data;
}
