/** The words that the design document knows, as people read them. The words themselves are the API's. */

export interface Choice {
  value: string | number | boolean;
  words: string;
}

const same = (...values: string[]): Choice[] => values.map((value) => ({ value, words: value }));

export const windEditions = same("ASCE 7-22", "ASCE 7-16", "ASCE 7-10");
export const steelEditions = same("AISC 360-22", "AISC 360-16");
export const concreteEditions = same("ACI 318-19", "ACI 318-14");
export const soilEditions = same("IBC 2024", "IBC 2021", "IBC 2018");

export const riskCategories: Choice[] = [
  { value: "I", words: "I — low hazard" },
  { value: "II", words: "II — ordinary" },
  { value: "III", words: "III — substantial hazard" },
  { value: "IV", words: "IV — essential" },
];

export const exposures: Choice[] = [
  { value: "B", words: "B — urban, suburban, wooded" },
  { value: "C", words: "C — open terrain" },
  { value: "D", words: "D — flat shore, open water" },
];

export const families: Choice[] = [
  { value: "any", words: "Any hollow family" },
  { value: "hss_round", words: "Round HSS" },
  { value: "hss_square", words: "Square HSS" },
  { value: "hss_rect", words: "Rectangular HSS" },
  { value: "pipe", words: "Pipe" },
  { value: "w", words: "W shape" },
];

export const poleCounts: Choice[] = [
  { value: 1, words: "One pole" },
  { value: 2, words: "Two equal poles" },
  { value: 3, words: "Three equal poles" },
  { value: 4, words: "Four equal poles" },
];

export const footingShapes: Choice[] = [
  { value: "round", words: "Round (drilled)" },
  { value: "square", words: "Square" },
];

export const soilClasses: Choice[] = [
  { value: 1, words: "1 — crystalline bedrock" },
  { value: 2, words: "2 — sedimentary, foliated rock" },
  { value: 3, words: "3 — sandy gravel, gravel" },
  { value: 4, words: "4 — sand, silty or clayey sand or gravel" },
  { value: 5, words: "5 — clay, silt" },
];
