// How anchors, concrete and base plates look on the wire: members, words, limits. Inside wire only;
// for the single checks and for the calls that run whole joints.
#pragma once
#include "calc/anchorage/distances.hpp"
#include "calc/anchorage/joint.hpp"
#include "calc/anchorage/pryout.hpp"
#include "calc/anchorage/tension_breakout.hpp"
#include "calc/baseplate/plate_design.hpp"
#include "wire/describe.hpp"

namespace apex::anchorage {
BOOST_DESCRIBE_STRUCT(Anchor, (), (x_in, y_in, N_ua_kip))
BOOST_DESCRIBE_STRUCT(Outline, (),
                      (shape, x_min_in, x_max_in, y_min_in, y_max_in, diameter_in, h_a_in))
BOOST_DESCRIBE_STRUCT(Group, (), (anchors, outline))
BOOST_DESCRIBE_STRUCT(Concrete, (),
                      (f_c_psi, lambda_a, cracked, supplementary_reinforcement, seismic))
BOOST_DESCRIBE_STRUCT(Approval, (),
                      (k_c, phi_tension, phi_shear, phi_pryout, psi_c, c_ac_in, edge_min_in,
                       spacing_min_in, N_p_kip, phi_pullout))
BOOST_DESCRIBE_STRUCT(Embedment, (), (kind, h_ef_in, nb_deep_anchor, approval))
BOOST_DESCRIBE_STRUCT(ShearLoads, (), (V_x_kip, V_y_kip, T_kipin))
BOOST_DESCRIBE_STRUCT(Rod, (), (d_a_in, f_ya_ksi, f_uta_ksi, ductile, A_se_in2))
BOOST_DESCRIBE_STRUCT(End, (), (A_brg_in2, e_h_in))
BOOST_DESCRIBE_STRUCT(ShearBreakoutSwitches, (), (edge_reinforcement, rows, welded_to_attachment))
BOOST_DESCRIBE_STRUCT(TensionReinforcement, (),
                      (bars, A_b_in2, f_y_ksi, l_d_in, offset_in, cover_in))
BOOST_DESCRIBE_STRUCT(ShearReinforcement, (), (legs, A_b_in2, f_y_ksi))
BOOST_DESCRIBE_STRUCT(JointInputs, (),
                      (group, concrete, embedment, rod, end, shear, shear_breakout, attachment,
                       grout_pad, gap_in, anchor_standoff, torqued, interaction_curve,
                       tension_reinforcement, shear_reinforcement, seismic_path, stretch_in))
}  // namespace apex::anchorage

namespace apex::baseplate {
BOOST_DESCRIBE_STRUCT(Column, (), (shape, d_in, b_in, t_f_in))
BOOST_DESCRIBE_STRUCT(Plate, (), (N_in, B_in, F_y_ksi))
BOOST_DESCRIBE_STRUCT(Bearing, (), (f_c_psi, A_2_over_A_1))
BOOST_DESCRIBE_STRUCT(BaseLoads, (), (P_u_kip, M_u_kipin, V_u_kip, T_u_kipin))
BOOST_DESCRIBE_STRUCT(GussetSize, (), (width_in, height_in, t_in, F_y_ksi, weld_leg_in, F_EXX_ksi))
BOOST_DESCRIBE_STRUCT(PlateJointInputs, (),
                      (column, plate, t_p_in, support, A_2_over_A_1, hole_in, loads, anchorage,
                       gusset))
BOOST_DESCRIBE_STRUCT(PlateStocks, (), (rod_diameters_in, embedments_in, thicknesses_in))
BOOST_DESCRIBE_STRUCT(SmallerFails, (), (what, size_in, check, utilisation))
}  // namespace apex::baseplate

