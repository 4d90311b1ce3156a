// Base plates by id: AISC Design Guide 1, leveling nuts, gussets. Whole joints: joint_requests.hpp.
#include "calc/baseplate/axial_plate.hpp"
#include "calc/baseplate/gusset.hpp"
#include "calc/baseplate/leveling_nuts.hpp"
#include "calc/baseplate/moment_plate.hpp"
#include "wire/anchorage_describe.hpp"
#include "wire/single_check.hpp"

namespace apex::baseplate {
BOOST_DESCRIBE_STRUCT(AxialPlateInputs, (), (column, plate, bearing, P_u_kip))
BOOST_DESCRIBE_STRUCT(AxialPlate, (),
                      (m_in, n_in, n_prime_in, f_p_ksi, f_p_max_ksi, phi_P_p_kip, t_p_in,
                       bearing_utilisation))
BOOST_DESCRIBE_STRUCT(MomentPlateInputs, (),
                      (column, plate, bearing, P_u_kip, M_u_kipin, f_in, anchors_in_row, hole_in))
BOOST_DESCRIBE_STRUCT(MomentPlate, (),
                      (range, e_in, e_crit_in, q_max_kip_per_in, Y_in, f_p_ksi, f_p_max_ksi, T_kip,
                       T_other_kip, m_in, n_in, x_in, b_eff_in, t_bearing_in, t_tension_in, t_p_in,
                       bearing_utilisation))
BOOST_DESCRIBE_STRUCT(TensionStripInputs, (), (T_u_kip, x_in, b_eff_in, F_y_ksi))
BOOST_DESCRIBE_STRUCT(TensionStrip, (), (t_p_in))
BOOST_DESCRIBE_STRUCT(LevelingNutsInputs, (), (anchors, P_u_kip, M_u_kipin))
BOOST_DESCRIBE_STRUCT(LevelingNuts, (),
                      (I_x_in2, I_y_in2, T_max_kip, C_max_kip, angle_rad, anchors))
BOOST_DESCRIBE_STRUCT(CirclePlateInputs, (),
                      (force_kip, radius_in, anchors, pole_in, nut_in, F_y_ksi, gusset_in))
BOOST_DESCRIBE_STRUCT(CirclePlate, (), (l_in, b_eff_in, t_p_in))
BOOST_DESCRIBE_STRUCT(GussetInputs, (),
                      (T_u_kip, x_in, width_in, height_in, t_in, F_y_ksi, weld_leg_in, F_EXX_ksi,
                       plate_t_in))
BOOST_DESCRIBE_STRUCT(Gusset, (),
                      (M_u_kipin, slenderness, slenderness_limit, bending_utilisation,
                       shear_utilisation, weld_utilisation, weld_f_kip_per_in,
                       weld_capacity_kip_per_in, plate_t_in, passes))
}  // namespace apex::baseplate

namespace apex::wire {
namespace plate_inputs {

struct BoltCircleInputs {
    int anchors = 0;
    double radius_in = 0, P_u_kip = 0, M_u_kipin = 0;
};
BOOST_DESCRIBE_STRUCT(BoltCircleInputs, (), (anchors, radius_in, P_u_kip, M_u_kipin))

}  // namespace plate_inputs

template <>
inline constexpr auto words<baseplate::MomentRange> = std::array{"small"sv, "large"sv, "lifted"sv};
template <>
inline constexpr auto rules<baseplate::MomentPlateInputs> =
    fields(field("P_u_kip").says("Compression positive, uplift negative"),
           field("f_in").says("Centre of the plate to the pulled anchors"),
           field("anchors_in_row").at_least(1).at_most(100),
           field("hole_in").defaulted().says("Diameter of the holes; 0: not counted"));
template <>
inline constexpr auto rules<baseplate::LevelingNutsInputs> =
    fields(field("anchors").length(3, anchorage::anchors_most));
template <>
inline constexpr auto rules<baseplate::CirclePlateInputs> =
    fields(field("anchors").at_least(3).at_most(anchorage::anchors_most),
           field("pole_in").says("Outside diameter, or the side of a square"),
           field("gusset_in").defaulted().says("Length of a gusset; 0: none"));
template <>
inline constexpr auto rules<baseplate::GussetInputs> =
    fields(field("F_EXX_ksi").defaulted(),
           field("plate_t_in").defaulted().says("Thickness without gussets"));
template <>
inline constexpr auto rules<plate_inputs::BoltCircleInputs> =
    fields(field("anchors").at_least(3).at_most(anchorage::anchors_most),
           field("radius_in").above(0), field("P_u_kip").says("Compression positive"));

std::span<const SingleCheck> baseplate_checks() {
    static constexpr SingleCheck checks[] = {
        single_check<baseplate::AxialPlateInputs>(
            "baseplate.axial", "Plate under compression", "AISC DG1 4.3.1",
            [](auto, const auto& in, auto& sheet) { return baseplate::axial_plate(in, sheet); }),
        single_check<baseplate::MomentPlateInputs>(
            "baseplate.moment", "Plate under moment on concrete", "AISC DG1 4.3.6, 4.3.7",
            [](auto, const auto& in, auto& sheet) { return baseplate::moment_plate(in, sheet); }),
        single_check<baseplate::TensionStripInputs>(
            "baseplate.tension_strip", "Plate bent by one anchor", "AISC DG1 4.3.7",
            [](auto, const auto& in, auto& sheet) { return baseplate::tension_strip(in, sheet); }),
        single_check<baseplate::LevelingNutsInputs>(
            "baseplate.leveling_nuts", "Anchors of a plate on leveling nuts", "Statics",
            [](auto, const auto& in, auto& sheet) { return baseplate::leveling_nuts(in, sheet); }),
        single_check<plate_inputs::BoltCircleInputs>(
            "baseplate.bolt_circle", "Anchors on a circle, leveling nuts", "Statics",
            [](auto, const auto& in, auto& sheet) {
                return baseplate::leveling_nuts(
                    {baseplate::bolt_circle(in.anchors, in.radius_in), in.P_u_kip, in.M_u_kipin},
                    sheet);
            }),
        single_check<baseplate::CirclePlateInputs>(
            "baseplate.circle_plate", "Plate between pole and anchors", "Practice",
            [](auto, const auto& in, auto& sheet) { return baseplate::circle_plate(in, sheet); }),
        single_check<baseplate::GussetInputs>(
            "baseplate.gusset", "Gusset between pole and plate", "Practice",
            [](auto, const auto& in, auto& sheet) { return baseplate::gusset(in, sheet); }),
    };
    return checks;
}

}  // namespace apex::wire
