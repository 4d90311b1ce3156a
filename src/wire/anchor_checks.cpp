// The modes of ACI 318-19 chapter 17 by id. Whole joints: joint_requests.hpp.
#include "wire/anchorage_describe.hpp"
#include "wire/single_check.hpp"

namespace apex::anchorage {
BOOST_DESCRIBE_STRUCT(SteelTension, (), (A_se_in2, f_uta_ksi, N_sa_kip, phi, phi_N_sa_kip))
BOOST_DESCRIBE_STRUCT(SteelShear, (), (V_sa_kip, phi, phi_V_sa_kip))
BOOST_DESCRIBE_STRUCT(BasicBreakout, (), (N_b_lbf, power_5_3))
BOOST_DESCRIBE_STRUCT(FullDepth, (), (A_Nc_in2, A_Nco_in2, psi_ed, N_b_lbf, N_cbg_lbf))
BOOST_DESCRIBE_STRUCT(TensionBreakout, (),
                      (N_ua_kip, groups, anchors, near_edges, h_ef_in, c_a_min_in, s_in, e_x_in,
                       e_y_in, A_Nc_in2, A_Nco_in2, psi_ec, psi_ed, psi_c, psi_cp, N_b_lbf,
                       N_cbg_lbf, phi, phi_N_kip, utilisation, full_depth))
BOOST_DESCRIBE_STRUCT(Pullout, (), (run, A_brg_in2, N_p_kip, psi_c, N_pn_kip, phi, phi_N_pn_kip))
BOOST_DESCRIBE_STRUCT(SideFace, (),
                      (run, group, N_ua_kip, c_a1_in, c_a2_in, corner_factor, s_in, A_brg_in2,
                       N_sb_kip, phi, phi_N_sb_kip, utilisation))
BOOST_DESCRIBE_STRUCT(EdgeBreakout, (),
                      (edge, V_ua_kip, anchors, c_a1_in, c_a1_real_in, c_a2_in, e_in, A_Vc_in2,
                       A_Vco_in2, psi_ec, psi_ed, psi_c, psi_h, V_b_lbf, V_cbg_lbf, phi, phi_V_kip,
                       utilisation))
BOOST_DESCRIBE_STRUCT(ShearBreakout, (), (towards, parallel))
BOOST_DESCRIBE_STRUCT(Pryout, (),
                      (V_ua_kip, anchors, k_cp, cone, V_cpg_kip, phi, phi_V_cpg_kip, utilisation))
BOOST_DESCRIBE_STRUCT(InteractionInputs, (), (tension_ratio, shear_ratio, curve))
BOOST_DESCRIBE_STRUCT(Interaction, (), (sum, power_sum, utilisation, passes))
BOOST_DESCRIBE_STRUCT(Distances, (), (s_min_in, s_required_in, c_min_in, c_required_in, passes))
BOOST_DESCRIBE_STRUCT(TensionReinforcementStrength, (),
                      (phi_N_kip, l_available_in, strength_ratio, development_ratio, offset_ratio))
BOOST_DESCRIBE_STRUCT(ShearReinforcementStrength, (), (phi_V_kip, utilisation))
BOOST_DESCRIBE_STRUCT(DuctileSteelInputs, (),
                      (N_sa_kip, N_ua_kip, concrete_ratio, d_a_in, stretch_in, f_ya_ksi, f_uta_ksi))
BOOST_DESCRIBE_STRUCT(DuctileSteel, (),
                      (steel_ratio, strength_utilisation, stretch_required_in, passes))
BOOST_DESCRIBE_STRUCT(StandOffInputs, (), (rod, gap_in, N_ua_kip, V_ua_kip, rule))
BOOST_DESCRIBE_STRUCT(StandOff, (),
                      (run, M_ua_kipin, d_net_in, phi_M_kipin, utilisation, within_two_diameters))
}  // namespace apex::anchorage

