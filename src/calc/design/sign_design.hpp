// What a design comes to: loads, pole, footing, quantities, price and every check. See
// design_document.hpp for what is asked.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"
#include "calc/design/design_document.hpp"
#include "calc/pricing/price.hpp"
#include "trace/check.hpp"
#include "trace/trace.hpp"

namespace apex::design {

/// What every engineering answer carries beside its result.
struct Findings {
    std::vector<Check> checks;
    std::vector<std::string> assumptions;  ///< what was taken without being told; each one sentence
    std::vector<std::string> warnings;     ///< what an engineer must look at
    std::vector<Step> trace;               ///< empty unless a derivation was asked for
};

template <class Result>
struct Answer {
    Result result;
    Findings findings;
};

/// A cabinet in place. Heights are above grade.
struct CabinetGeometry {
    double width_ft, height_ft, depth_in, bottom_ft, top_ft, offset_x_ft;
    double area_ft2, centroid_height_ft, weight_lbf;
    double s_over_h, B_over_s;
    double overturning_arm_ft;  ///< grade to the resultant of wind: mid-height, or 0.05 h higher
                                ///< where s/h counts as 1
};

struct CabinetsGeometry {
    double overall_height_ft;
    std::vector<CabinetGeometry> cabinets;
    double area_ft2, weight_lbf;               ///< of all cabinets
    double centroid_height_ft, centroid_x_ft;  ///< of area
    double weight_centroid_height_ft, weight_centroid_x_ft;
    double overturning_arm_ft;  ///< area-weighted
};

struct StripForce {
    double from_ft, to_ft;  ///< from the windward edge
    double C_f, force_lbf;
};

/// Wind on one cabinet, strength level.
struct CabinetWind {
    int cabinet;  ///< 1, 2, ... as in the document
    double s_over_h, B_over_s, K_h, q_h_psf, C_f, G, K_d;
    double case_a_force_lbf, resultant_height_ft;
    double case_b_eccentricity_ft, case_b_torsion_lbf_ft;
    bool has_case_c;  ///< B/s >= 2
    std::vector<StripForce> case_c_strips;
    double case_c_force_lbf, case_c_torsion_lbf_ft;
    bool minimum_governs;  ///< the 16 psf floor
};

/// Wind on cabinets that count as one sign, strength level, besides that on each by itself.
struct JoinedSignWind {
    std::vector<int> cabinets;                        ///< 1, 2, ... as in the document
    double width_ft, height_ft, top_ft, offset_x_ft;  ///< of the rectangle around them
    double solidity;                                  ///< their solid area over the rectangle's
    double s_over_h, B_over_s, q_h_psf, C_f;
    double case_a_force_lbf, resultant_height_ft, case_b_torsion_lbf_ft;
    bool has_case_c;  ///< B/s >= 2
    double case_c_force_lbf, case_c_torsion_lbf_ft;
    bool minimum_governs;  ///< the 16 psf floor
};

/// A stretch of the pole that no cabinet hides.
struct PoleSegmentWind {
    double bottom_ft, top_ft, q_z_psf, C_f, force_lbf;
};

struct WindResult {
    std::string edition;
    double wind_speed_mph, K_zt, K_e, G;
    std::vector<CabinetWind> cabinets;
    std::vector<JoinedSignWind> joined_signs;  ///< none where no cabinets stand that close
    std::vector<PoleSegmentWind> pole;
    double force_lbf, moment_lbf_ft;  ///< Case A with the pole, about grade; the worse reading
    double case_b_torsion_lbf_ft, case_c_force_lbf, case_c_torsion_lbf_ft;
};

/// Forces at grade for one combination; of several poles those of the one that takes most. Level is
/// in the name ("0.6D + 0.6W, case B").
struct Reaction {
    std::string combination;
    double axial_lbf, shear_lbf, moment_lbf_ft, torsion_lbf_ft;
};

struct SmallerSection {
    std::string designation, failed_check_id, failed_check_title;
    double utilisation;
};

struct PoleResult {
    std::string designation, family, grade;
    double F_y_ksi, depth_in, width_in, wall_in, design_wall_in, weight_plf;
    double length_ft, weight_lbf;  ///< of one pole; of all poles
    int count = 1;
    std::optional<double> spacing_ft;  ///< centre to centre, of several
    double utilisation;                ///< greatest of the pole's checks
    double natural_frequency_hz, deflection_in, deflection_limit_in;
    std::optional<SmallerSection>
        next_smaller;  ///< the next lighter one, and why it does not do; only with "auto"
};

struct FootingResult {
    std::string shape;
    int count = 1;  ///< one under each pole; the rest is of one footing
    double diameter_ft, required_depth_ft, depth_ft;
    std::optional<double>
        other_reading_depth_ft;  ///< where the depth exceeds 12 ft: the other reading of the limit
    double lateral_force_lbf, height_ft;  ///< P and h of equation 18-1, ASD level
    double lateral_pressure_psf, concrete_yd3;
    int iterations;
    double residual_ft;
};

using Quantities = pricing::Quantities;
using PriceLine = pricing::PriceLine;
using Price = pricing::Price;

struct Governing {
    std::string check_id, title, load_case;
    double utilisation;
};

struct DesignResult {
    bool passes;
    Governing governing;
    CabinetsGeometry geometry;
    WindResult wind;
    std::vector<Reaction> reactions;
    PoleResult pole;
    FootingResult footing;
    Quantities quantities;
    Price price;
};

/// The same quantities at the rates of a day ("2026-11-23"); empty: the newest price book.
Outcome<Price> price_on(const Quantities& quantities, std::string_view date);

enum class Derivation : unsigned char { none, written };

/// The whole calculation. `"auto"` finds the lightest catalogue section that passes every check;
/// none: a Rejection at /support/designation. With Derivation::written the chosen design runs once
/// more as Term; both runs must agree in every bit.
Outcome<Answer<DesignResult>> check_design(const DesignDocument& document, Derivation derivation);

enum class PoleOrder : unsigned char { weight, cost };

struct PoleOption {
    std::string designation, family;
    double weight_plf, weight_lbf;
    bool passes;
    double utilisation;              ///< greatest
    std::string governing_check_id;  ///< the greatest, or the first that refuses the section
    std::string governing_check_title;
    std::vector<Governing> checks;  ///< all of the section's checks
    /// Of the whole sign with this pole and the footing it needs; only for a section that passes.
    std::optional<long long> price_total_cents;
};

struct PoleOptions {
    PoleOrder order;                                   ///< of `passing`
    std::string price_book, currency, effective_from;  ///< what the prices come from
    /// Lightest first, ties by designation; or cheapest first, ties by weight and designation.
    std::vector<PoleOption> passing;
    std::vector<PoleOption> failing;  ///< lightest first
};

/// The whole catalogue for this design, priced by the newest price book.
Outcome<Answer<PoleOptions>> pole_options(const DesignDocument& document,
                                          PoleOrder order = PoleOrder::weight);

/// Geometry only; nothing about strength.
Outcome<Answer<CabinetsGeometry>> derive_cabinets(const Sign& sign);

struct WindRequest {
    WindEdition edition = WindEdition::asce7_22;
    Site site;
    Sign sign;
    Options options;
    /// Outside size of the pole for its own wind; absent: cabinets only.
    std::optional<double> pole_width_in;
    bool pole_is_round = true;
};
Outcome<Answer<WindResult>> wind_on_sign(const WindRequest& request, Derivation derivation);

}  // namespace apex::design
