// Results of the engine on the wire. Each field is what its struct says
// (calc/design/sign_design.hpp, trace/record.hpp): units stand in the names, heights are above
// grade, forces are strength level unless said otherwise.
#include "wire/describe.hpp"
#include "wire/design_wire.hpp"
#include "wire/reface_wire.hpp"

namespace apex {
BOOST_DESCRIBE_STRUCT(StepRecord, (),
                      (kind, symbol, unit, formula, worked, value, clause, unconfirmed))
BOOST_DESCRIBE_STRUCT(CheckRecord, (),
                      (id, title, demand, capacity, unit, utilisation, passes, status, load_case,
                       clause, unconfirmed))
}  // namespace apex

namespace apex::pricing {
BOOST_DESCRIBE_STRUCT(Quantities, (),
                      (steel_lb, steel_family, pole_length_ft, concrete_yd3, excavation_yd3,
                       cabinet_area_ft2, cabinet_count, overall_height_ft))
BOOST_DESCRIBE_STRUCT(PriceLine, (), (item, unit, quantity, unit_price_cents, amount_cents))
BOOST_DESCRIBE_STRUCT(Price, (), (price_book, currency, effective_from, lines, total_cents))
}  // namespace apex::pricing

namespace apex::design {
BOOST_DESCRIBE_STRUCT(CabinetGeometry, (),
                      (width_ft, height_ft, depth_in, bottom_ft, top_ft, offset_x_ft, area_ft2,
                       centroid_height_ft, weight_lbf, s_over_h, B_over_s, overturning_arm_ft))
BOOST_DESCRIBE_STRUCT(CabinetsGeometry, (),
                      (overall_height_ft, cabinets, area_ft2, weight_lbf, centroid_height_ft,
                       centroid_x_ft, weight_centroid_height_ft, weight_centroid_x_ft,
                       overturning_arm_ft))
BOOST_DESCRIBE_STRUCT(StripForce, (), (from_ft, to_ft, C_f, force_lbf))
BOOST_DESCRIBE_STRUCT(CabinetWind, (),
                      (cabinet, s_over_h, B_over_s, K_h, q_h_psf, C_f, G, K_d, case_a_force_lbf,
                       resultant_height_ft, case_b_eccentricity_ft, case_b_torsion_lbf_ft,
                       has_case_c, case_c_strips, case_c_force_lbf, case_c_torsion_lbf_ft,
                       minimum_governs))
BOOST_DESCRIBE_STRUCT(JoinedSignWind, (),
                      (cabinets, width_ft, height_ft, top_ft, offset_x_ft, solidity, s_over_h,
                       B_over_s, q_h_psf, C_f, case_a_force_lbf, resultant_height_ft,
                       case_b_torsion_lbf_ft, has_case_c, case_c_force_lbf, case_c_torsion_lbf_ft,
                       minimum_governs))
BOOST_DESCRIBE_STRUCT(PoleSegmentWind, (), (bottom_ft, top_ft, q_z_psf, C_f, force_lbf))
BOOST_DESCRIBE_STRUCT(WindResult, (),
                      (edition, wind_speed_mph, K_zt, K_e, G, cabinets, joined_signs, pole,
                       force_lbf, moment_lbf_ft, case_b_torsion_lbf_ft, case_c_force_lbf,
                       case_c_torsion_lbf_ft))
BOOST_DESCRIBE_STRUCT(Reaction, (),
                      (combination, axial_lbf, shear_lbf, moment_lbf_ft, torsion_lbf_ft))
BOOST_DESCRIBE_STRUCT(SmallerSection, (),
                      (designation, failed_check_id, failed_check_title, utilisation))
BOOST_DESCRIBE_STRUCT(PoleResult, (),
                      (designation, family, grade, F_y_ksi, depth_in, width_in, wall_in,
                       design_wall_in, weight_plf, length_ft, weight_lbf, utilisation,
                       natural_frequency_hz, deflection_in, deflection_limit_in, count, spacing_ft,
                       next_smaller))
BOOST_DESCRIBE_STRUCT(FootingResult, (),
                      (shape, count, diameter_ft, required_depth_ft, depth_ft,
                       other_reading_depth_ft, lateral_force_lbf, height_ft, lateral_pressure_psf,
                       concrete_yd3, iterations, residual_ft))
BOOST_DESCRIBE_STRUCT(Governing, (), (check_id, title, load_case, utilisation))
BOOST_DESCRIBE_STRUCT(DesignResult, (),
                      (passes, governing, geometry, wind, reactions, pole, footing, quantities,
                       price))
BOOST_DESCRIBE_STRUCT(PoleOption, (),
                      (designation, family, weight_plf, weight_lbf, passes, utilisation,
                       governing_check_id, governing_check_title, checks, price_total_cents))
BOOST_DESCRIBE_STRUCT(PoleOptions, (),
                      (order, price_book, currency, effective_from, passing, failing))
BOOST_DESCRIBE_STRUCT(RefaceRequest, (), (design, cabinet, vary, step_ft))
BOOST_DESCRIBE_STRUCT(RefaceSize, (),
                      (width_ft, height_ft, area_ft2, passes, governing, failing, refused))
BOOST_DESCRIBE_STRUCT(RefaceResult, (), (present, largest, next, sizes_checked))
}  // namespace apex::design

