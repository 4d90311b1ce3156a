// Strength by id of poles of open section (W shapes, I-shapes built up of plates with properties
// that an engineer enters) and of joints and holes in poles. AISC 360 chapters E to H, practice.
#include "calc/steel/built_up.hpp"
#include "calc/steel/handhole.hpp"
#include "calc/steel/open_interaction.hpp"
#include "calc/steel/step_joint.hpp"
#include "calc/steel/warping_torsion.hpp"
#include "wire/single_check.hpp"
#include "wire/steel_words.hpp"

namespace apex::steel {
BOOST_DESCRIBE_STRUCT(WideFlangeFlexureInputs, (),
                      (method, F_y_ksi, make, b_f_over_2t_f, h_over_t_w, S_x_in3, Z_x_in3, r_y_in,
                       r_ts_in, J_in4, h_o_in, L_b_ft, C_b))
BOOST_DESCRIBE_STRUCT(WideFlangeWeakFlexureInputs, (),
                      (method, F_y_ksi, b_f_over_2t_f, S_y_in3, Z_y_in3))
BOOST_DESCRIBE_STRUCT(WideFlangeCompressionInputs, (),
                      (method, F_y_ksi, make, b_f_in, t_f_in, t_w_in, h_over_t_w, A_in2, r_x_in,
                       r_y_in, J_in4, C_w_in6, L_ft, L_z_ft, K))
BOOST_DESCRIBE_STRUCT(WideFlangeShearInputs, (), (method, F_y_ksi, make, d_in, t_w_in, h_over_t_w))
BOOST_DESCRIBE_STRUCT(WideFlangeWeakShearInputs, (), (method, F_y_ksi, b_f_in, t_f_in))
BOOST_DESCRIBE_STRUCT(WarpingTorsionInputs, (),
                      (method, F_y_ksi, J_in4, C_w_in6, W_no_in2, S_w1_in4, t_f_in, t_w_in, L_ft,
                       T_kipft))
BOOST_DESCRIBE_STRUCT(WarpingTorsion, (),
                      (a_in, sigma_w_ksi, tau_w_ksi, tau_f_ksi, tau_web_ksi, twist_rad, T_c_kipft,
                       ratio, normal_governs))
BOOST_DESCRIBE_STRUCT(OpenInteractionInputs, (),
                      (method, F_y_ksi, A_in2, S_x_in3, S_y_in3, d_in, t_w_in, b_f_in, t_f_in,
                       P_r_kip, P_c_kip, M_rx_kipft, M_cx_kipft, M_ry_kipft, M_cy_kipft, V_rx_kip,
                       V_ry_kip, sigma_w_ksi, tau_w_ksi, tau_f_ksi, tau_web_ksi))
BOOST_DESCRIBE_STRUCT(OpenInteraction, (),
                      (ratio, equation, axial_ratio, h1_ratio, normal_ratio, shear_ratio,
                       buckling_ratio, sigma_ksi, tau_ksi))
BOOST_DESCRIBE_STRUCT(BuiltUpInputs, (),
                      (method, source, F_y_ksi, A_in2, I_x_in4, S_x_in3, Z_x_in3, I_y_in4, S_y_in3,
                       Z_y_in3, J_in4, C_w_in6, d_in, b_f_in, t_f_in, t_w_in, h_over_t_w, L_b_ft,
                       C_b, L_ft, K))
BOOST_DESCRIBE_STRUCT(BuiltUp, (),
                      (r_x_in, r_y_in, r_ts_in, M_cx_kipft, M_cy_kipft, V_cx_kip, V_cy_kip, P_c_kip,
                       compactness, limit, L_p_ft, L_r_ft))
BOOST_DESCRIBE_STRUCT(StepJointInputs, (),
                      (method, F_y_ksi, D_inner_in, D_outer_in, t_outer_in, ring_in, L_s_in,
                       M_r_kipft, V_r_kip, weld_leg_in, F_EXX_ksi))
BOOST_DESCRIBE_STRUCT(StepJoint, (),
                      (R_kip, bearing_ksi, bearing_ratio, hoop_ksi, hoop_ratio, weld_kip_per_in,
                       weld_ratio, ratio))
BOOST_DESCRIBE_STRUCT(SleeveInputs, (), (method, F_y_ksi, D_in, t_in, L_s_in, M_r_kipft, V_r_kip))
BOOST_DESCRIBE_STRUCT(Sleeve, (), (q_M_ksi, q_ksi, bearing_ratio, hoop_ksi, hoop_ratio, ratio))
BOOST_DESCRIBE_STRUCT(HandholeInputs, (),
                      (method, F_y_ksi, D_in, t_in, width_in, M_r_kipft, P_r_kip))
BOOST_DESCRIBE_STRUCT(Handhole, (),
                      (half_angle_rad, A_net_in2, y_in, I_net_in4, S_net_in3, left, sigma_ksi,
                       ratio))
}  // namespace apex::steel

