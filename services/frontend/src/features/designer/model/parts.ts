/** What the drawing shows: positions from the geometry, sizes from the draft, and the last results' words. */
import type { CabinetsGeometry, DesignAnswer } from "@/lib/api-types";
import { loadOf } from "@/components/ui/utilisation-bar";
import { getAt } from "@/lib/json-pointer";
import { formatUtilisation } from "@/lib/quantity";
import type { Draft } from "./draft";
import { axesOf, type ElevationParts } from "./elevation";

export function partsOf(
  draft: Draft,
  geometry: CabinetsGeometry,
  answer: DesignAnswer | undefined,
): ElevationParts {
  const number = (pointer: string) => {
    const value = getAt(draft, pointer);
    return typeof value === "number" && value > 0 ? value : undefined;
  };
  const pole = answer?.result.pole;
  const footing = answer?.result.footing;
  const ofFooting = answer?.checks.filter(
    (check) => check.id.startsWith("footing.") && check.status === "run",
  );
  const used = Math.max(0, ...(ofFooting ?? []).map((check) => check.utilisation));
  const spacing_ft = number("/support/spacing_ft");
  const count = spacing_ft === undefined ? 1 : (number("/support/count") ?? 1);
  return {
    geometry,
    poleTop_ft: number("/support/pole_top_ft") ?? geometry.overall_height_ft,
    axes_ft: axesOf(count, spacing_ft ?? 0),
    pole: pole && {
      label: `${pole.designation} · ${formatUtilisation(pole.utilisation)}`,
      width_in: pole.width_in,
      length_ft: pole.length_ft,
      load: loadOf(pole.utilisation, pole.utilisation <= 1),
    },
    footing: {
      shape: getAt(draft, "/foundation/shape") === "square" ? "square" : "round",
      width_ft: number("/foundation/diameter_ft") ?? footing?.diameter_ft ?? 3,
      depth_ft: footing?.depth_ft,
      label: ofFooting?.length ? `Footing · ${formatUtilisation(used)}` : "Footing",
      load: loadOf(used, ofFooting?.every((check) => check.passes) ?? true),
    },
  };
}
