// The spread footing by id: stability and pressure on the soil (IBC 1806, ASCE 7 2.4), forces in
// the concrete and its strength (ACI 318-19).
#include "calc/footing/edition.hpp"
#include "calc/spread/bar_layout.hpp"
#include "calc/spread/concrete_strength.hpp"
#include "calc/spread/pressure.hpp"
#include "calc/spread/section_forces.hpp"
#include "calc/spread/stability.hpp"
#include "wire/concrete_wire.hpp"
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
BOOST_DESCRIBE_STRUCT(OneWayShearInputs, (), (materials, V_u_lbf, b_in, d_in, A_s_in2, size_effect))
BOOST_DESCRIBE_STRUCT(OneWayShear, (), (lambda_s, rho, phi_V_c_lbf, utilisation))
BOOST_DESCRIBE_STRUCT(TwoWayShearInputs, (),
                      (materials, V_u_lbf, M_x_lbf_ft, M_y_lbf_ft, pole_x_in, pole_y_in, round,
                       plate_x_in, plate_y_in, d_in, size_effect))
BOOST_DESCRIBE_STRUCT(TwoWayShear, (),
                      (b_1_in, b_2_in, b_o_in, lambda_s, coefficient, gamma_v_x, gamma_v_y, v_u_psi,
                       phi_v_c_psi, phi_V_c_lbf, utilisation))
BOOST_DESCRIBE_STRUCT(FlexureInputs, (),
                      (materials, M_u_lbf_ft, b_in, h_in, d_in, A_s_in2, spacing_in))
BOOST_DESCRIBE_STRUCT(Flexure, (),
                      (a_in, c_in, strain, phi, phi_M_n_lbf_ft, A_s_min_in2, spacing_max_in,
                       utilisation, enough_steel, close_enough, tension_controlled, passes))
BOOST_DESCRIBE_STRUCT(MinimaInputs, (), (h_in, cover_in, bar_diameter_in))
BOOST_DESCRIBE_STRUCT(Minima, (), (d_in, d_least_in, passes))
BOOST_DESCRIBE_STRUCT(BarLayoutInputs, (),
                      (A_s_in2, b_in, h_in, cover_in, available_in, top, materials, bars))
BOOST_DESCRIBE_STRUCT(BarLayout, (),
                      (bar, count, A_s_in2, spacing_in, clear_in, develop_in, hooked))
BOOST_DESCRIBE_STRUCT(SectionForcesInputs, (),
                      (load, plan, own_weight_psf, pole_x_in, pole_y_in, d_in))
BOOST_DESCRIBE_STRUCT(SectionForces, (),
                      (M_bottom_x_lbf_ft, M_bottom_y_lbf_ft, M_top_x_lbf_ft, M_top_y_lbf_ft,
                       V_x_lbf, V_y_lbf))
BOOST_DESCRIBE_STRUCT(Pole, (), (x_ft, P_lbf, M_x_lbf_ft, M_y_lbf_ft))
BOOST_DESCRIBE_STRUCT(CombinedInputs, (), (poles, plan, own_weight_psf))
}  // namespace apex::spread