namespace apex::wire {
using namespace design;

template <>
inline constexpr auto rules<StepRecord> = fields(
    field("kind").says("heading, given, looked_up, equation or note"),
    field("formula").says("In symbols; the words of a heading or a note"),
    field("worked").says("In digits"), field("value").says("All digits of the result"),
    field("unconfirmed")
        .says(
            "The clause or a constant behind it awaits confirmation against the printed standard"));

template <>
inline constexpr auto words<PoleOrder> = std::array{"weight"sv, "cost"sv};
template <>
inline constexpr auto words<RefaceVary> = std::array{"width"sv, "area"sv};

template <>
inline constexpr auto rules<RefaceRequest> =
    fields(field("design").says("Names its section and its footing depth"),
           field("cabinet").defaulted().at_least(1).at_most(100).says("Which one changes"),
           field("vary").defaulted().says("Width at the same height, or area at the same aspect"),
           field("step_ft").defaulted().at_least(0.1).at_most(10).says("Of the width"));
template <>
inline constexpr auto rules<RefaceSize> =
    fields(field("governing").null_when_absent().says("The greatest utilisation"),
           field("failing").says("Every check that fails"),
           field("refused").null_when_absent().says("Why this size is outside a clause"));
template <>
inline constexpr auto rules<RefaceResult> =
    fields(field("present").says("The cabinet as the document has it"),
           field("largest").null_when_absent().says("Passes, and so does every smaller multiple"),
           field("next").null_when_absent().says("One step more; null at 300 ft"));

template <>
inline constexpr auto rules<PoleOption> = fields(
    field("price_total_cents")
        .null_when_absent()
        .says("Of the whole sign with this pole and the footing it needs; null where it fails"));

template <>
inline constexpr auto rules<CheckRecord> = fields(
    field("id").says("Stable name of the check"),
    field("utilisation")
        .says("Demand over capacity, or the interaction sum; above 1 the check fails"),
    field("status").says("run, or not_run where an input is missing"),
    field("load_case").called("case").says("Combination and wind case that govern"),
    field("unconfirmed")
        .says(
            "The clause or a constant behind it awaits confirmation against the printed standard"));

template <>
inline constexpr auto rules<CabinetWind> =
    fields(field("cabinet").says("1, 2, ... as in the document"),
           field("has_case_c").says("B/s is at least 2"),
           field("minimum_governs").says("The floor of ASCE 7 29.7 governs"));

template <>
inline constexpr auto rules<JoinedSignWind> =
    fields(field("cabinets").says("1, 2, ... as in the document"),
           field("solidity").says("Solid area of the cabinets over that of the rectangle"),
           field("has_case_c").says("B/s is at least 2"),
           field("minimum_governs").says("The floor of ASCE 7 29.7 governs"));

template <>
inline constexpr auto rules<WindResult> = fields(
    field("joined_signs")
        .defaulted()
        .says("Cabinets so close that they also count as one sign; the worse reading governs"));

template <>
inline constexpr auto rules<PoleResult> =
    fields(field("length_ft").says("Of one pole"), field("weight_lbf").says("Of all poles"),
           field("count").defaulted().says("Equal poles"),
           field("spacing_ft").null_when_absent().says("Centre to centre, of several poles"),
           field("next_smaller")
               .null_when_absent()
               .says("The next lighter section, and which check fails"));

template <>
inline constexpr auto rules<FootingResult> =
    fields(field("count").defaulted().says("One under each pole; the rest is of one footing"),
           field("other_reading_depth_ft")
               .null_when_absent()
               .says("Where the depth exceeds 12 ft: by the other reading of the limit"),
           field("lateral_force_lbf").says("P of the embedment equation, allowable-stress level"),
           field("height_ft").says("h of the embedment equation"));

template <>
inline constexpr auto rules<Governing> = fields(field("load_case").called("case"));

// Quantities also come in, to be priced: what is not bought may be left out.
template <>
inline constexpr auto rules<pricing::Quantities> = fields(
    // Four poles and footings of a sign at the limits of the design document stay below these.
    field("steel_lb").defaulted().at_least(0).at_most(2e6).says("Poles over their whole length"),
    field("steel_family")
        .defaulted()
        .length(0, 20)
        .says("hss_round, hss_square, hss_rect or pipe: steel is priced by family"),
    field("pole_length_ft").defaulted().at_least(0).at_most(2'000).says("Of all poles"),
    field("concrete_yd3")
        .defaulted()
        .at_least(0)
        .at_most(10'000)
        .says("Gross: the pole inside is not deducted"),
    field("excavation_yd3").defaulted().at_least(0).at_most(20'000).says("Loose spoil"),
    field("cabinet_area_ft2")
        .defaulted()
        .at_least(0)
        .at_most(1e6)
        .says("Of one face of each cabinet"),
    field("cabinet_count").defaulted().at_least(0).at_most(100),
    field("overall_height_ft").defaulted().at_least(0).at_most(300));

APEX_WIRE_TYPE(StepRecord)
APEX_WIRE_TYPE(CheckRecord)
APEX_WIRE_TYPE(std::vector<StepRecord>)
APEX_WIRE_TYPE(std::vector<CheckRecord>)
APEX_WIRE_TYPE(pricing::Quantities)
APEX_WIRE_TYPE(pricing::PriceLine)
APEX_WIRE_TYPE(pricing::Price)
APEX_WIRE_TYPE(Governing)
APEX_WIRE_TYPE(CabinetsGeometry)
APEX_WIRE_TYPE(WindResult)
APEX_WIRE_TYPE(PoleResult)
APEX_WIRE_TYPE(FootingResult)
APEX_WIRE_TYPE(DesignResult)
APEX_WIRE_TYPE(PoleOrder)
APEX_WIRE_TYPE(PoleOptions)
APEX_WIRE_TYPE(RefaceRequest)
APEX_WIRE_TYPE(RefaceResult)

}  // namespace apex::wire
