// Connections by id: fillet welds and weld groups (AISC 360 J2, Manual Part 8), bolts and flange
// splices (J3, Part 9), a cabinet on its pole.
#include "calc/connections/cabinet_clips.hpp"
#include "calc/connections/fillet_weld.hpp"
#include "calc/connections/match_plate.hpp"
#include "calc/connections/weld_elastic.hpp"
#include "calc/connections/weld_instantaneous_centre.hpp"
#include "wire/single_check.hpp"
#include "wire/steel_words.hpp"

namespace apex::connections {
BOOST_DESCRIBE_STRUCT(WeldLine, (), (x1_in, y1_in, x2_in, y2_in))
BOOST_DESCRIBE_STRUCT(WeldGroup, (), (shape, b_in, d_in, lines))
BOOST_DESCRIBE_STRUCT(WeldPropertiesInputs, (), (group))
BOOST_DESCRIBE_STRUCT(LineProperties, (),
                      (L_in, x_bar_in, y_bar_in, I_x_in3, I_y_in3, I_xy_in3, J_in3))
BOOST_DESCRIBE_STRUCT(WeldSizeInputs, (), (thinner_in, edge_in))
BOOST_DESCRIBE_STRUCT(WeldSize, (), (leg_min_in, leg_max_in, possible))
BOOST_DESCRIBE_STRUCT(FilletWeldInputs, (),
                      (method, R_kip, F_EXX_ksi, leg_in, length_in, lines, theta_deg,
                       rectangular_hss_end_in_tension, thickness_in, F_y_ksi, F_u_ksi))
BOOST_DESCRIBE_STRUCT(FilletWeld, (),
                      (k_ds, r_w_kip_per_in, r_m_kip_per_in, R_c_kip, utilisation, metal_governs,
                       leg_min_in, large_enough, long_enough))
BOOST_DESCRIBE_STRUCT(WeldMetal, (), (method, F_EXX_ksi, leg_in, thickness_in, F_y_ksi, F_u_ksi))
BOOST_DESCRIBE_STRUCT(WeldElasticInputs, (),
                      (group, metal, P_kip, M_x_kipin, M_y_kipin, V_x_kip, V_y_kip, T_kipin))
BOOST_DESCRIBE_STRUCT(WeldForce, (),
                      (x_in, y_in, n_kip_per_in, v_x_kip_per_in, v_y_kip_per_in, f_kip_per_in,
                       r_w_kip_per_in, r_m_kip_per_in, leg_required_in, leg_min_in, utilisation,
                       large_enough))
BOOST_DESCRIBE_STRUCT(PoleWeldInputs, (),
                      (shape, b_in, d_in, metal, P_kip, M_kipin, V_kip, T_kipin))
BOOST_DESCRIBE_STRUCT(PoleWeld, (),
                      (L_in, S_w_in2, A_v_in, J_w_in3, c_in, f_bend_kip_per_in, f_shear_kip_per_in,
                       f_torsion_kip_per_in, f_kip_per_in, r_w_kip_per_in, r_m_kip_per_in,
                       leg_required_in, leg_required_sixteenths, leg_min_in, utilisation,
                       large_enough))
BOOST_DESCRIBE_STRUCT(WeldCentreInputs, (),
                      (group, method, F_EXX_ksi, leg_in, P_kip, x_in, y_in, angle_deg,
                       reference_length_in))
BOOST_DESCRIBE_STRUCT(WeldCentre, (),
                      (turns, centre_x_in, centre_y_in, P_n_kip, P_c_kip, utilisation, C,
                       elastic_P_n_kip, elements, iterations, residual_force, residual_moment))
BOOST_DESCRIBE_STRUCT(Bolt, (), (grade, threads, d_in))
BOOST_DESCRIBE_STRUCT(BoltInputs, (), (method, bolt, T_kip, V_kip))
BOOST_DESCRIBE_STRUCT(BoltForces, (), (tension_kip, shear_kip, tension_with_shear_kip, utilisation))
BOOST_DESCRIBE_STRUCT(BoltBearingInputs, (),
                      (method, V_kip, d_in, t_in, F_u_ksi, clear_in, deformation_considered))
BOOST_DESCRIBE_STRUCT(BoltBearing, (), (bearing_kip, tear_out_kip, R_c_kip, utilisation, tears_out))
BOOST_DESCRIBE_STRUCT(PryingGeometry, (), (b_in, a_in, p_in, d_in, hole_in, t_in, F_u_ksi))
BOOST_DESCRIBE_STRUCT(PryingInputs, (), (method, plate, T_kip, B_kip))
BOOST_DESCRIBE_STRUCT(PryingResult, (), (t_no_prying_in, alpha, T_c_kip, utilisation))
BOOST_DESCRIBE_STRUCT(MatchPlateInputs, (),
                      (method, M_kipin, V_kip, T_kipin, P_kip, bolts, circle_radius_in, bolt,
                       hole_in, pole_width_in, plate_in, plate_radius_in, F_u_ksi))
BOOST_DESCRIBE_STRUCT(MatchPlate, (),
                      (T_bolt_kip, V_bolt_kip, tension_kip, tension_with_shear_kip, shear_kip,
                       t_no_prying_in, alpha, T_c_kip, tension_utilisation, shear_utilisation,
                       utilisation))
BOOST_DESCRIBE_STRUCT(CabinetClipsInputs, (),
                      (F_kip, M_kipin, T_kipin, W_kip, e_in, levels, spacing_in, across_in))
BOOST_DESCRIBE_STRUCT(CabinetClips, (), (normal_kip, vertical_kip, horizontal_kip, shear_kip))
BOOST_DESCRIBE_STRUCT(AngleLegInputs, (), (method, T_kip, gage_in, length_in, t_in, F_y_ksi))
BOOST_DESCRIBE_STRUCT(AngleLeg, (), (M_kipin, M_c_kipin, utilisation, t_required_in))
BOOST_DESCRIBE_STRUCT(HssWallInputs, (),
                      (method, shape, R_kip, compression, pole_utilisation, width_in, wall_in,
                       F_y_ksi, plate_width_in, plate_in, F_yp_ksi))
BOOST_DESCRIBE_STRUCT(HssWall, (), (R_c_kip, utilisation, limit, needs_through_plate))
}  // namespace apex::connections

