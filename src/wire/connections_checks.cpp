// Connections by id: fillet welds and weld groups (AISC 360 J2, Manual Part 8).
#include "calc/connections/fillet_weld.hpp"
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
}  // namespace apex::connections

namespace apex::wire {

template <>
inline constexpr auto words<connections::WeldShape> =
    std::array{"lines"sv, "rectangle"sv, "two_vertical"sv, "c_shape"sv};
template <>
inline constexpr auto words<connections::PoleWeldShape> =
    std::array{"rectangle"sv, "two_sides"sv, "circle"sv};

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
    };
    return checks;
}

}  // namespace apex::wire
