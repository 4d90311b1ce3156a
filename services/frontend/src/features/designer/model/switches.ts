/**
 * The interpretation switches: places where the codes leave a choice. Each is shown with its clause; the first
 * choice is the engine's default and is left out of the document, so that the default stays the engine's.
 */
import type { Choice } from "./choices";

export interface Switch {
  name: string;
  label: string;
  clause: string;
  choices: readonly [Choice, ...Choice[]];
}

export const footingSwitches: readonly Switch[] = [
  {
    name: "footing_depth_limit_reading",
    label: "12 ft limit of the footing depth",
    clause: "IBC 1807.3.2.1",
    choices: [
      { value: "cap_on_depth", words: "Depth limited to 12 ft, then its third" },
      { value: "cap_on_third", words: "Third of the depth limited to 12 ft" },
    ],
  },
  {
    name: "isolated_pole_factor",
    label: "Isolated pole",
    clause: "IBC 1806.3.4",
    choices: [
      { value: 1, words: "1.0 — no increase" },
      { value: 2, words: "2.0 — 1/2 in movement at grade accepted" },
    ],
  },
  {
    name: "third_increase",
    label: "One-third increase",
    clause: "IBC 1806.1",
    choices: [
      { value: false, words: "Off" },
      { value: true, words: "On, with the alternative combinations" },
    ],
  },
  {
    name: "square_width",
    label: "Width of a square footing",
    clause: "IBC 1807.3.2.1",
    choices: [
      { value: "diagonal", words: "Diagonal" },
      { value: "side", words: "Side" },
    ],
  },
  {
    name: "grade_restraint",
    label: "Restraint at grade",
    clause: "IBC 1807.3.2",
    choices: [
      { value: "none", words: "None" },
      { value: "slab", words: "Slab designed for the reaction" },
    ],
  },
  {
    name: "geotech_stack_2x",
    label: "Isolated-pole factor on a soil report's values",
    clause: "IBC 1806.3.4",
    choices: [
      { value: false, words: "No" },
      { value: true, words: "Yes, the report says so" },
    ],
  },
  {
    name: "depth_round_up_ft",
    label: "Depth rounded up to",
    clause: "practice",
    choices: [
      { value: 0.5, words: "6 in" },
      { value: 0, words: "not rounded" },
      { value: 1, words: "1 ft" },
    ],
  },
];

export const windSwitches: readonly Switch[] = [
  {
    name: "kz_method",
    label: "K_z",
    clause: "ASCE 7 Table 26.10-1",
    choices: [
      { value: "formula", words: "By formula" },
      { value: "table", words: "From the table, interpolated" },
    ],
  },
  {
    name: "q_height",
    label: "Height of the velocity pressure",
    clause: "ASCE 7 29.3.1",
    choices: [
      { value: "top", words: "Top of the sign" },
      { value: "centroid", words: "Centroid" },
    ],
  },
  {
    name: "ke",
    label: "Ground elevation factor K_e",
    clause: "ASCE 7 26.9",
    choices: [
      { value: "one", words: "1.0" },
      { value: "from_elevation", words: "From the ground elevation" },
    ],
  },
  {
    name: "kd_pole",
    label: "K_d of the pole",
    clause: "ASCE 7 Table 26.6-1",
    choices: [
      { value: "table", words: "Of its shape" },
      { value: "sign", words: "0.85, as the sign" },
    ],
  },
  {
    name: "open_area",
    label: "Openings of the face",
    clause: "ASCE 7 Figure 29.3-1",
    choices: [
      { value: "factor", words: "Reduction factor" },
      { value: "gross", words: "Gross area" },
    ],
  },
  {
    name: "case_c_10_13",
    label: "Case C between B/s 10 and 13",
    clause: "ASCE 7 Figure 29.3-1",
    choices: [
      { value: "blend", words: "Blend the two layouts" },
      { value: "refuse", words: "Refuse" },
    ],
  },
  {
    name: "return_corner_credit",
    label: "Credit for return corners",
    clause: "ASCE 7 Figure 29.3-1",
    choices: [
      { value: "none_below_0_3", words: "None below L_r/s 0.3" },
      { value: "interpolate", words: "Interpolated from 1.0" },
    ],
  },
  {
    name: "pole_wind_extent",
    label: "Wind on the pole",
    clause: "ASCE 7 29.4",
    choices: [
      { value: "exposed", words: "Exposed length" },
      { value: "full", words: "Full length" },
    ],
  },
];

export const steelSwitches: readonly Switch[] = [
  {
    name: "steel_method",
    label: "Steel method",
    clause: "AISC 360 B3",
    choices: [
      { value: "lrfd", words: "LRFD" },
      { value: "asd", words: "ASD" },
    ],
  },
  {
    name: "round_torsion_constant",
    label: "Torsional constant C of round sections",
    clause: "AISC 360 H3.1",
    choices: [
      { value: "two_s", words: "2S, as tabulated" },
      { value: "mean_diameter", words: "By the mean diameter" },
    ],
  },
  {
    name: "xs_large_pipe_wall",
    label: "Design wall of XS pipe, 14 to 26 in",
    clause: "AISC 360 B4.2",
    choices: [
      { value: 0.9, words: "0.90 of nominal" },
      { value: 0.93, words: "0.93 of nominal" },
    ],
  },
];
