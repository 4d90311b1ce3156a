// The direct-embedded footing by id: IBC 1806, 1807.3, 1809.5, the pole in its concrete, and
// quantities.
#include "calc/footing/direct_embedment.hpp"
#include "calc/footing/pier.hpp"
#include "calc/footing/soil_checks.hpp"
#include "wire/single_check.hpp"
#include "wire/soil_wire.hpp"

namespace apex::footing {
BOOST_DESCRIBE_STRUCT(EmbedmentSwitches, (),
                      (footing_depth_limit_reading, square_width, isolated_pole_factor,
                       third_increase, grade_restraint, neglect_top_soil_in, geotech_stack_2x,
                       depth_round_up_ft))
BOOST_DESCRIBE_STRUCT(EmbedmentDepth, (),
                      (equation_depth_ft, required_depth_ft, depth_ft, other_reading_depth_ft, b_ft,
                       lateral_pressure_psf, A_ft, iterations, residual_ft, isolated_pole_factor,
                       increase_factor, grade_reaction_lbf))
BOOST_DESCRIBE_STRUCT(EmbedmentCapacity, (),
                      (P_allow_lbf, utilisation, b_ft, lateral_pressure_psf, isolated_pole_factor,
                       increase_factor, at_least_3_ft, other_reading_P_allow_lbf,
                       grade_reaction_lbf))
BOOST_DESCRIBE_STRUCT(BearingInputs, (),
                      (D_lbf, shape, width_ft, depth_ft, soil, displaced_soil_pcf))
BOOST_DESCRIBE_STRUCT(Bearing, (), (pier_weight_lbf, pressure_psf, allowable_psf, utilisation))
BOOST_DESCRIBE_STRUCT(SoilTorsionInputs, (),
                      (T_lbf_ft, width_ft, depth_ft, neglect_top_soil_in, skin_friction_psf))
BOOST_DESCRIBE_STRUCT(SoilTorsion, (), (run, T_allow_lbf_ft, utilisation))
BOOST_DESCRIBE_STRUCT(FrostInputs, (), (depth_ft, frost_depth_in))
BOOST_DESCRIBE_STRUCT(Frost, (), (run, frost_depth_ft, utilisation))
BOOST_DESCRIBE_STRUCT(PierMomentInputs, (), (P_lbf, h_ft, depth_ft))
BOOST_DESCRIBE_STRUCT(PierMoment, (), (a_ft, x_ft, M_max_lbf_ft, iterations, residual_lbf))
BOOST_DESCRIBE_STRUCT(PoleEmbedmentInputs, (),
                      (edition, M_u_lbf_ft, V_u_lbf, pole_width_in, pole_depth_in, f_c_psi,
                       depth_ft, bottom_gap_ft))
BOOST_DESCRIBE_STRUCT(PoleEmbedment, (),
                      (L_e_ft, L_e_least_ft, f_b_psi, f_b_allow_psi, utilisation, long_enough))
BOOST_DESCRIBE_STRUCT(ConcreteInputs, (), (shape, width_ft, depth_ft))
BOOST_DESCRIBE_STRUCT(Concrete, (), (volume_yd3, spoil_yd3))
}  // namespace apex::footing

