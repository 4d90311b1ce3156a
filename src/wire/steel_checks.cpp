// Strength of the pole by id: AISC 360 chapters E to H for round HSS, pipe and rectangular HSS.
#include "calc/steel/compression.hpp"
#include "calc/steel/flexure.hpp"
#include "calc/steel/interaction.hpp"
#include "calc/steel/shear.hpp"
#include "calc/steel/torsion.hpp"
#include "wire/single_check.hpp"
#include "wire/steel_words.hpp"

namespace apex::steel {
BOOST_DESCRIBE_STRUCT(RoundFlexureInputs, (), (method, F_y_ksi, D_over_t, S_in3, Z_in3))
BOOST_DESCRIBE_STRUCT(LateralBracing, (), (L_b_ft, C_b, r_y_in, J_in4, A_in2))
BOOST_DESCRIBE_STRUCT(BoxFlexureInputs, (),
                      (method, F_y_ksi, H_in, B_in, t_in, b_over_t, h_over_t, I_in4, S_in3, Z_in3,
                       bracing))
BOOST_DESCRIBE_STRUCT(RoundCompressionInputs, (), (method, F_y_ksi, D_over_t, A_in2, r_in, L_ft, K))
BOOST_DESCRIBE_STRUCT(BoxCompressionInputs, (),
                      (method, F_y_ksi, t_in, b_over_t, h_over_t, A_in2, r_in, L_ft, K))
BOOST_DESCRIBE_STRUCT(RoundShearInputs, (), (method, F_y_ksi, D_in, D_over_t, A_g_in2, L_v_ft))
BOOST_DESCRIBE_STRUCT(BoxShearInputs, (), (method, F_y_ksi, t_in, h_over_t))
BOOST_DESCRIBE_STRUCT(RoundTorsionInputs, (),
                      (method, F_y_ksi, D_in, t_in, D_over_t, S_in3, L_ft, constant))
BOOST_DESCRIBE_STRUCT(BoxTorsionInputs, (), (method, F_y_ksi, h_over_t, C_in3))
BOOST_DESCRIBE_STRUCT(Torsion, (), (T_n_kipft, T_c_kipft, F_cr_ksi, C_in3, limit))
BOOST_DESCRIBE_STRUCT(RoundInteractionInputs, (),
                      (P_r_kip, P_c_kip, M_rx_kipft, M_ry_kipft, M_c_kipft, V_rx_kip, V_ry_kip,
                       V_c_kip, T_r_kipft, T_c_kipft))
BOOST_DESCRIBE_STRUCT(BoxInteractionInputs, (),
                      (P_r_kip, P_c_kip, M_rx_kipft, M_cx_kipft, M_ry_kipft, M_cy_kipft, V_rx_kip,
                       V_cx_kip, V_ry_kip, V_cy_kip, T_r_kipft, T_c_kipft))
BOOST_DESCRIBE_STRUCT(Interaction, (),
                      (ratio, equation, axial_ratio, torsion_ratio, torsion_neglected))
}  // namespace apex::steel

namespace apex::wire {
using namespace steel;

template <>
inline constexpr auto rules<RoundFlexureInputs> = fields(method);
template <>
inline constexpr auto rules<LateralBracing> = fields(field("L_b_ft").says("Unbraced length"),
                                                     field("C_b").defaulted());
template <>
inline constexpr auto rules<BoxFlexureInputs> =
    fields(method, field("H_in").says("Outside, across the axis of bending"),
           field("B_in").says("Outside, along it"), field("t_in").says("Design wall"),
           field("bracing").says("Needed where H exceeds B"));
template <>
inline constexpr auto rules<RoundCompressionInputs> = fields(method, L, K);
template <>
inline constexpr auto rules<BoxCompressionInputs> = fields(method, L, K);
template <>
inline constexpr auto rules<RoundShearInputs> =
    fields(method, field("L_v_ft").says("From the greatest to zero shear"));
template <>
inline constexpr auto rules<BoxShearInputs> = fields(method);
template <>
inline constexpr auto rules<RoundTorsionInputs> =
    fields(method, field("L_ft").says("Over which the torsion acts"),
           field("constant").defaulted().says("C, note to H3.1"));
template <>
inline constexpr auto rules<BoxTorsionInputs> = fields(method);
template <>
inline constexpr auto rules<RoundInteractionInputs> =
    fields(field("P_r_kip").defaulted(), field("P_c_kip"), field("M_rx_kipft").defaulted(),
           field("M_ry_kipft").defaulted(), field("V_rx_kip").defaulted(),
           field("V_ry_kip").defaulted(), field("T_r_kipft").defaulted());
template <>
inline constexpr auto rules<BoxInteractionInputs> = fields(
    field("P_r_kip").defaulted(), field("M_rx_kipft").defaulted(), field("M_ry_kipft").defaulted(),
    field("V_rx_kip").defaulted(), field("V_ry_kip").defaulted(), field("T_r_kipft").defaulted());

std::span<const SingleCheck> steel_checks() {
    static constexpr SingleCheck checks[] = {
        single_check<RoundFlexureInputs, SteelEditions>(
            "steel.flexure_round", "Flexure of round HSS and pipe", "AISC 360 F8",
            [](auto edition, const auto& in, auto& sheet) {
                return flexure_round<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<BoxFlexureInputs, SteelEditions>(
            "steel.flexure_rect", "Flexure of square and rectangular HSS", "AISC 360 F7",
            [](auto edition, const auto& in, auto& sheet) {
                return flexure_box<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<RoundCompressionInputs, SteelEditions>(
            "steel.compression_round", "Compression of round HSS and pipe", "AISC 360 E3, E7",
            [](auto edition, const auto& in, auto& sheet) {
                return compression_round<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<BoxCompressionInputs, SteelEditions>(
            "steel.compression_rect", "Compression of square and rectangular HSS",
            "AISC 360 E3, E7",
            [](auto edition, const auto& in, auto& sheet) {
                return compression_box<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<RoundShearInputs, SteelEditions>(
            "steel.shear_round", "Shear of round HSS and pipe", "AISC 360 G5",
            [](auto edition, const auto& in, auto& sheet) {
                return shear_round<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<BoxShearInputs, SteelEditions>(
            "steel.shear_rect", "Shear of square and rectangular HSS", "AISC 360 G4",
            [](auto edition, const auto& in, auto& sheet) {
                return shear_box<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<RoundTorsionInputs, SteelEditions>(
            "steel.torsion_round", "Torsion of round HSS and pipe", "AISC 360 H3.1",
            [](auto edition, const auto& in, auto& sheet) {
                return torsion_round<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<BoxTorsionInputs, SteelEditions>(
            "steel.torsion_rect", "Torsion of square and rectangular HSS", "AISC 360 H3.1",
            [](auto edition, const auto& in, auto& sheet) {
                return torsion_box<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<RoundInteractionInputs, SteelEditions>(
            "steel.interaction_round", "Combined forces in round HSS and pipe", "AISC 360 H1, H3.2",
            [](auto edition, const auto& in, auto& sheet) {
                return interaction_round<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<BoxInteractionInputs, SteelEditions>(
            "steel.interaction_rect", "Combined forces in square and rectangular HSS",
            "AISC 360 H1, H3.2",
            [](auto edition, const auto& in, auto& sheet) {
                return interaction_box<typename decltype(edition)::type>(in, sheet);
            }),
    };
    return checks;
}

}  // namespace apex::wire
