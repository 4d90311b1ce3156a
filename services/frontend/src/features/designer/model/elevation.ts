/**
 * Where things lie on the sheet: feet to pixels, and nothing else. Every length comes from the API's answer or
 * from the draft; this only places them.
 */
import type { CabinetsGeometry } from "@/lib/api-types";
import type { Load } from "@/components/ui/utilisation-bar";

export interface ElevationParts {
  geometry: CabinetsGeometry;
  poleTop_ft: number;
  /** Where the poles stand, from the sign's axis to the right; a footing under each. */
  axes_ft: readonly number[];
  pole: { label: string; width_in: number; length_ft: number; load: Load } | undefined;
  footing: {
    shape: string;
    width_ft: number;
    /** Absent until it is calculated. */
    depth_ft: number | undefined;
    label: string;
    load: Load;
  };
}

export interface Size {
  width: number;
  height: number;
}

/** Room for dimension lines and words around the sign, in pixels. */
const margin = { left: 58, right: 84, top: 36, bottom: 44 };
export const person = { height_ft: 5.75, width_ft: 1.7, gap: 26 };
/** Shown below grade while no depth is known. */
const unknownDepth_ft = 3;

export interface Sheet {
  /** Pixels in a foot. */
  scale: number;
  x: (feet: number) => number;
  /** Heights above grade count upwards. */
  y: (feet: number) => number;
  left_ft: number;
  right_ft: number;
  depth_ft: number;
  size: Size;
}

/** The axes of equal poles, symmetric about the sign's. */
export function axesOf(count: number, spacing_ft: number): number[] {
  return Array.from({ length: count }, (_, i) => (i - (count - 1) / 2) * spacing_ft);
}

/** The largest scale at which everything fits, the sign's axis at x = 0. */
export function fitElevation(parts: ElevationParts, size: Size): Sheet {
  const { cabinets, overall_height_ft } = parts.geometry;
  const halfFooting = parts.footing.width_ft / 2;
  const left_ft = Math.min(
    ...parts.axes_ft.map((x) => x - halfFooting),
    ...cabinets.map((c) => c.offset_x_ft - c.width_ft / 2),
  );
  const right_ft = Math.max(
    ...parts.axes_ft.map((x) => x + halfFooting),
    ...cabinets.map((c) => c.offset_x_ft + c.width_ft / 2),
  );
  const top_ft = Math.max(overall_height_ft, parts.poleTop_ft, person.height_ft);
  const depth_ft = parts.footing.depth_ft ?? unknownDepth_ft;

  const across = size.width - margin.left - margin.right - person.gap;
  const down = size.height - margin.top - margin.bottom;
  const scale = Math.max(
    Math.min(across / (right_ft - left_ft + person.width_ft), down / (top_ft + depth_ft)),
    0.5,
  );
  const spare = across - scale * (right_ft - left_ft + person.width_ft);
  const axis = margin.left + person.gap + spare / 2 + scale * (person.width_ft - left_ft);
  const grade = margin.top + (down - scale * (top_ft + depth_ft)) / 2 + scale * top_ft;
  return {
    scale,
    x: (feet) => axis + feet * scale,
    y: (feet) => grade - feet * scale,
    left_ft,
    right_ft,
    depth_ft,
    size,
  };
}

/** The levels of the chain of heights: grade and each cabinet's edges, upwards, without repeats. */
export function levelsOf(geometry: CabinetsGeometry): number[] {
  const levels = [0, ...geometry.cabinets.flatMap((c) => [c.bottom_ft, c.top_ft])];
  const ordered = [...levels].sort((a, b) => a - b);
  return ordered.filter((level, i) => i === 0 || level - (ordered[i - 1] ?? 0) > 1e-6);
}