namespace apex::wire {
using footing::Shape;

namespace {

struct DepthInputs {
    double P_lbf = 0, h_ft = 0;
    Shape shape = Shape::round;
    double width_ft = 0;
    footing::Soil soil;
    footing::EmbedmentSwitches switches;
    std::optional<double> frost_depth_in;
};
BOOST_DESCRIBE_STRUCT(DepthInputs, (),
                      (P_lbf, h_ft, shape, width_ft, soil, switches, frost_depth_in))

struct CapacityInputs {
    double P_lbf = 0, h_ft = 0;
    Shape shape = Shape::round;
    double width_ft = 0, depth_ft = 0;
    footing::Soil soil;
    footing::EmbedmentSwitches switches;
};
BOOST_DESCRIBE_STRUCT(CapacityInputs, (), (P_lbf, h_ft, shape, width_ft, depth_ft, soil, switches))

template <class Inputs>
footing::EmbedmentInputs embedment(const Inputs& in) {
    return {in.P_lbf, in.h_ft, in.shape, in.width_ft, in.soil, in.switches};
}

}  // namespace

template <>
inline constexpr auto words<Shape> = std::array{"round"sv, "square"sv};
template <>
inline constexpr auto words<footing::DepthLimitReading> =
    std::array{"cap_on_depth"sv, "cap_on_third"sv};
template <>
inline constexpr auto words<footing::SquareWidth> = std::array{"diagonal"sv, "side"sv};
template <>
inline constexpr auto words<footing::Restraint> = std::array{"none"sv, "slab"sv};
template <>
inline constexpr auto words<footing::ConcreteEdition> = std::array{"ACI 318-14"sv, "ACI 318-19"sv};

constexpr Field P = field("P_lbf").says("P: lateral force, allowable-stress level");
constexpr Field h = field("h_ft").says("h: height of P above grade");
constexpr Field shape = field("shape").defaulted();
constexpr Field width = field("width_ft").says("Diameter, or side of a square");
constexpr Field depth = field("depth_ft").says("Grade to the bottom");
constexpr Field switches =
    field("switches").defaulted().says("Interpretation switches of 1806 and 1807.3");

template <>
inline constexpr auto rules<footing::EmbedmentSwitches> =
    fields(field("footing_depth_limit_reading").defaulted(), field("square_width").defaulted(),
           field("isolated_pole_factor").defaulted(), field("third_increase").defaulted(),
           field("grade_restraint").defaulted(), field("neglect_top_soil_in").defaulted(),
           field("geotech_stack_2x").defaulted(),
           field("depth_round_up_ft").defaulted().says("0: as computed"));
template <>
inline constexpr auto rules<DepthInputs> =
    fields(P, h, shape, width, switches, field("frost_depth_in").says("Absent: not known"));
template <>
inline constexpr auto rules<CapacityInputs> = fields(P, h, shape, width, depth, switches);
template <>
inline constexpr auto rules<footing::EmbedmentDepth> =
    fields(field("other_reading_depth_ft").null_when_absent(),
           field("grade_reaction_lbf").null_when_absent());
template <>
inline constexpr auto rules<footing::EmbedmentCapacity> =
    fields(field("other_reading_P_allow_lbf").null_when_absent(),
           field("grade_reaction_lbf").null_when_absent());
template <>
inline constexpr auto rules<footing::BearingInputs> =
    fields(field("D_lbf").says("Dead load at grade, unfactored"), shape, width, depth,
           field("displaced_soil_pcf")
               .defaulted()
               .says("Weight of the soil displaced, a low value; 0: gross"));
template <>
inline constexpr auto rules<footing::SoilTorsionInputs> =
    fields(field("T_lbf_ft").says("Allowable-stress level"), width, depth,
           field("neglect_top_soil_in").defaulted());
template <>
inline constexpr auto rules<footing::FrostInputs> = fields(depth);
template <>
inline constexpr auto rules<footing::PierMomentInputs> =
    fields(field("P_lbf").says("At any level; the moment is of the same"), h, depth);
template <>
inline constexpr auto rules<footing::PoleEmbedmentInputs> = fields(
    field("edition").defaulted(),
    field("M_u_lbf_ft").says("At the top of the concrete, strength level"),
    field("pole_width_in").says("Across the load"),
    field("pole_depth_in").says("D: the greater outside dimension"), field("f_c_psi").says("f'c"),
    depth, field("bottom_gap_ft").defaulted().says("Concrete below the pole"));
template <>
inline constexpr auto rules<footing::ConcreteInputs> = fields(shape, width, depth);

std::span<const SingleCheck> footing_checks() {
    static constexpr SingleCheck checks[] = {
        single_check<DepthInputs, SoilEditions>(
            "footing.direct_embedment", "Depth of a direct-embedded footing", "IBC 1807.3",
            [](auto edition, const auto& in, auto& sheet) {
                return footing::embedment_depth<typename decltype(edition)::type>(
                    embedment(in), in.frost_depth_in, sheet);
            }),
        single_check<CapacityInputs, SoilEditions>(
            "footing.embedment_capacity", "Lateral force that a given depth takes", "IBC 1807.3",
            [](auto edition, const auto& in, auto& sheet) {
                return footing::embedment_capacity<typename decltype(edition)::type>(
                    embedment(in), in.depth_ft, sheet);
            }),
        single_check<footing::BearingInputs, SoilEditions>(
            "footing.bearing", "Vertical bearing", "IBC 1806.2",
            [](auto edition, const auto& in, auto& sheet) {
                return footing::vertical_bearing<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<footing::SoilTorsionInputs, SoilEditions>(
            "footing.torsion", "Torsion by skin friction", "IBC 1806",
            [](auto edition, const auto& in, auto& sheet) {
                return footing::soil_torsion<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<footing::FrostInputs, SoilEditions>(
            "footing.frost", "Depth below frost", "IBC 1809.5",
            [](auto edition, const auto& in, auto& sheet) {
                return footing::frost<typename decltype(edition)::type>(in, sheet);
            }),
        single_check<footing::PierMomentInputs>(
            "footing.pier_moment", "Moment along the footing", "Statics",
            [](auto, const auto& in, auto& sheet) { return footing::pier_moment(in, sheet); }),
        single_check<footing::PoleEmbedmentInputs>(
            "footing.pole_embedment", "Bearing of the pole on the concrete", "ACI 318 22.8",
            [](auto, const auto& in, auto& sheet) { return footing::pole_embedment(in, sheet); }),
        single_check<footing::ConcreteInputs>(
            "footing.concrete", "Concrete and spoil", "Geometry",
            [](auto, const auto& in, auto& sheet) { return footing::concrete(in, sheet); }),
    };
    return checks;
}

}  // namespace apex::wire
