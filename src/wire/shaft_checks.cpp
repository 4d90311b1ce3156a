// The drilled shaft by id: its section (ACI 318-19), its details, and Broms beside.
#include "calc/shaft/broms.hpp"
#include "calc/shaft/demand.hpp"
#include "calc/shaft/section.hpp"
#include "wire/concrete_wire.hpp"
#include "wire/single_check.hpp"

namespace apex::shaft {
BOOST_DESCRIBE_STRUCT(Cage, (),
                      (diameter_in, cover_in, bar, count, tie, tie_spacing_in, transverse,
                       materials))
BOOST_DESCRIBE_STRUCT(InteractionInputs, (), (cage, P_u_lbf, M_u_lbf_ft))
BOOST_DESCRIBE_STRUCT(Interaction, (),
                      (rho, c_in, strain, phi, phi_P_max_lbf, phi_M_n_lbf_ft, utilisation,
                       residual_lbf))
BOOST_DESCRIBE_STRUCT(ShaftShearInputs, (), (cage, V_u_lbf))
BOOST_DESCRIBE_STRUCT(ShaftShear, (),
                      (V_c_lbf, V_s_lbf, phi_V_n_lbf, A_v_in2, A_v_min_in2, utilisation,
                       enough_ties, passes))
BOOST_DESCRIBE_STRUCT(Detailing, (),
                      (rho, clear_in, clear_least_in, tie_spacing_most_in, tie_least, count_least,
                       enough_steel, passes))
BOOST_DESCRIBE_STRUCT(BromsClayInputs, (), (length_ft, diameter_ft, height_ft, c_u_psf, safety))
BOOST_DESCRIBE_STRUCT(BromsSandInputs, (),
                      (length_ft, diameter_ft, height_ft, gamma_pcf, K_p, safety))
BOOST_DESCRIBE_STRUCT(Broms, (), (H_ult_lbf, H_allow_lbf, f_ft, M_max_lbf_ft))
BOOST_DESCRIBE_STRUCT(StrengthMomentInputs, (), (P_lbf, h_ft, depth_ft, wind_share))
BOOST_DESCRIBE_STRUCT(StrengthMoment, (),
                      (P_u_lbf, M_u_lbf_ft, at_depth_ft, V_grade_lbf, V_below_lbf))
BOOST_DESCRIBE_STRUCT(AugerInputs, (), (diameter_ft, augers_ft))
BOOST_DESCRIBE_STRUCT(Auger, (), (diameter_ft))
}  // namespace apex::shaft

namespace apex::wire {

template <>
inline constexpr auto words<concrete::Transverse> = std::array{"ties"sv, "spiral"sv};
template <>
inline constexpr auto rules<shaft::Cage> = fields(field("cover_in").defaulted().says("To the ties"),
                                                  field("tie").defaulted(),
                                                  field("tie_spacing_in").defaulted(),
                                                  field("transverse").defaulted(),
                                                  field("materials").defaulted());
template <>
inline constexpr auto rules<shaft::InteractionInputs> =
    fields(field("P_u_lbf").defaulted().says("Compression, strength level"));
template <>
inline constexpr auto rules<shaft::BromsClayInputs> = fields(field("safety").defaulted());
template <>
inline constexpr auto rules<shaft::BromsSandInputs> = fields(field("K_p").defaulted(),
                                                             field("safety").defaulted());

template <>
inline constexpr auto rules<shaft::StrengthMomentInputs> =
    fields(field("P_lbf").says("Lateral force, allowable-stress level"),
           field("wind_share").defaulted().says("Of W in P"));
template <>
inline constexpr auto rules<shaft::AugerInputs> =
    fields(field("augers_ft").length(1, 100).says("Diameters at hand"));

std::span<const SingleCheck> shaft_checks() {
    static constexpr SingleCheck checks[] = {
        single_check<shaft::InteractionInputs>(
            "shaft.interaction", "Axial force and bending of a round section", "ACI 318-19 22.4",
            [](auto, const auto& in, auto& sheet) { return shaft::interaction(in, sheet); }),
        single_check<shaft::ShaftShearInputs>(
            "shaft.shear", "Shear of a round section", "ACI 318-19 22.5",
            [](auto, const auto& in, auto& sheet) { return shaft::shear(in, sheet); }),
        single_check<shaft::Cage>(
            "shaft.detailing", "Least steel, spacing and ties", "ACI 318-19 25.2, 25.7",
            [](auto, const auto& in, auto& sheet) { return shaft::detailing(in, sheet); }),
        single_check<shaft::BromsClayInputs>(
            "shaft.broms_clay", "Broms in clay, a cross-check", "Broms",
            [](auto, const auto& in, auto& sheet) { return shaft::broms_clay(in, sheet); }),
        single_check<shaft::BromsSandInputs>(
            "shaft.broms_sand", "Broms in sand, a cross-check", "Broms",
            [](auto, const auto& in, auto& sheet) { return shaft::broms_sand(in, sheet); }),
        single_check<shaft::StrengthMomentInputs>(
            "shaft.strength_moment", "Moment and shear along the shaft", "ASCE 7 2.3.1",
            [](auto, const auto& in, auto& sheet) { return shaft::strength_moment(in, sheet); }),
        single_check<shaft::AugerInputs>(
            "shaft.auger", "Diameter that an auger can drill", "Practice",
            [](auto, const auto& in, auto& sheet) { return shaft::auger(in, sheet); }),
    };
    return checks;
}

}  // namespace apex::wire
