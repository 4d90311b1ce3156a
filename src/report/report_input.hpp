// All that a report shows, as plain values: the stored results and trace of one design, copied by
// whoever orders the report. Not here: any computation. What is absent is said to be absent;
// nothing is guessed (report.hpp).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "trace/record.hpp"

namespace apex::report {

enum class ReportKind : unsigned char { calculation_package, estimate };

/// The project, as a person typed it. All may be empty, long, in any script; control characters are
/// made harmless.
struct Caption {
    std::string name, customer, address, job_number;
    std::string date;  ///< of the document, printed as given; ISO (2026-11-23) also dates the PDF
    std::string engineer, firm;
};

/// One line of the criteria: "Basic wind speed V", "115 mph", "ASCE 7 Hazard Tool, printed
/// 2026-11-20".
struct Criterion {
    std::string name, value, source;
    bool unconfirmed = false;  ///< awaits confirmation; marked in print
};

/// "Codes and standards", "Site", "Materials", "Load combinations".
struct CriteriaGroup {
    std::string title;
    std::vector<Criterion> rows;
};

/// An interpretation switch: where the code leaves a choice.
struct Switch {
    std::string name, value, default_value;
    std::string clause;
    std::string words;  ///< what it decides, one sentence
};

/// A cabinet in place; heights are above grade.
struct CabinetRow {
    double width_ft = 0, height_ft = 0, depth_in = 0, bottom_ft = 0, top_ft = 0, offset_x_ft = 0;
    double area_ft2 = 0, centroid_height_ft = 0, weight_lbf = 0;
    double s_over_h = 0, B_over_s = 0, overturning_arm_ft = 0;
};

struct Geometry {
    double overall_height_ft = 0;
    std::vector<CabinetRow> cabinets;
    double area_ft2 = 0, weight_lbf = 0;
    double centroid_height_ft = 0, centroid_x_ft = 0;
    double weight_centroid_height_ft = 0, weight_centroid_x_ft = 0;
    double overturning_arm_ft = 0;
    std::optional<double> frost_depth_in;
};

struct StripRow {
    double from_ft = 0, to_ft = 0, C_f = 0, force_lbf = 0;
};

/// Wind on one cabinet, strength level.
struct CabinetWindRow {
    int cabinet = 0;  ///< 1, 2, ...
    double s_over_h = 0, B_over_s = 0, K_h = 0, q_h_psf = 0, C_f = 0, G = 0, K_d = 0;
    double case_a_force_lbf = 0, resultant_height_ft = 0;
    double case_b_eccentricity_ft = 0, case_b_torsion_lbf_ft = 0;
    bool has_case_c = false;
    std::vector<StripRow> case_c_strips;
    double case_c_force_lbf = 0, case_c_torsion_lbf_ft = 0;
    bool minimum_governs = false;
};

/// Cabinets that also count as one sign.
struct JoinedSignRow {
    std::string cabinets;  ///< "1 and 2"
    double width_ft = 0, height_ft = 0, s_over_h = 0, B_over_s = 0, q_h_psf = 0, C_f = 0;
    double case_a_force_lbf = 0, resultant_height_ft = 0, case_b_torsion_lbf_ft = 0;
    double case_c_force_lbf = 0, case_c_torsion_lbf_ft = 0;  ///< 0: no case C
};

struct PoleWindRow {
    double bottom_ft = 0, top_ft = 0, q_z_psf = 0, C_f = 0, force_lbf = 0;
};

struct Wind {
    std::string edition;
    double wind_speed_mph = 0, K_zt = 0, K_e = 0, G = 0;
    std::vector<CabinetWindRow> cabinets;
    std::vector<JoinedSignRow> joined_signs;
    std::vector<PoleWindRow> pole;
    double force_lbf = 0, moment_lbf_ft = 0;  ///< Case A with the pole, about grade
    double case_b_torsion_lbf_ft = 0, case_c_force_lbf = 0, case_c_torsion_lbf_ft = 0;
};

/// Forces at grade for one combination; the level is in its name.
struct ReactionRow {
    std::string combination;
    double axial_lbf = 0, shear_lbf = 0, moment_lbf_ft = 0, torsion_lbf_ft = 0;
};

struct SmallerSection {
    std::string designation, failed_check_id, failed_check_title;
    double utilisation = 0;
};

struct Pole {
    std::string designation, family, grade;
    bool is_round = true;
    double F_y_ksi = 0, depth_in = 0, width_in = 0, wall_in = 0, design_wall_in = 0;
    double weight_plf = 0, length_ft = 0, weight_lbf = 0;  ///< of one pole; the last of all poles
    double top_ft = 0;
    double utilisation = 0;
    double natural_frequency_hz = 0, deflection_in = 0, deflection_limit_in = 0;
    std::optional<SmallerSection> next_smaller;
    int count = 1;
    double spacing_ft = 0;  ///< centre to centre, of several
};

struct Footing {
    std::string shape;  ///< round, square
    double diameter_ft = 0, required_depth_ft = 0, depth_ft = 0;
    std::optional<double> other_reading_depth_ft;
    double lateral_force_lbf = 0, height_ft = 0;
    double lateral_pressure_psf = 0, concrete_yd3 = 0;
    int iterations = 0;
    double residual_ft = 0;
    double concrete_strength_psi = 0;  ///< f'c; 0: not told, and not drawn
};

struct Quantities {
    double steel_lb = 0, concrete_yd3 = 0, excavation_yd3 = 0, cabinet_area_ft2 = 0;
};

struct PriceLine {
    std::string item, unit;
    double quantity = 0;
    long long unit_price_cents = 0, amount_cents = 0;
};

struct Price {
    std::string price_book, currency, effective_from;
    std::vector<PriceLine> lines;
    long long total_cents = 0;
};

struct Governing {
    std::string check_id, title, load_case;
    double utilisation = 0;
};

struct DataPack {
    std::string name, version, sha256;
};

/// One stored revision of a design with its results.
struct Design {
    std::string input_hash, design_hash;
    int revision = 0;  ///< 0: not stored (command line)
    bool passes = false;
    Governing governing;
    std::vector<CriteriaGroup> criteria;
    std::vector<Switch> switches;
    Geometry geometry;
    Wind wind;
    std::vector<ReactionRow> reactions;
    Pole pole;
    Footing footing;
    Quantities quantities;
    Price price;
    std::vector<CheckRecord> checks;
    std::vector<StepRecord> trace;
    std::vector<std::string> assumptions, warnings;
    std::vector<DataPack> data_packs;
    std::string document;  ///< the canonical `apex.design/1` text, echoed in the appendix
};

struct ReportInput {
    ReportKind kind = ReportKind::calculation_package;
    Caption caption;
    std::optional<Design> design;  ///< absent: a cover that says "no design saved"
    std::string engine_version, program_version;
};

}  // namespace apex::report
