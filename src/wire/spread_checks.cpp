// The spread footing by id: stability and pressure on the soil (IBC 1806, ASCE 7 2.4).
#include "calc/footing/edition.hpp"
#include "calc/spread/pressure.hpp"
#include "calc/spread/stability.hpp"
#include "wire/single_check.hpp"
#include "wire/soil_wire.hpp"

namespace apex::spread {
BOOST_DESCRIBE_STRUCT(WeightInputs, (),
                      (on_top_lbf, length_x_ft, length_y_ft, thickness_ft, pedestal_ft3, cover_ft,
                       concrete_pcf, soil_pcf))
BOOST_DESCRIBE_STRUCT(Weight, (), (footing_lbf, soil_lbf, total_lbf))
BOOST_DESCRIBE_STRUCT(OverturningInputs, (),
                      (D_lbf, M_ot_lbf_ft, length_ft, offset_ft, rule, factor_least))
BOOST_DESCRIBE_STRUCT(Overturning, (), (M_r_lbf_ft, factor, factor_least, utilisation, passes))
BOOST_DESCRIBE_STRUCT(SlidingInputs, (),
                      (V_lbf, D_on_top_lbf, D_footing_lbf, area_ft2, soil_class, friction,
                       cohesion_psf, rule, self_weight, passive_depth_ft, passive_width_ft,
                       soil_pcf, K_p, factor_least))
BOOST_DESCRIBE_STRUCT(Sliding, (),
                      (base_lbf, passive_lbf, factor, factor_least, utilisation, cohesive, passes))
BOOST_DESCRIBE_STRUCT(BaseLoad, (), (P_lbf, M_x_lbf_ft, M_y_lbf_ft))
BOOST_DESCRIBE_STRUCT(Plan, (), (length_x_ft, length_y_ft))
BOOST_DESCRIBE_STRUCT(PressureInputs, (), (load, plan))
BOOST_DESCRIBE_STRUCT(Plane, (), (a, b_x, b_y))
BOOST_DESCRIBE_STRUCT(AllowableInputs, (),
                      (pressing, soil, displaced_soil_pcf, underside_depth_ft, contact_least))
}  // namespace apex::spread

namespace apex::wire {
namespace {

/// spread::Pressure with its corners by name.
struct PressureResult {
    spread::ContactState state;
    double e_x_ft, e_y_ft, kern_sum, q_max_psf, q_min_psf, contact_share;
    std::optional<double> contact_ft;
    std::vector<double> q_corners_psf;
    spread::Plane plane;
    int iterations;
    double residual_force_lbf, residual_moment_lbf_ft;
};
BOOST_DESCRIBE_STRUCT(PressureResult, (),
                      (state, e_x_ft, e_y_ft, kern_sum, q_max_psf, q_min_psf, contact_share,
                       contact_ft, q_corners_psf, plane, iterations, residual_force_lbf,
                       residual_moment_lbf_ft))

struct SpreadBearing {
    PressureResult pressure;
    double q_psf, q_a_psf, utilisation;
    bool contact_suffices, passes;
};
BOOST_DESCRIBE_STRUCT(SpreadBearing, (),
                      (pressure, q_psf, q_a_psf, utilisation, contact_suffices, passes))

PressureResult listed(const spread::Pressure& p) {
    return {p.state,
            p.e_x_ft,
            p.e_y_ft,
            p.kern_sum,
            p.q_max_psf,
            p.q_min_psf,
            p.contact_share,
            p.contact_ft,
            {p.q_corners_psf.begin(), p.q_corners_psf.end()},
            p.plane,
            p.iterations,
            p.residual_force_lbf,
            p.residual_moment_lbf_ft};
}

}  // namespace

template <>
inline constexpr auto words<spread::StabilityRule> =
    std::array{"reduced_dead"sv, "safety_factor"sv};
template <>
inline constexpr auto words<spread::ContactState> =
    std::array{"full"sv, "one_axis"sv, "corner"sv, "numerical"sv, "overturned"sv};

constexpr Field rule_field =
    field("rule").defaulted().says("0.6 D + 0.6 W against 1.0, or full D against 0.6 W by 1.5");
constexpr Field factor_field =
    field("factor_least").defaulted().says("Of an authority; 0: the rule's own");

template <>
inline constexpr auto rules<spread::WeightInputs> =
    fields(field("on_top_lbf").says("Dead load that stands on the footing"),
           field("pedestal_ft3").defaulted(), field("cover_ft").defaulted(),
           field("concrete_pcf").defaulted(), field("soil_pcf").defaulted());
template <>
inline constexpr auto rules<spread::OverturningInputs> =
    fields(field("D_lbf").says("All dead load above the underside, unfactored"),
           field("M_ot_lbf_ft").says("Of 0.6 W, about the underside"),
           field("offset_ft").defaulted().says("Of D from the middle, towards the toe"), rule_field,
           factor_field);
template <>
inline constexpr auto rules<spread::SlidingInputs> =
    fields(field("V_lbf").says("Of 0.6 W, resultant of both axes"), rule_field,
           field("self_weight").defaulted().says("Whether the footing counts"),
           field("passive_depth_ft").defaulted().says("0: no passive pressure"),
           field("passive_width_ft").defaulted(), field("soil_pcf").defaulted(),
           field("K_p").defaulted(), factor_field);
template <>
inline constexpr auto rules<spread::BaseLoad> =
    fields(field("M_x_lbf_ft").defaulted().says("Presses the +x edge"),
           field("M_y_lbf_ft").defaulted().says("Presses the +y edge"));
template <>
inline constexpr auto rules<spread::AllowableInputs> =
    fields(field("displaced_soil_pcf").defaulted().says("0: gross; else net of this soil"),
           field("underside_depth_ft").defaulted(),
           field("contact_least").defaulted().says("Share of the base that must press"));
template <>
inline constexpr auto rules<PressureResult> = fields(field("contact_ft").null_when_absent());

std::span<const SingleCheck> spread_checks() {
    static constexpr SingleCheck checks[] = {
        single_check<spread::WeightInputs>(
            "spread.weight", "Weight of a spread footing", "Geometry",
            [](auto, const auto& in, auto& sheet) { return spread::weight(in, sheet); }),
        single_check<spread::OverturningInputs>(
            "spread.overturning", "Overturning about the toe", "ASCE 7 2.4.1",
            [](auto, const auto& in, auto& sheet) { return spread::overturning(in, sheet); }),
        single_check<spread::SlidingInputs, SoilEditions>(
            "spread.sliding", "Sliding on the underside", "IBC 1806.3",
            [](auto edition, const auto& in, auto& sheet) {
                return spread::sliding<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<spread::PressureInputs>(
            "spread.pressure", "Pressure under an eccentric force", "Statics",
            [](auto, const auto& in, auto& sheet) -> Outcome<PressureResult> {
                const auto outcome = spread::pressure(in, sheet);
                if (const Rejection* no = refused(outcome)) return *no;
                return listed(value(outcome));
            }),
        single_check<spread::AllowableInputs, SoilEditions>(
            "spread.bearing", "Pressure against what the soil allows", "IBC 1806.2",
            [](auto edition, const auto& in, auto& sheet) -> Outcome<SpreadBearing> {
                const auto outcome = spread::bearing<typename decltype(edition)::type>(in, sheet);
                if (const Rejection* no = refused(outcome)) return *no;
                const spread::Bearing& b = value(outcome);
                return SpreadBearing{listed(b.pressure), b.q_psf, b.q_a_psf, b.utilisation,
                                     b.contact_suffices, b.passes};
            }),
    };
    return checks;
}

}  // namespace apex::wire