namespace apex::wire {

template <>
inline constexpr auto words<anchorage::OutlineShape> = std::array{"rectangle"sv, "round"sv};
template <>
inline constexpr auto words<anchorage::AnchorKind> =
    std::array{"headed"sv, "hooked"sv, "post_installed"sv};
template <>
inline constexpr auto words<anchorage::DeepAnchor> = std::array{"power_1_5"sv, "power_5_3"sv};
template <>
inline constexpr auto words<anchorage::EdgeReinforcement> =
    std::array{"none"sv, "bar"sv, "bar_and_stirrups"sv};
template <>
inline constexpr auto words<anchorage::ShearRows> = std::array{"front_takes_all"sv, "each_row"sv};
template <>
inline constexpr auto words<anchorage::Edge> =
    std::array{"none"sv, "x_min"sv, "x_max"sv, "y_min"sv, "y_max"sv, "pier"sv};
template <>
inline constexpr auto words<anchorage::ShearAttachment> =
    std::array{"through_plate"sv, "welded_stud"sv};
template <>
inline constexpr auto words<anchorage::StandOffRule> =
    std::array{"when_over_one_diameter"sv, "always"sv, "never"sv};
template <>
inline constexpr auto words<anchorage::InteractionCurve> = std::array{"trilinear"sv, "power_5_3"sv};
template <>
inline constexpr auto words<anchorage::SeismicPath> =
    std::array{"not_needed"sv, "ductile_steel"sv, "attachment_yields"sv, "overstrength"sv};
template <>
inline constexpr auto words<baseplate::ColumnShape> = std::array{"w"sv, "hss_rect"sv, "round"sv};
template <>
inline constexpr auto words<baseplate::BaseSupport> = std::array{"bearing"sv, "leveling_nuts"sv};

template <>
inline constexpr auto rules<anchorage::Anchor> = fields(
    field("N_ua_kip")
        .defaulted()
        .says("Tension positive, compression negative, strength level; 0: none. Not read where the "
              "plate's forces are found"));
template <>
inline constexpr auto rules<anchorage::Outline> =
    fields(field("shape").defaulted().says("A round pier is centred on the origin"),
           field("x_min_in").says("Absent: no edge there"), field("h_a_in").says("Absent: deep"),
           field("diameter_in").says("Of a round pier only"));
template <>
inline constexpr auto rules<anchorage::Group> =
    fields(field("anchors").length(1, anchorage::anchors_most), field("outline").defaulted());
template <>
inline constexpr auto rules<anchorage::Concrete> =
    fields(field("f_c_psi").says("f'c"), field("lambda_a").defaulted().says("1: normal weight"),
           field("cracked").defaulted().says("Switch `cracked_concrete`"),
           field("supplementary_reinforcement").defaulted().says("phi 0.75 instead of 0.70"),
           field("seismic").defaulted().says("0.75 on concrete tension strengths, 17.10.5.4"));
template <>
inline constexpr auto rules<anchorage::Approval> =
    fields(field("k_c").says("For the state of the concrete"), field("psi_c").defaulted(),
           field("N_p_kip").says("Absent: pullout does not govern"));
template <>
inline constexpr auto rules<anchorage::Embedment> =
    fields(field("kind").defaulted(),
           field("h_ef_in").defaulted().says("Above 0; `baseplate/design` chooses it"),
           field("nb_deep_anchor").defaulted().says("16 h_ef^(5/3) from 11 to 25 in"),
           field("approval").says("Evaluation report; post-installed anchors are refused without"));
template <>
inline constexpr auto rules<anchorage::ShearLoads> = fields(field("V_x_kip").defaulted(),
                                                            field("V_y_kip").defaulted(),
                                                            field("T_kipin").defaulted());
template <>
inline constexpr auto rules<anchorage::Rod> =
    fields(field("d_a_in").defaulted().says("Above 0; `baseplate/design` chooses it"),
           field("ductile").defaulted().says("Ductile steel element, 2.3"),
           field("A_se_in2").says("Absent: unified coarse thread, 1/2 to 2 in"));
template <>
inline constexpr auto rules<anchorage::End> =
    fields(field("A_brg_in2").says("Absent: heavy hex nut"), field("e_h_in").says("Of a hook"));
template <>
inline constexpr auto rules<anchorage::ShearBreakoutSwitches> =
    fields(field("edge_reinforcement").defaulted(),
           field("rows").defaulted().says("Which anchors carry the shear to the edge"),
           field("welded_to_attachment").defaulted());
template <>
inline constexpr auto rules<anchorage::TensionReinforcement> = fields(
    field("bars").at_least(1).at_most(1000), field("l_d_in").says("Development length, 25.4.2"),
    field("offset_in").says("Anchor to its bar, the greatest"),
    field("cover_in").says("Over the top end of the bars"));
template <>
inline constexpr auto rules<anchorage::ShearReinforcement> =
    fields(field("legs").at_least(1).at_most(1000));
template <>
inline constexpr auto rules<anchorage::JointInputs> = fields(
    field("end").defaulted(), field("embedment").defaulted(),
    field("shear").defaulted().says("Found by the plate's calls, which do not read it"),
    field("shear_breakout").defaulted(), field("attachment").defaulted(),
    field("grout_pad").defaulted().says("Built-up grout pad: 0.80 on the steel in shear"),
    field("gap_in").defaulted().says("Clear, concrete to leveling nut; 0: none"),
    field("anchor_standoff").defaulted(), field("torqued").defaulted(),
    field("interaction_curve").defaulted(),
    field("tension_reinforcement").says("In place of the breakout in tension"),
    field("shear_reinforcement").says("In place of the breakout in shear"),
    field("seismic_path").defaulted(), field("stretch_in").defaulted().says("Of ductile rods"));

template <>
inline constexpr auto rules<baseplate::Column> =
    fields(field("d_in").says("Depth in the plane of the moment; diameter"),
           field("b_in").says("Width; of a round pole absent"), field("t_f_in").says("Of a W"));
template <>
inline constexpr auto rules<baseplate::Plate> =
    fields(field("N_in").says("In the plane of the moment, x"));
template <>
inline constexpr auto rules<baseplate::Bearing> = fields(field("f_c_psi").says("f'c"),
                                                         field("A_2_over_A_1").defaulted());
template <>
inline constexpr auto rules<baseplate::BaseLoads> =
    fields(field("P_u_kip").says("Compression positive; strength level"),
           field("M_u_kipin").says("Its plane is x, from both sides"), field("V_u_kip"),
           field("T_u_kipin").defaulted().says("Torsion about the pole"));
template <>
inline constexpr auto rules<baseplate::GussetSize> = fields(field("F_EXX_ksi").defaulted());
template <>
inline constexpr auto rules<baseplate::PlateJointInputs> =
    fields(field("t_p_in").defaulted().says("Above 0; `baseplate/design` chooses it"),
           field("support").defaulted().says("Grout or concrete that bears, or leveling nuts"),
           field("A_2_over_A_1").defaulted(),
           field("hole_in").defaulted().says("Counted in the width of a pulled strip; 0: not"),
           field("gusset").says("One at each anchor"));
template <>
inline constexpr auto rules<baseplate::PlateStocks> =
    fields(field("rod_diameters_in").length(1, 100), field("embedments_in").length(1, 100),
           field("thicknesses_in").length(1, 100));

}  // namespace apex::wire
