/** A wind speed that came from the bundled screening facts says so in its source, which is printed everywhere. */
import type { SiteResult } from "@/lib/api-types";
import type { Json } from "@/lib/json-pointer";

const mark = "Screening value";

export function screeningSource(wind: SiteResult["wind"], place: string): string {
  const origin = [wind.source, wind.retrieved_at].filter(Boolean).join(", ");
  const accuracy = wind.accuracy_mph === null ? "" : `, ±${wind.accuracy_mph} mph`;
  return `${wind.is_screening ? `${mark}: ` : ""}${wind.edition}, ${place}${accuracy}${origin === "" ? "" : `, ${origin}`}`;
}

export function isScreening(source: Json | undefined): boolean {
  return typeof source === "string" && source.startsWith(mark);
}