namespace apex::wire {
namespace anchor_inputs {

struct SteelTensionInputs {
    anchorage::Rod rod;
};
BOOST_DESCRIBE_STRUCT(SteelTensionInputs, (), (rod))
struct SteelShearInputs {
    anchorage::Rod rod;
    anchorage::ShearAttachment attachment = anchorage::ShearAttachment::through_plate;
    bool grout_pad = false;
};
BOOST_DESCRIBE_STRUCT(SteelShearInputs, (), (rod, attachment, grout_pad))
struct BasicBreakoutInputs {
    anchorage::Concrete concrete;
    anchorage::Embedment embedment;
};
BOOST_DESCRIBE_STRUCT(BasicBreakoutInputs, (), (concrete, embedment))
struct TensionBreakoutInputs {
    anchorage::Group group;
    anchorage::Concrete concrete;
    anchorage::Embedment embedment;
};
BOOST_DESCRIBE_STRUCT(TensionBreakoutInputs, (), (group, concrete, embedment))
struct PulloutInputs {
    anchorage::Concrete concrete;
    anchorage::Embedment embedment;
    anchorage::End end;
    double d_a_in = 0;
};
BOOST_DESCRIBE_STRUCT(PulloutInputs, (), (concrete, embedment, end, d_a_in))
struct SideFaceInputs {
    anchorage::Group group;
    anchorage::Concrete concrete;
    anchorage::Embedment embedment;
    double A_brg_in2 = 0;
};
BOOST_DESCRIBE_STRUCT(SideFaceInputs, (), (group, concrete, embedment, A_brg_in2))
struct ShearBreakoutInputs {
    anchorage::Group group;
    anchorage::Concrete concrete;
    anchorage::Embedment embedment;
    double d_a_in = 0;
    anchorage::ShearLoads shear;
    anchorage::ShearBreakoutSwitches switches;
};
BOOST_DESCRIBE_STRUCT(ShearBreakoutInputs, (),
                      (group, concrete, embedment, d_a_in, shear, switches))
struct PryoutInputs {
    anchorage::Group group;
    anchorage::Concrete concrete;
    anchorage::Embedment embedment;
    anchorage::ShearLoads shear;
};
BOOST_DESCRIBE_STRUCT(PryoutInputs, (), (group, concrete, embedment, shear))
struct DistanceInputs {
    anchorage::Group group;
    anchorage::Embedment embedment;
    double d_a_in = 0;
    bool torqued = false;
};
BOOST_DESCRIBE_STRUCT(DistanceInputs, (), (group, embedment, d_a_in, torqued))
struct TensionBarInputs {
    anchorage::TensionReinforcement reinforcement;
    double h_ef_in = 0, N_ua_kip = 0;
};
BOOST_DESCRIBE_STRUCT(TensionBarInputs, (), (reinforcement, h_ef_in, N_ua_kip))
struct ShearBarInputs {
    anchorage::ShearReinforcement reinforcement;
    double V_ua_kip = 0;
};
BOOST_DESCRIBE_STRUCT(ShearBarInputs, (), (reinforcement, V_ua_kip))

}  // namespace anchor_inputs

template <>
inline constexpr auto rules<anchor_inputs::SteelShearInputs> =
    fields(field("attachment").defaulted(), field("grout_pad").defaulted());
template <>
inline constexpr auto rules<anchor_inputs::PulloutInputs> = fields(field("end").defaulted());
template <>
inline constexpr auto rules<anchor_inputs::ShearBreakoutInputs> =
    fields(field("switches").defaulted());
template <>
inline constexpr auto rules<anchor_inputs::DistanceInputs> =
    fields(field("torqued").defaulted().says("Nuts are tightened to a torque"));
template <>
inline constexpr auto rules<anchorage::InteractionInputs> = fields(field("curve").defaulted());
template <>
inline constexpr auto rules<anchorage::StandOffInputs> =
    fields(field("gap_in").says("Clear, concrete to leveling nut"),
           field("N_ua_kip").says("Greatest tension or compression of an anchor"),
           field("rule").defaulted().says("Switch `anchor_standoff`"));
template <>
inline constexpr auto rules<anchorage::TensionBreakout> =
    fields(field("full_depth").null_when_absent());

std::span<const SingleCheck> anchor_checks() {
    using namespace anchor_inputs;
    static constexpr SingleCheck checks[] = {
        single_check<SteelTensionInputs>("anchors.steel_tension", "Anchor steel in tension",
                                         "ACI 318-19 17.6.1",
                                         [](auto, const auto& in, auto& sheet) {
                                             return anchorage::steel_tension(in.rod, sheet);
                                         }),
        single_check<BasicBreakoutInputs>(
            "anchors.basic_breakout", "Breakout of one anchor far from edges",
            "ACI 318-19 17.6.2.2",
            [](auto, const auto& in, auto& sheet) {
                return anchorage::basic_breakout(in.concrete, in.embedment, sheet);
            }),
        single_check<TensionBreakoutInputs>(
            "anchors.breakout_tension", "Concrete breakout in tension", "ACI 318-19 17.6.2",
            [](auto, const auto& in, auto& sheet) {
                return anchorage::tension_breakout(in.group, in.concrete, in.embedment, sheet);
            }),
        single_check<PulloutInputs>("anchors.pullout", "Pullout", "ACI 318-19 17.6.3",
                                    [](auto, const auto& in, auto& sheet) {
                                        return anchorage::pullout(in.concrete, in.embedment, in.end,
                                                                  in.d_a_in, sheet);
                                    }),
        single_check<SideFaceInputs>("anchors.side_face", "Side-face blowout", "ACI 318-19 17.6.4",
                                     [](auto, const auto& in, auto& sheet) {
                                         return anchorage::side_face(in.group, in.concrete,
                                                                     in.embedment, in.A_brg_in2,
                                                                     sheet);
                                     }),
        single_check<SteelShearInputs>(
            "anchors.steel_shear", "Anchor steel in shear", "ACI 318-19 17.7.1",
            [](auto, const auto& in, auto& sheet) {
                return anchorage::steel_shear(in.rod, in.attachment, in.grout_pad, sheet);
            }),
        single_check<ShearBreakoutInputs>(
            "anchors.breakout_shear", "Concrete breakout in shear", "ACI 318-19 17.7.2",
            [](auto, const auto& in, auto& sheet) {
                return anchorage::shear_breakout(in.group, in.concrete, in.embedment, in.d_a_in,
                                                 in.shear, in.switches, sheet);
            }),
        single_check<PryoutInputs>("anchors.pryout", "Concrete pryout", "ACI 318-19 17.7.3",
                                   [](auto, const auto& in, auto& sheet) {
                                       return anchorage::pryout(in.group, in.concrete, in.embedment,
                                                                in.shear, sheet);
                                   }),
        single_check<anchorage::InteractionInputs>(
            "anchors.interaction", "Tension and shear together", "ACI 318-19 17.8",
            [](auto, const auto& in, auto& sheet) { return anchorage::interaction(in, sheet); }),
        single_check<DistanceInputs>(
            "anchors.distances", "Least spacing and edge distance", "ACI 318-19 17.9",
            [](auto, const auto& in, auto& sheet) {
                return anchorage::distances(in.group, in.embedment, in.d_a_in, in.torqued, sheet);
            }),
        single_check<TensionBarInputs>("anchors.reinforcement_tension",
                                       "Anchor reinforcement in tension", "ACI 318-19 17.5.2.1(a)",
                                       [](auto, const auto& in, auto& sheet) {
                                           return anchorage::tension_reinforcement(
                                               in.reinforcement, in.h_ef_in, in.N_ua_kip, sheet);
                                       }),
        single_check<ShearBarInputs>("anchors.reinforcement_shear", "Anchor reinforcement in shear",
                                     "ACI 318-19 17.5.2.1(b)",
                                     [](auto, const auto& in, auto& sheet) {
                                         return anchorage::shear_reinforcement(in.reinforcement,
                                                                               in.V_ua_kip, sheet);
                                     }),
        single_check<anchorage::DuctileSteelInputs>(
            "anchors.seismic_ductility", "Steel yields before the concrete breaks",
            "ACI 318-19 17.10.5.3(a)",
            [](auto, const auto& in, auto& sheet) { return anchorage::ductile_steel(in, sheet); }),
        single_check<anchorage::StandOffInputs>(
            "anchors.stand_off", "Bending of the rods above the concrete", "Practice",
            [](auto, const auto& in, auto& sheet) { return anchorage::stand_off(in, sheet); }),
    };
    return checks;
}

}  // namespace apex::wire
