/** The API's shapes by the names this program uses. */

export interface Cabinet {
  width_ft: number;
  height_ft: number;
  depth_in: number;
  weight_psf?: number;
  bottom_ft?: number;
  offset_x_ft?: number;
  solidity?: number;
  return_length_ft?: number;
}

export interface DesignDocument {
  schema: "apex.design/1";
  codes: { wind: string; steel: string; concrete: string; soil: string };
  site: {
    wind_speed_mph: number;
    risk_category: string;
    exposure: string;
    source: string;
    topographic_factor?: number;
    elevation_ft?: number;
    frost_depth_in?: number;
  };
  sign: { overall_height_ft: number; cabinets: Cabinet[] };
  support: {
    count?: number;
    family: string;
    designation: string;
    grade?: string;
    pole_top_ft?: number;
  };
  foundation: {
    type: string;
    shape?: string;
    diameter_ft: number;
    depth_ft?: number;
    soil: {
      class?: number;
      lateral_psf_per_ft?: number;
      vertical_psf?: number;
      report?: string;
    };
    concrete_strength_psi?: number;
  };
  options?: Record<string, string | number | boolean>;
  project?: Record<string, string>;
}

export interface Check {
  id: string;
  title: string;
  demand: number;
  capacity: number;
  unit: string;
  utilisation: number;
  passes: boolean;
  status: string;
  case: string;
  clause: string;
  unconfirmed: boolean;
}

export interface Step {
  kind: string;
  symbol: string;
  unit: string;
  formula: string;
  worked: string;
  value: number;
  clause: string;
  unconfirmed: boolean;
}

export interface Answer<Result> {
  result: Result;
  checks: Check[];
  assumptions: string[];
  warnings: string[];
  trace?: Step[];
  input_hash: string;
  design_hash: string;
  engine_version: string;
}

export interface CabinetGeometry {
  width_ft: number;
  height_ft: number;
  depth_in: number;
  bottom_ft: number;
  top_ft: number;
  offset_x_ft: number;
  area_ft2: number;
  centroid_height_ft: number;
  weight_lbf: number;
  s_over_h: number;
  B_over_s: number;
  overturning_arm_ft: number;
}

export interface CabinetsGeometry {
  overall_height_ft: number;
  cabinets: CabinetGeometry[];
  area_ft2: number;
  weight_lbf: number;
  centroid_height_ft: number;
  overturning_arm_ft: number;
}

export interface CabinetWind {
  cabinet: number;
  q_h_psf: number;
  C_f: number;
  G: number;
  K_h: number;
  s_over_h: number;
  B_over_s: number;
  case_a_force_lbf: number;
  resultant_height_ft: number;
  case_b_eccentricity_ft: number;
  case_b_torsion_lbf_ft: number;
  has_case_c: boolean;
  case_c_force_lbf: number;
  case_c_torsion_lbf_ft: number;
  minimum_governs: boolean;
}

export interface DesignResult {
  passes: boolean;
  governing: { check_id: string; title: string; load_case: string; utilisation: number };
  geometry: CabinetsGeometry;
  wind: {
    edition: string;
    wind_speed_mph: number;
    cabinets: CabinetWind[];
    pole: { bottom_ft: number; top_ft: number; q_z_psf: number; C_f: number; force_lbf: number }[];
    force_lbf: number;
    moment_lbf_ft: number;
    case_b_torsion_lbf_ft: number;
    case_c_force_lbf: number;
    case_c_torsion_lbf_ft: number;
  };
  reactions: {
    combination: string;
    axial_lbf: number;
    shear_lbf: number;
    moment_lbf_ft: number;
    torsion_lbf_ft: number;
  }[];
  pole: {
    designation: string;
    family: string;
    grade: string;
    F_y_ksi: number;
    depth_in: number;
    width_in: number;
    wall_in: number;
    design_wall_in: number;
    weight_plf: number;
    length_ft: number;
    weight_lbf: number;
    utilisation: number;
    natural_frequency_hz: number;
    deflection_in: number;
    deflection_limit_in: number;
    next_smaller?: {
      designation: string;
      failed_check_id: string;
      failed_check_title: string;
      utilisation: number;
    } | null;
  };
  footing: {
    shape: string;
    diameter_ft: number;
    required_depth_ft: number;
    depth_ft: number;
    other_reading_depth_ft?: number | null;
    lateral_force_lbf: number;
    height_ft: number;
    lateral_pressure_psf: number;
    concrete_yd3: number;
  };
  price: {
    price_book: string;
    currency: string;
    effective_from: string;
    lines: {
      item: string;
      unit: string;
      quantity: number;
      unit_price_cents: number;
      amount_cents: number;
    }[];
    total_cents: number;
  };
}

export interface PoleOption {
  designation: string;
  family: string;
  weight_plf: number;
  weight_lbf: number;
  passes: boolean;
  utilisation: number;
  governing_check_title: string;
}

export interface PoleOptions {
  passing: PoleOption[];
  failing: PoleOption[];
}

export interface SiteResult {
  place: {
    city: string;
    state: string;
    zip: string;
    county: string;
    lat: number;
    lon: number;
    grade: string;
    notes?: string[];
  } | null;
  wind: {
    edition: string;
    is_screening: boolean;
    source: string | null;
    retrieved_at: string | null;
    accuracy_mph: number | null;
    wind_speed_mph: Record<"I" | "II" | "III" | "IV", number | null>;
  };
  frost?: { value: number | null; unit: string; source?: string | null; note?: string | null };
  must_enter: { field: string; reason: string; where: string }[];
}

export interface Project {
  project_id: string;
  account_id: string;
  name: string;
  customer: string;
  description?: string | null;
  site_name?: string | null;
  street?: string | null;
  status: string;
  allowed_transitions: string[];
  created_by?: string | null;
  created_at: string;
  updated_at: string;
  design?: RevisionHeader | null;
}

export interface DesignSummary {
  passes: boolean;
  governing_check_id: string;
  governing_check_title: string;
  governing_utilisation: number;
  pole_designation: string;
  footing_diameter_ft: number;
  footing_depth_ft: number;
  price_cents: number;
  currency: string;
}

export interface RevisionHeader {
  number: number;
  input_hash: string;
  design_hash: string;
  engine_version: string;
  summary: DesignSummary;
  created_at: string;
  created_by: string;
}

export interface Revision extends RevisionHeader {
  document: DesignDocument;
}

export interface ReportFile {
  sha256: string;
  kind: string;
  url: string;
  size_bytes: number;
  revision: number;
  created_at: string;
}

export interface Task {
  task_id: string;
  kind: string;
  status: "queued" | "running" | "completed" | "failed" | "cancelled";
  progress: number;
  stage: string;
  attempts: number;
  result?: { pdf_ref: string; sha256: string; url: string } | null;
  error?: string | null;
}
