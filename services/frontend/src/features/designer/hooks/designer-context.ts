/** The draft within reach of every input of the designer. */
import { createContext, useContext } from "react";
import type { Json } from "@/lib/json-pointer";
import type { Draft } from "../model/draft";

export interface DraftAccess {
  draft: Draft;
  set: (pointer: string, value: Json | undefined) => void;
  /** Several members at once, as one step of undo. */
  setAll: (values: Readonly<Record<string, Json>>) => void;
  errorAt: (pointer: string) => string | undefined;
}

export const DraftContext = createContext<DraftAccess | undefined>(undefined);

export function useDraftAccess(): DraftAccess {
  const access = useContext(DraftContext);
  if (access === undefined) throw new Error("An input of the designer stands outside of it.");
  return access;
}