namespace apex::wire {
namespace {

struct CombinedFooting {
    spread::BaseLoad load;
    double q_max_psf, contact_share;
    double M_bottom_lbf_ft, M_bottom_at_ft, M_top_lbf_ft, M_top_at_ft, V_lbf, V_at_ft;
    double closing_shear_lbf, closing_moment_lbf_ft;
};
BOOST_DESCRIBE_STRUCT(CombinedFooting, (),
                      (load, q_max_psf, contact_share, M_bottom_lbf_ft, M_bottom_at_ft,
                       M_top_lbf_ft, M_top_at_ft, V_lbf, V_at_ft, closing_shear_lbf,
                       closing_moment_lbf_ft))

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
constexpr Field size_effect =
    field("size_effect").defaulted().says("13.2.6.2 permits to neglect lambda_s");
template <>
inline constexpr auto rules<spread::OneWayShearInputs> = fields(field("materials").defaulted(),
                                                                size_effect);
template <>
inline constexpr auto rules<spread::TwoWayShearInputs> =
    fields(field("materials").defaulted(), field("M_x_lbf_ft").defaulted(),
           field("M_y_lbf_ft").defaulted(), field("round").defaulted(),
           field("plate_x_in").defaulted().says("0: no base plate"),
           field("plate_y_in").defaulted(), size_effect);
template <>
inline constexpr auto rules<spread::FlexureInputs> = fields(field("materials").defaulted(),
                                                            field("spacing_in").defaulted());
template <>
inline constexpr auto rules<spread::MinimaInputs> = fields(field("cover_in").defaulted());
template <>
inline constexpr auto rules<spread::BarLayoutInputs> =
    fields(field("cover_in").defaulted(), field("top").defaulted(), field("materials").defaulted(),
           field("bars").defaulted().length(1, 11));
template <>
inline constexpr auto rules<spread::Pole> = fields(field("M_x_lbf_ft").defaulted(),
                                                   field("M_y_lbf_ft").defaulted());
template <>
inline constexpr auto rules<spread::CombinedInputs> = fields(field("poles").length(2, 4),
                                                             field("own_weight_psf").defaulted());
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
        single_check<spread::SectionForcesInputs>(
            "spread.section_forces", "Moments and shears in a footing", "Statics",
            [](auto, const auto& in, auto& sheet) { return spread::section_forces(in, sheet); }),
        single_check<spread::CombinedInputs>(
            "spread.combined", "Footing under two to four poles in a row", "Statics",
            [](auto, const auto& in, auto& sheet) -> Outcome<CombinedFooting> {
                const auto outcome = spread::combined(in, sheet);
                if (const Rejection* no = refused(outcome)) return *no;
                const spread::Combined& c = value(outcome);
                return CombinedFooting{c.load,
                                       c.pressure.q_max_psf,
                                       c.pressure.contact_share,
                                       c.M_bottom_lbf_ft,
                                       c.M_bottom_at_ft,
                                       c.M_top_lbf_ft,
                                       c.M_top_at_ft,
                                       c.V_lbf,
                                       c.V_at_ft,
                                       c.closing_shear_lbf,
                                       c.closing_moment_lbf_ft};
            }),
        single_check<spread::OneWayShearInputs>(
            "spread.one_way_shear", "One-way shear", "ACI 318-19 22.5.5.1",
            [](auto, const auto& in, auto& sheet) { return spread::one_way_shear(in, sheet); }),
        single_check<spread::TwoWayShearInputs>(
            "spread.two_way_shear", "Two-way shear with moment transfer", "ACI 318-19 22.6",
            [](auto, const auto& in, auto& sheet) { return spread::two_way_shear(in, sheet); }),
        single_check<spread::FlexureInputs>(
            "spread.flexure", "Flexure of the footing and its least steel", "ACI 318-19 22.2",
            [](auto, const auto& in, auto& sheet) { return spread::flexure(in, sheet); }),
        single_check<spread::MinimaInputs>(
            "spread.minima", "Cover and depth above the bars", "ACI 318-19 13.3.1.2",
            [](auto, const auto& in, auto& sheet) { return spread::minima(in, sheet); }),
        single_check<spread::BarLayoutInputs>(
            "spread.bars", "Bars of a layer, spaced and developed", "ACI 318-19 25.2, 25.4",
            [](auto, const auto& in, auto& sheet) { return spread::bar_layout(in, sheet); }),
        single_check<concrete::DevelopmentInputs>(
            "concrete.development", "Development and laps of a bar", "ACI 318-19 25.4, 25.5",
            [](auto, const auto& in, auto& sheet) { return concrete::development(in, sheet); }),
    };
    return checks;
}

}  // namespace apex::wire
