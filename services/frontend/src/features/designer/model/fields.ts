/** The quantities of a design: where each stands, what it is called, and its unit. */
import { getAt, type Json } from "@/lib/json-pointer";

export interface QuantityField {
  pointer: string;
  label: string;
  unit: string;
  required: boolean;
}

type Row = readonly [pattern: string, label: string, unit: string, need?: "required"];

const rows: readonly Row[] = [
  ["/site/wind_speed_mph", "Basic wind speed V", "mph", "required"],
  ["/site/topographic_factor", "Topographic factor K_zt", ""],
  ["/site/elevation_ft", "Ground elevation", "ft"],
  ["/site/frost_depth_in", "Frost depth", "in"],
  ["/sign/overall_height_ft", "Overall height", "ft", "required"],
  ["/sign/cabinets/*/width_ft", "Width", "ft", "required"],
  ["/sign/cabinets/*/height_ft", "Height", "ft", "required"],
  ["/sign/cabinets/*/depth_in", "Depth", "in", "required"],
  ["/sign/cabinets/*/weight_psf", "Weight", "psf"],
  ["/sign/cabinets/*/offset_x_ft", "Offset", "ft"],
  ["/sign/cabinets/*/bottom_ft", "Bottom at", "ft"],
  ["/sign/cabinets/*/solidity", "Solidity", ""],
  ["/sign/cabinets/*/return_length_ft", "Return corner", "ft"],
  ["/support/pole_top_ft", "Top of pole", "ft"],
  ["/support/spacing_ft", "Centre to centre", "ft"],
  ["/foundation/diameter_ft", "Diameter", "ft", "required"],
  ["/foundation/depth_ft", "Depth", "ft"],
  ["/foundation/concrete_strength_psi", "Concrete strength f′c", "psi"],
  ["/foundation/soil/lateral_psf_per_ft", "Lateral bearing", "psf/ft"],
  ["/foundation/soil/vertical_psf", "Foundation pressure", "psf"],
  ["/foundation/soil/skin_friction_psf", "Skin friction", "psf"],
  ["/options/deflection_limit", "Deflection limit", "L /"],
  ["/options/neglect_top_soil_in", "Neglected top soil", "in"],
  ["/options/min_pressure_psf", "Least wind pressure", "psf"],
];

const words: Record<string, string> = {
  "/site/source": "Source of the wind speed",
  "/site/ground_snow_psf": "Ground snow load",
  "/place/zip": "ZIP code",
  "/place/city": "City",
  "/place/county": "County",
  "/site/risk_category": "Risk category",
  "/site/exposure": "Exposure",
  "/codes/wind": "Wind standard",
  "/codes/steel": "Steel standard",
  "/codes/concrete": "Concrete standard",
  "/codes/soil": "Building code",
  "/support/count": "Number of poles",
  "/support/family": "Pole family",
  "/support/designation": "Pole section",
  "/support/grade": "Steel grade",
  "/foundation/shape": "Footing shape",
  "/foundation/soil/class": "Soil class",
  "/foundation/soil/report": "Soil report",
};

/** Every quantity of this draft, cabinets counted out. */
export function quantityFields(draft: Json): QuantityField[] {
  return rows.flatMap(([pattern, label, unit, need]) =>
    pointersOf(pattern, draft).map((pointer) => ({
      pointer,
      label,
      unit,
      required: need === "required",
    })),
  );
}

function pointersOf(pattern: string, draft: Json): string[] {
  const [before, after] = pattern.split("*");
  if (before === undefined || after === undefined) return [pattern];
  const list = getAt(draft, before.slice(0, -1));
  return Array.isArray(list) ? list.map((_, index) => `${before}${index}${after}`) : [];
}

/** The field at a pointer, with its unit; undefined where the page has no such quantity. */
export function quantityAt(pointer: string): Omit<QuantityField, "pointer"> | undefined {
  const pattern = pointer.replace(/\/\d+\//, "/*/");
  const row = rows.find(([candidate]) => candidate === pattern);
  return row && { label: row[1], unit: row[2], required: row[3] === "required" };
}

/** What people call the thing at a pointer: "Cabinet 2: Width". */
export function nameOf(pointer: string): string {
  const cabinet = /^\/sign\/cabinets\/(\d+)/.exec(pointer)?.[1];
  const label = quantityAt(pointer)?.label ?? words[pointer];
  if (cabinet !== undefined) {
    const title = `Cabinet ${Number(cabinet) + 1}`;
    return label === undefined ? title : `${title}: ${label}`;
  }
  return label ?? pointer.slice(1).replaceAll("/", ", ").replaceAll("_", " ");
}
