/** Where the cabinets stand. Needs the sign alone, so that there is a drawing before there is a calculation. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { request } from "@/lib/api-client";
import type { CabinetsAnswer, CabinetsGeometry } from "@/lib/api-types";
import { useDebounced } from "@/lib/use-debounced";

const pauseMs = 60;

export interface LiveGeometry {
  geometry: CabinetsGeometry | undefined;
  /** The geometry is of an older sign, because this one has no geometry. */
  refused: boolean;
}

/** `sign` is undefined while something in it is no number; the last geometry stays. */
export function useCabinetsGeometry(sign: unknown): LiveGeometry {
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
  const [shown, setShown] = useState<CabinetsGeometry>();
  if (query.data !== undefined && query.data !== shown) setShown(query.data);
  return { geometry: query.data ?? shown, refused: sign === undefined || query.isError };
}
