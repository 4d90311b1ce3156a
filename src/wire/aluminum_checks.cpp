// Strength of aluminium members by id: ADM 2020. Names are written out, since steel has the same.
#include "calc/aluminum/alloy.hpp"
#include "calc/aluminum/buckling_constants.hpp"
#include "calc/aluminum/compression.hpp"
#include "calc/aluminum/element_stress.hpp"
#include "calc/aluminum/flexure.hpp"
#include "calc/aluminum/interaction.hpp"
#include "calc/aluminum/shear.hpp"
#include "calc/aluminum/tension.hpp"
#include "wire/single_check.hpp"

namespace apex::aluminum {
BOOST_DESCRIBE_STRUCT(AlloyInputs, (), (alloy, metal, filler, t_in))
BOOST_DESCRIBE_STRUCT(AlloyStrength, (), (F_ty_ksi, F_tu_ksi, F_cy_ksi, E_ksi, artificially_aged))
BOOST_DESCRIBE_STRUCT(BucklingInputs, (), (F_cy_ksi, E_ksi))
BOOST_DESCRIBE_STRUCT(BucklingConstants, (),
                      (B_c, D_c, C_c, B_p, D_p, C_p, B_br, D_br, C_br, B_t, D_t, B_tb, D_tb, C_tb,
                       B_s, D_s, C_s))
BOOST_DESCRIBE_STRUCT(ElementInputs, (), (method, element, F_cy_ksi, slenderness))
BOOST_DESCRIBE_STRUCT(ElementStress, (),
                      (F_ksi, F_local_ksi, F_available_ksi, S_1, S_2, line_B_ksi, line_D_ksi,
                       line_elastic_ksi, range))
BOOST_DESCRIBE_STRUCT(TensionInputs, (),
                      (method, F_ty_ksi, F_tu_ksi, F_tyw_ksi, F_tuw_ksi, A_g_in2, A_e_in2, A_wz_in2,
                       k_t))
BOOST_DESCRIBE_STRUCT(Tension, (), (T_n_kip, T_c_kip, rupture_governs))
BOOST_DESCRIBE_STRUCT(CompressionInputs, (),
                      (method, F_cy_ksi, element, slenderness, A_in2, r_in, L_ft, K, F_cyw_ksi))
BOOST_DESCRIBE_STRUCT(Compression, (), (P_n_kip, P_c_kip, F_ksi, lambda, limit))
BOOST_DESCRIBE_STRUCT(PoleMaterial, (),
                      (method, alloy, metal, filler, t_in, pole_height_ft, height_rule))
BOOST_DESCRIBE_STRUCT(RoundFlexureInputs, (), (material, R_b_over_t, S_in3, Z_in3))
BOOST_DESCRIBE_STRUCT(RectFlexureInputs, (),
                      (material, flange_b_over_t, web_h_over_t, S_in3, Z_in3, I_y_in4, J_in4, C_b))
BOOST_DESCRIBE_STRUCT(Flexure, (), (M_n_kipft, M_c_kipft, limit, F_local_ksi, M_yc_kipft))
BOOST_DESCRIBE_STRUCT(WebShearInputs, (), (method, F_cy_ksi, F_syw_ksi, h_over_t, A_w_in2))
BOOST_DESCRIBE_STRUCT(RoundShearInputs, (),
                      (method, F_cy_ksi, F_syw_ksi, R_b_over_t, R_b_in, L_ft, A_g_in2))
BOOST_DESCRIBE_STRUCT(RoundTorsionInputs, (),
                      (method, F_cy_ksi, F_syw_ksi, R_b_over_t, R_b_in, L_ft, C_in3))
BOOST_DESCRIBE_STRUCT(ShearStress, (), (F_s_ksi, lambda, strength_n, strength_c, buckles))
BOOST_DESCRIBE_STRUCT(InteractionInputs, (),
                      (P_r_kip, P_c_kip, M_rx_kipft, M_cx_kipft, M_ry_kipft, M_cy_kipft, V_r_kip,
                       V_c_kip, T_r_kipft, T_c_kipft))
BOOST_DESCRIBE_STRUCT(Interaction, (), (ratio, axial_bending, shear_torsion))
}  // namespace apex::aluminum