namespace apex::wire {
using namespace steel;

constexpr Field open_method =
    field("method").defaulted().says("lrfd: phi times nominal; asd: nominal over Omega");
constexpr Field make_of_shape =
    field("make").defaulted().says("Rolled, or built up of welded plates");
constexpr Field unbraced = field("L_b_ft").says("Unbraced length; a cantilever: its height");
constexpr Field open_K = field("K").defaulted().says("Effective length factor");
constexpr Field column_length = field("L_ft").says("Length of the member; 0 is a stub");

template <>
inline constexpr auto rules<WideFlangeFlexureInputs> =
    fields(open_method, make_of_shape, unbraced, field("C_b").defaulted(),
           field("h_o_in").says("Between the centroids of the flanges"));
template <>
inline constexpr auto rules<WideFlangeWeakFlexureInputs> = fields(open_method);
template <>
inline constexpr auto rules<WideFlangeCompressionInputs> =
    fields(open_method, make_of_shape, column_length,
           field("L_z_ft").says("Of torsional buckling; absent: as L_ft"), open_K);
template <>
inline constexpr auto rules<WideFlangeShearInputs> = fields(open_method, make_of_shape);
template <>
inline constexpr auto rules<WideFlangeWeakShearInputs> = fields(open_method);
template <>
inline constexpr auto rules<WarpingTorsionInputs> =
    fields(open_method, field("W_no_in2").says("Warping function at the tips of the flanges"),
           field("S_w1_in4").says("Warping statical moment in the middle of a flange"),
           field("L_ft").says("From the base to the torque"), field("T_kipft").defaulted());
template <>
inline constexpr auto rules<OpenInteractionInputs> = fields(
    open_method, field("P_r_kip").defaulted(), field("M_rx_kipft").defaulted(),
    field("M_ry_kipft").defaulted(), field("V_rx_kip").defaulted(), field("V_ry_kip").defaulted(),
    field("sigma_w_ksi").defaulted().says("Of steel.torsion_w at the same torque"),
    field("tau_w_ksi").defaulted(), field("tau_f_ksi").defaulted(),
    field("tau_web_ksi").defaulted());
template <>
inline constexpr auto rules<BuiltUpInputs> =
    fields(open_method,
           field("source").length(1, 400).says("Whose calculation the properties are; printed"),
           unbraced, field("C_b").defaulted(), column_length, open_K);

template <>
inline constexpr auto rules<StepJointInputs> =
    fields(open_method, field("D_inner_in").says("Outside diameter of the pole inside"),
           field("L_s_in").says("Between the rings, at least 1.5 inner diameters"),
           field("M_r_kipft").says("At the middle of the joint"), field("V_r_kip").defaulted(),
           field("F_EXX_ksi").defaulted());
template <>
inline constexpr auto rules<SleeveInputs> =
    fields(open_method, field("L_s_in").says("Overlap, at least 1.5 diameters"),
           field("M_r_kipft").says("At the middle of the overlap"), field("V_r_kip").defaulted());
template <>
inline constexpr auto rules<HandholeInputs> =
    fields(open_method, field("width_in").says("Clear width of the hole along a chord"),
           field("P_r_kip").defaulted());

std::span<const SingleCheck> open_steel_checks() {
    static constexpr SingleCheck checks[] = {
        single_check<WideFlangeFlexureInputs, SteelEditions>(
            "steel.flexure_w", "Flexure of W shapes about the strong axis", "AISC 360 F2, F3",
            [](auto edition, const auto& in, auto& sheet) {
                return flexure_wide_flange<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<WideFlangeWeakFlexureInputs, SteelEditions>(
            "steel.flexure_w_weak", "Flexure of W shapes about the weak axis", "AISC 360 F6",
            [](auto edition, const auto& in, auto& sheet) {
                return flexure_wide_flange_weak<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<WideFlangeCompressionInputs, SteelEditions>(
            "steel.compression_w", "Compression of W shapes", "AISC 360 E3, E4, E7",
            [](auto edition, const auto& in, auto& sheet) {
                return compression_wide_flange<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<WideFlangeShearInputs, SteelEditions>(
            "steel.shear_w", "Shear in the web of W shapes", "AISC 360 G2.1",
            [](auto edition, const auto& in, auto& sheet) {
                return shear_wide_flange<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<WideFlangeWeakShearInputs, SteelEditions>(
            "steel.shear_w_weak", "Shear in the flanges of W shapes", "AISC 360 G6",
            [](auto edition, const auto& in, auto& sheet) {
                return shear_wide_flange_weak<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<WarpingTorsionInputs, SteelEditions>(
            "steel.torsion_w", "Torsion with warping of W shapes", "AISC 360 H3.3",
            [](auto edition, const auto& in, auto& sheet) {
                return warping_torsion<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<OpenInteractionInputs, SteelEditions>(
            "steel.interaction_w", "Combined forces in W shapes", "AISC 360 H1, H3.3",
            [](auto edition, const auto& in, auto& sheet) {
                return interaction_open<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<BuiltUpInputs, SteelEditions>(
            "steel.built_up", "Built-up I-shape with entered properties", "AISC 360 E to G",
            [](auto edition, const auto& in, auto& sheet) {
                return built_up<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<StepJointInputs, SteelEditions>(
            "steel.step_joint", "Stepped pole: joint with two rings", "Engineering methods 3.7",
            [](auto edition, const auto& in, auto& sheet) {
                return step_joint<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<SleeveInputs, SteelEditions>(
            "steel.sleeve", "Sleeved pole: bearing of the overlap", "Engineering methods 3.7",
            [](auto edition, const auto& in, auto& sheet) {
                return sleeve<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<HandholeInputs, SteelEditions>(
            "steel.handhole", "Round pole at a handhole", "Practice",
            [](auto edition, const auto& in, auto& sheet) {
                return handhole<typename decltype(edition)::type>(in, sheet);
            }),
    };
    return checks;
}

}  // namespace apex::wire