namespace apex::wire {

template <>
inline constexpr auto words<connections::WeldShape> =
    std::array{"lines"sv, "rectangle"sv, "two_vertical"sv, "c_shape"sv};
template <>
inline constexpr auto words<connections::PoleWeldShape> =
    std::array{"rectangle"sv, "two_sides"sv, "circle"sv};

template <>
inline constexpr auto words<connections::BoltGrade> = std::array{"A325"sv, "A490"sv};
template <>
inline constexpr auto words<connections::Threads> = std::array{"included"sv, "excluded"sv};
template <>
inline constexpr auto words<connections::WallShape> = std::array{"round"sv, "rectangular"sv};
template <>
inline constexpr auto words<connections::WallLimit> =
    std::array{"plastification"sv, "plate"sv, "punching"sv};

namespace connections_fields {
constexpr Field method =
    field("method").defaulted().says("lrfd: phi times nominal; asd: nominal over Omega");
constexpr Field electrode = field("F_EXX_ksi").says("Of the electrode: 70 for E70");
constexpr Field leg = field("leg_in").says("Leg of the fillet");
constexpr Field thickness = field("thickness_in").says("Of the thinner connected part");
}  // namespace connections_fields

template <>
inline constexpr auto rules<connections::WeldGroup> =
    fields(field("b_in").defaulted().says("Width of a named shape, along x"),
           field("d_in").defaulted().says("Depth of a named shape, along y"),
           field("lines").defaulted().length(0, 100).says("Of the shape lines"));
template <>
inline constexpr auto rules<connections::WeldSizeInputs> =
    fields(field("thinner_in").says("The thinner part joined"),
           field("edge_in").says("The part along whose edge the weld runs"));
template <>
inline constexpr auto rules<connections::FilletWeldInputs> =
    fields(connections_fields::method, connections_fields::electrode, connections_fields::leg,
           field("length_in").says("Of one line"), field("lines").defaulted(),
           field("theta_deg").defaulted().says("Load against the weld's axis; 90: across"),
           field("rectangular_hss_end_in_tension").defaulted(), connections_fields::thickness);
template <>
inline constexpr auto rules<connections::WeldMetal> = fields(connections_fields::method,
                                                             connections_fields::electrode,
                                                             connections_fields::leg,
                                                             connections_fields::thickness);
template <>
inline constexpr auto rules<connections::WeldElasticInputs> = fields(
    field("P_kip").defaulted().says("Out of the plane, tension positive"),
    field("M_x_kipin").defaulted().says("Positive: tension at +y"),
    field("M_y_kipin").defaulted().says("Positive: tension at +x"), field("V_x_kip").defaulted(),
    field("V_y_kip").defaulted(), field("T_kipin").defaulted().says("From +x to +y"));
template <>
inline constexpr auto rules<connections::PoleWeldInputs> =
    fields(field("b_in").defaulted().says("Outside width across the load; none of a circle"),
           field("d_in").says("Outside depth along the load; the diameter of a circle"),
           field("P_kip").defaulted().says("Uplift; compression bears on the plate"),
           field("V_kip").defaulted(), field("T_kipin").defaulted());
template <>
inline constexpr auto rules<connections::WeldCentreInputs> =
    fields(connections_fields::method, connections_fields::electrode, connections_fields::leg,
           field("x_in").says("A point of the force's line"), field("y_in").defaulted(),
           field("angle_deg").defaulted().says("Of the force, from the y axis towards x"),
           field("reference_length_in").says("l of the Manual's tables"));

template <>
inline constexpr auto rules<connections::Bolt> =
    fields(field("threads").says("In the plane of shear"));
template <>
inline constexpr auto rules<connections::BoltInputs> = fields(connections_fields::method);
template <>
inline constexpr auto rules<connections::BoltBearingInputs> =
    fields(connections_fields::method,
           field("clear_in").says("l_c: from the hole to the next or to the edge"),
           field("deformation_considered").defaulted().says("Of the hole at service load"));
template <>
inline constexpr auto rules<connections::PryingGeometry> =
    fields(field("b_in").says("Bolt line to the face of the pole or leg"),
           field("a_in").says("Bolt line to the plate's edge"),
           field("p_in").says("Length of plate of one bolt"));
template <>
inline constexpr auto rules<connections::PryingInputs> =
    fields(connections_fields::method, field("B_kip").says("Available tension of the bolt"));
template <>
inline constexpr auto rules<connections::MatchPlateInputs> =
    fields(connections_fields::method, field("V_kip").defaulted(), field("T_kipin").defaulted(),
           field("P_kip").defaulted().says("Compression positive"),
           field("pole_width_in").says("Greatest outside width; a square pole's diagonal"),
           field("plate_in").says("Thickness of each plate"),
           field("plate_radius_in").says("Centre to the nearest edge"));
template <>
inline constexpr auto rules<connections::CabinetClipsInputs> =
    fields(field("F_kip").says("Wind normal to the face"),
           field("M_kipin").defaulted().says("Of F about mid-height of the levels"),
           field("T_kipin").defaulted().says("Of F about the pole"), field("e_in").defaulted(),
           field("spacing_in").defaulted().says("Between levels; none of one level"),
           field("across_in").says("Between the two clips of a level"));
template <>
inline constexpr auto rules<connections::AngleLegInputs> =
    fields(connections_fields::method, field("gage_in").says("To the face of the other leg"));
template <>
inline constexpr auto rules<connections::HssWallInputs> =
    fields(connections_fields::method, field("compression").defaulted(),
           field("pole_utilisation").defaulted().says("Stress of the pole; with compression"),
           field("width_in").says("D, or B of the wall that takes the plate"),
           field("plate_width_in").says("B_p: across the pole"));

std::span<const SingleCheck> connections_checks() {
    using namespace connections;
    static constexpr SingleCheck checks[] = {
        single_check<WeldPropertiesInputs>(
            "connections.weld_properties", "Length, centroid and inertia of a weld group",
            "Geometry",
            [](auto, const auto& in, auto& sheet) { return weld_properties(in, sheet); }),
        single_check<WeldSizeInputs, SteelEditions>(
            "connections.weld_size", "Least and greatest leg of a fillet weld",
            "AISC 360 J2.2b, Table J2.4",
            [](auto edition, const auto& in, auto& sheet) {
                return weld_size<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<FilletWeldInputs, SteelEditions>(
            "connections.fillet_weld", "Strength of straight fillet welds", "AISC 360 J2.4, J4.2",
            [](auto edition, const auto& in, auto& sheet) {
                return fillet_weld<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<WeldElasticInputs, SteelEditions>(
            "connections.weld_elastic", "Weld group by the elastic method", "AISC Manual Part 8",
            [](auto edition, const auto& in, auto& sheet) {
                return weld_elastic<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<WeldCentreInputs, SteelEditions>(
            "connections.weld_instantaneous_centre", "Weld group by the instantaneous centre",
            "AISC Manual Part 8",
            [](auto edition, const auto& in, auto& sheet) {
                return weld_centre<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<PoleWeldInputs, SteelEditions>(
            "connections.weld_pole", "Weld all around a pole", "AISC 360 J2.4",
            [](auto edition, const auto& in, auto& sheet) {
                return weld_pole<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<BoltInputs, SteelEditions>(
            "connections.bolt", "Bolt in tension and shear", "AISC 360 J3",
            [](auto edition, const auto& in, auto& sheet) {
                return bolt_check<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<BoltBearingInputs, SteelEditions>(
            "connections.bolt_bearing", "Bearing and tear-out at a bolt hole", "AISC 360 J3",
            [](auto edition, const auto& in, auto& sheet) {
                return bolt_bearing<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<PryingInputs>(
            "connections.prying", "Bolt tension with prying", "AISC Manual Part 9",
            [](auto, const auto& in, auto& sheet) { return prying_check(in, sheet); }),
        single_check<MatchPlateInputs, SteelEditions>(
            "connections.match_plate", "Flange splice of two match plates",
            "AISC 360 J3, Manual Part 9",
            [](auto edition, const auto& in, auto& sheet) {
                return match_plate<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<CabinetClipsInputs>(
            "connections.cabinet_clips", "Forces of the clips between cabinet and pole", "Statics",
            [](auto, const auto& in, auto& sheet) { return cabinet_clips(in, sheet); }),
        single_check<AngleLegInputs, SteelEditions>(
            "connections.angle_leg", "Leg of an angle in bending", "AISC 360 F11",
            [](auto edition, const auto& in, auto& sheet) {
                return angle_leg<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<HssWallInputs, SteelEditions>(
            "connections.hss_wall", "Wall of an HSS under a transverse plate", "AISC 360 K",
            [](auto edition, const auto& in, auto& sheet) {
                return hss_wall<typename decltype(edition)::type>(in, sheet);
            }),
    };
    return checks;
}

}  // namespace apex::wire
