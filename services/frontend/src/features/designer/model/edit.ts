/**
 * What else one edit means for the draft: a screening wind speed does not outlive what it was looked up for, and
 * a single pole stands at no distance from others.
 */
import { getAt, setAt, type Json } from "@/lib/json-pointer";
import type { Draft } from "./draft";
import { isScreening } from "./screening";

const lookedUpFor = new Set(["/site/risk_category", "/codes/wind"]);

export function edited(draft: Draft, pointer: string, value: Json | undefined): Draft {
  const next = setAt(draft, pointer, value);
  if (pointer === "/support/count" && value === 1) {
    return setAt(next, "/support/spacing_ft", undefined);
  }
  if (!isScreening(getAt(draft, "/site/source"))) return next;
  if (pointer === "/site/wind_speed_mph") return setAt(next, "/site/source", "");
  if (lookedUpFor.has(pointer)) {
    return setAt(setAt(next, "/site/wind_speed_mph", undefined), "/site/source", "");
  }
  return next;
}
