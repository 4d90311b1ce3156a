/**
 * A design document while it is edited. Where the document has a number, the draft may hold the text that a
 * person typed and that is no number yet; everything else is the document as the API has it, also those
 * members that this page has no input for.
 */
import type { DesignDocument } from "@/lib/api-types";
import { getAt, type Json } from "@/lib/json-pointer";
import { reasonOfNoNumber } from "@/lib/quantity";
import { quantityFields } from "./fields";

export type Draft = Readonly<Record<string, Json | undefined>>;

/** A starting point to draw on. What only the site can tell (wind speed, soil) is left to be entered. */
export function newDraft(name: string, customer: string, address: string): Draft {
  return {
    schema: "apex.design/1",
    codes: {
      wind: "ASCE 7-22",
      steel: "AISC 360-22",
      concrete: "ACI 318-19",
      soil: "IBC 2024",
    },
    site: { risk_category: "II", exposure: "C", source: "" },
    sign: {
      overall_height_ft: 25,
      cabinets: [{ width_ft: 14, height_ft: 8, depth_in: 12, weight_psf: 10 }],
    },
    support: { count: 1, family: "any", designation: "auto", grade: "A500 Gr C" },
    foundation: { type: "direct_burial", shape: "round", diameter_ft: 3, soil: {} },
    options: {},
    project: { name, customer, address },
  };
}

export function draftOf(document: DesignDocument): Draft {
  return document as unknown as Draft;
}

export interface DraftProblem {
  reason: string;
  /** Nothing was typed yet, which is no mistake. */
  missing: boolean;
}

/** What keeps the draft from being a document, by pointer. Ranges are the server's affair. */
export function problemsOf(draft: Draft): ReadonlyMap<string, DraftProblem> {
  const problems = new Map<string, DraftProblem>();
  for (const field of quantityFields(draft)) {
    const value = getAt(draft, field.pointer);
    if (typeof value === "string") {
      problems.set(field.pointer, { reason: reasonOfNoNumber(value, field.unit), missing: false });
    } else if (field.required && value === undefined) {
      problems.set(field.pointer, { reason: "This is needed.", missing: true });
    }
  }
  if (getAt(draft, "/foundation/soil/class") === undefined && !hasOwnSoilValues(draft)) {
    const reason = "Choose a soil class, or enter the values of a report.";
    problems.set("/foundation/soil/class", { reason, missing: true });
  }
  return problems;
}

/** Whether the soil is that of a report; a presumptive class excludes it. */
export function hasOwnSoilValues(draft: Draft): boolean {
  if (getAt(draft, "/foundation/soil/class") !== undefined) return false;
  return ["lateral_psf_per_ft", "vertical_psf", "skin_friction_psf", "report"].some(
    (name) => getAt(draft, `/foundation/soil/${name}`) !== undefined,
  );
}

/** The draft as a document, or nothing while it has problems. */
export function documentOf(draft: Draft): DesignDocument | undefined {
  return problemsOf(draft).size === 0 ? (draft as unknown as DesignDocument) : undefined;
}

export type CabinetDraft = Readonly<Record<string, Json | undefined>>;

export function cabinetsOf(draft: Draft): readonly CabinetDraft[] {
  const cabinets = getAt(draft, "/sign/cabinets");
  return Array.isArray(cabinets) ? (cabinets as readonly CabinetDraft[]) : [];
}