namespace apex::wire {

template <>
inline constexpr auto words<aluminum::Method> = std::array{"lrfd"sv, "asd"sv};
template <>
inline constexpr auto words<aluminum::Alloy> = std::array{"6061-T6"sv, "6063-T6"sv, "5052-H32"sv};
template <>
inline constexpr auto words<aluminum::Metal> = std::array{"base"sv, "weld_affected"sv};
template <>
inline constexpr auto words<aluminum::Filler> = std::array{"5356"sv, "4043"sv};
template <>
inline constexpr auto words<aluminum::Element> =
    std::array{"flat_both_edges"sv, "flat_one_edge"sv, "flat_bending"sv, "tube_compression"sv,
               "tube_bending"sv};
template <>
inline constexpr auto words<aluminum::ElementRange> =
    std::array{"yielding"sv, "inelastic"sv, "second_inelastic"sv, "elastic"sv};
template <>
inline constexpr auto words<aluminum::CompressionLimit> =
    std::array{"member_buckling"sv, "local_buckling"sv, "weld_yielding"sv};
template <>
inline constexpr auto words<aluminum::HeightRule> = std::array{"at_most_15_ft"sv, "none"sv};
template <>
inline constexpr auto words<aluminum::FlexureLimit> = std::array{
    "yielding"sv,      "rupture"sv,     "local_buckling"sv, "lateral_torsional_buckling"sv,
    "weld_yielding"sv, "weld_rupture"sv};

constexpr Field aluminum_method =
    field("method").defaulted().says("lrfd: phi times nominal; asd: nominal over Omega");
constexpr Field shear_weld =
    field("F_syw_ksi").defaulted().says("Shear yield stress beside a weld; 0: no weld");

template <>
inline constexpr auto rules<aluminum::AlloyInputs> =
    fields(field("alloy").defaulted(),
           field("metal").defaulted().says("Base metal, or within 1 in of a weld"),
           field("filler").defaulted(), field("t_in").says("Thickness"));
template <>
inline constexpr auto rules<aluminum::BucklingInputs> = fields(field("E_ksi").defaulted());
template <>
inline constexpr auto rules<aluminum::ElementInputs> =
    fields(aluminum_method, field("element").defaulted(),
           field("slenderness").says("b/t of a flat element, R_b/t of a tube"));
template <>
inline constexpr auto rules<aluminum::TensionInputs> =
    fields(aluminum_method, field("F_tyw_ksi").defaulted(), field("F_tuw_ksi").defaulted(),
           field("A_wz_in2").defaulted().says("Within 1 in of a weld"), field("k_t").defaulted());
template <>
inline constexpr auto rules<aluminum::CompressionInputs> =
    fields(aluminum_method, field("element").defaulted().says("The most slender one"),
           field("slenderness").says("Its b/t or R_b/t"), field("L_ft").says("0 is a stub"),
           field("K").defaulted(),
           field("F_cyw_ksi").defaulted().says("Of a weld-affected section; 0: no weld"));
template <>
inline constexpr auto rules<aluminum::PoleMaterial> =
    fields(aluminum_method, field("alloy").defaulted(),
           field("metal").defaulted().says("At the base: welded, or base metal"),
           field("filler").defaulted(), field("t_in").says("Wall"),
           field("pole_height_ft").says("Base to top"),
           field("height_rule").defaulted().says("Practice keeps aluminium poles to 15 ft"));
template <>
inline constexpr auto rules<aluminum::RectFlexureInputs> = fields(field("C_b").defaulted());
template <>
inline constexpr auto rules<aluminum::WebShearInputs> = fields(aluminum_method, shear_weld);
template <>
inline constexpr auto rules<aluminum::RoundShearInputs> = fields(aluminum_method, shear_weld);
template <>
inline constexpr auto rules<aluminum::RoundTorsionInputs> = fields(aluminum_method, shear_weld);
template <>
inline constexpr auto rules<aluminum::InteractionInputs> = fields(field("P_r_kip").defaulted(),
                                                                  field("M_rx_kipft").defaulted(),
                                                                  field("M_ry_kipft").defaulted(),
                                                                  field("V_r_kip").defaulted(),
                                                                  field("T_r_kipft").defaulted());

std::span<const SingleCheck> aluminum_checks() {
    static constexpr SingleCheck checks[] = {
        single_check<aluminum::AlloyInputs>(
            "aluminum.alloy", "Strength of an aluminium alloy", "ADM 2020 Tables A.4.1, A.4.3",
            [](auto, const auto& in, auto& sheet) { return aluminum::alloy_strength(in, sheet); }),
        single_check<aluminum::BucklingInputs>("aluminum.buckling_constants",
                                               "Buckling constants of aged tempers",
                                               "ADM 2020 Table B.4.2",
                                               [](auto, const auto& in, auto& sheet) {
                                                   return aluminum::buckling_constants(in, sheet);
                                               }),
        single_check<aluminum::ElementInputs>(
            "aluminum.element", "Local buckling of an element", "ADM 2020 B.5.4, B.5.5",
            [](auto, const auto& in, auto& sheet) { return aluminum::element_stress(in, sheet); }),
        single_check<aluminum::TensionInputs>(
            "aluminum.tension", "Tension of an aluminium member", "ADM 2020 D.2",
            [](auto, const auto& in, auto& sheet) { return aluminum::tension(in, sheet); }),
        single_check<aluminum::CompressionInputs>(
            "aluminum.compression", "Compression of an aluminium member", "ADM 2020 E",
            [](auto, const auto& in, auto& sheet) { return aluminum::compression(in, sheet); }),
        single_check<aluminum::RoundFlexureInputs>(
            "aluminum.flexure_round", "Flexure of a round aluminium pole", "ADM 2020 F",
            [](auto, const auto& in, auto& sheet) { return aluminum::flexure_round(in, sheet); }),
        single_check<aluminum::RectFlexureInputs>(
            "aluminum.flexure_rect", "Flexure of a rectangular aluminium pole", "ADM 2020 F",
            [](auto, const auto& in, auto& sheet) { return aluminum::flexure_rect(in, sheet); }),
        single_check<aluminum::WebShearInputs>(
            "aluminum.shear_rect", "Shear in the webs of a rectangular tube", "ADM 2020 G.2",
            [](auto, const auto& in, auto& sheet) { return aluminum::shear_webs(in, sheet); }),
        single_check<aluminum::RoundShearInputs>(
            "aluminum.shear_round", "Shear of a round aluminium tube", "ADM 2020 G.4",
            [](auto, const auto& in, auto& sheet) { return aluminum::shear_round(in, sheet); }),
        single_check<aluminum::RoundTorsionInputs>(
            "aluminum.torsion_round", "Torsion of a round aluminium tube", "ADM 2020 H.2",
            [](auto, const auto& in, auto& sheet) { return aluminum::torsion_round(in, sheet); }),
        single_check<aluminum::InteractionInputs>(
            "aluminum.interaction", "Combined forces in an aluminium member", "ADM 2020 H",
            [](auto, const auto& in, auto& sheet) { return aluminum::interaction(in, sheet); }),
    };
    return checks;
}

}  // namespace apex::wire
