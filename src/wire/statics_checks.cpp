// Statics of the cantilever by id: reactions, deflection, frequency, second order. No edition
// changes them.
#include "calc/statics/deflection.hpp"
#include "calc/statics/internal_forces.hpp"
#include "calc/statics/natural_frequency.hpp"
#include "calc/statics/pole_row.hpp"
#include "calc/statics/second_order.hpp"
#include "calc/statics/stepped_frequency.hpp"
#include "calc/statics/torsional_frequency.hpp"
#include "wire/single_check.hpp"

namespace apex::statics {
BOOST_DESCRIBE_STRUCT(PointForce, (), (force_lbf, height_ft, eccentricity_ft))
BOOST_DESCRIBE_STRUCT(LineForce, (), (force_plf, from_ft, to_ft))
BOOST_DESCRIBE_STRUCT(Weight, (), (weight_lbf, height_ft, offset_ft))
BOOST_DESCRIBE_STRUCT(CantileverLoads, (),
                      (points, lines, weights, pole_weight_plf, pole_length_ft))
BOOST_DESCRIBE_STRUCT(InternalForcesInputs, (), (loads, at_ft))
BOOST_DESCRIBE_STRUCT(InternalForces, (),
                      (axial_lbf, shear_lbf, force_moment_lbf_ft, weight_moment_lbf_ft,
                       moment_lbf_ft, torsion_lbf_ft, shear_resultant_height_ft,
                       weight_centroid_height_ft))
BOOST_DESCRIBE_STRUCT(PointMoment, (), (moment_lbf_ft, height_ft))
BOOST_DESCRIBE_STRUCT(DeflectionInputs, (),
                      (fixity_depth_ft, at_ft, E_ksi, I_in4, points, lines, moments))
BOOST_DESCRIBE_STRUCT(Deflection, (), (deflection_in))
BOOST_DESCRIBE_STRUCT(LumpedWeight, (), (weight_lbf, height_ft))
BOOST_DESCRIBE_STRUCT(FrequencyInputs, (),
                      (length_ft, fixity_depth_ft, E_ksi, I_in4, pole_weight_plf, weights))
BOOST_DESCRIBE_STRUCT(NaturalFrequency, (), (frequency_hz))
BOOST_DESCRIBE_STRUCT(PoleStep, (), (length_ft, I_in4, weight_plf))
BOOST_DESCRIBE_STRUCT(SteppedFrequencyInputs, (),
                      (steps, fixity_depth_ft, E_ksi, base_stiffness_kipft_per_rad, weights))
BOOST_DESCRIBE_STRUCT(SteppedFrequency, (), (frequency_hz, static_shape_hz))
BOOST_DESCRIBE_STRUCT(TwistedWeight, (), (weight_lbf, height_ft, offset_ft, width_ft, depth_ft))
BOOST_DESCRIBE_STRUCT(TorsionalFrequencyInputs, (), (fixity_depth_ft, G_ksi, J_in4, weights))
BOOST_DESCRIBE_STRUCT(TorsionalFrequency, (), (frequency_hz))
BOOST_DESCRIBE_STRUCT(SecondOrderInputs, (), (axial_lbf, length_ft, E_ksi, I_in4, level))
BOOST_DESCRIBE_STRUCT(SecondOrder, (), (P_e_lbf, amplifier))
BOOST_DESCRIBE_STRUCT(PoleRow, (), (count, spacing_ft))
BOOST_DESCRIBE_STRUCT(PoleSharesInputs, (), (row, force_lbf, torsion_lbf_ft))
BOOST_DESCRIBE_STRUCT(PoleShare, (), (x_ft, force_lbf))
BOOST_DESCRIBE_STRUCT(PoleShares, (), (poles, most_lbf, least_lbf))
BOOST_DESCRIBE_STRUCT(PortalInputs, (), (row, force_lbf, height_ft, clear_ft, storey_ft))
BOOST_DESCRIBE_STRUCT(Portal, (), (shear_lbf, moment_lbf_ft, axial_lbf))
BOOST_DESCRIBE_STRUCT(TurningCabinet, (), (offset_ft, width_ft, depth_ft))
BOOST_DESCRIBE_STRUCT(RowFrequencyInputs, (), (row, sway_hz, cabinets))
BOOST_DESCRIBE_STRUCT(RowFrequency, (), (frequency_hz))
}  // namespace apex::statics

namespace apex::wire {
using namespace statics;

constexpr Field E = field("E_ksi").defaulted().says("Modulus of elasticity");
constexpr Field fixity =
    field("fixity_depth_ft").defaulted().says("The pole is taken as fixed this far below grade");

template <>
inline constexpr auto words<Level> = std::array{"strength"sv, "service"sv};
template <>
inline constexpr auto rules<PointForce> =
    fields(field("eccentricity_ft")
               .defaulted()
               .says("Of its line of action from the pole's axis, signed"));
template <>
inline constexpr auto rules<Weight> =
    fields(field("offset_ft").defaulted().says("Square to the forces, signed"));
template <>
inline constexpr auto rules<CantileverLoads> = fields(field("points").defaulted().length(0, 100),
                                                      field("lines").defaulted().length(0, 100),
                                                      field("weights").defaulted().length(0, 100),
                                                      field("pole_weight_plf").defaulted(),
                                                      field("pole_length_ft").defaulted());
template <>
inline constexpr auto rules<InternalForcesInputs> =
    fields(field("at_ft").defaulted().says("Height of the section above the base"));
template <>
inline constexpr auto rules<DeflectionInputs> =
    fields(fixity, field("at_ft").says("Where the deflection is wanted, above grade"), E,
           field("points").defaulted().length(0, 100), field("lines").defaulted().length(0, 100),
           field("moments").defaulted().length(0, 100));
template <>
inline constexpr auto rules<FrequencyInputs> =
    fields(field("length_ft").says("Of the pole above grade"), fixity, E,
           field("weights").defaulted().length(0, 100));
template <>
inline constexpr auto rules<SteppedFrequencyInputs> =
    fields(field("steps").length(1, 20).says("From grade upward"), fixity, E,
           field("base_stiffness_kipft_per_rad").defaulted().says("Against turning; 0: fixed"),
           field("weights").defaulted().length(0, 100));
template <>
inline constexpr auto rules<TwistedWeight> =
    fields(field("offset_ft").defaulted().says("Of its centroid from the pole's axis, signed"),
           field("width_ft").defaulted(), field("depth_ft").defaulted());
template <>
inline constexpr auto rules<TorsionalFrequencyInputs> =
    fields(fixity, field("G_ksi").defaulted().says("Shear modulus of elasticity"),
           field("weights").length(1, 100));
template <>
inline constexpr auto rules<SecondOrderInputs> = fields(
    field("axial_lbf").says("P: all dead load above the base, factored"),
    field("length_ft").says("L: base to the centroid of that load"), E, field("level").defaulted());

template <>
inline constexpr auto rules<PoleRow> =
    fields(field("count").says("Equal poles, symmetric about the sign's axis"),
           field("spacing_ft").says("Centre to centre"));
template <>
inline constexpr auto rules<PoleSharesInputs> =
    fields(field("force_lbf").says("F, normal to the face, through the axis of the row"),
           field("torsion_lbf_ft").defaulted().says("T about the axis of the row, signed"));
template <>
inline constexpr auto rules<PortalInputs> =
    fields(field("force_lbf").says("Along the face, on the cabinets"),
           field("height_ft").says("Of that force above grade"),
           field("clear_ft").says("Grade to the lowest cabinet that all poles hold"),
           field("storey_ft").says("The longest clear stretch of the poles"));
template <>
inline constexpr auto rules<RowFrequencyInputs> =
    fields(field("sway_hz").says("Of one pole under an equal share of the weight"),
           field("cabinets").length(1, 100));

std::span<const SingleCheck> statics_checks() {
    static constexpr SingleCheck checks[] = {
        single_check<InternalForcesInputs>(
            "statics.internal_forces", "Forces in a cantilever at a height", "Statics",
            [](auto, const auto& in, auto& sheet) { return internal_forces(in, sheet); }),
        single_check<DeflectionInputs>(
            "statics.deflection", "Deflection of a cantilever", "Beam theory",
            [](auto, const auto& in, auto& sheet) { return deflection(in, sheet); }),
        single_check<FrequencyInputs>(
            "statics.natural_frequency", "Lowest natural frequency", "ASCE 7 26.11.2",
            [](auto, const auto& in, auto& sheet) { return natural_frequency(in, sheet); }),
        single_check<SteppedFrequencyInputs>(
            "statics.stepped_frequency", "Lowest natural frequency of a stepped pole",
            "ASCE 7 26.11.2",
            [](auto, const auto& in, auto& sheet) { return stepped_frequency(in, sheet); }),
        single_check<TorsionalFrequencyInputs>(
            "statics.torsional_frequency", "Lowest frequency of twist", "Statics",
            [](auto, const auto& in, auto& sheet) { return torsional_frequency(in, sheet); }),
        single_check<PoleSharesInputs>(
            "statics.pole_shares", "What each of several equal poles takes", "Statics",
            [](auto, const auto& in, auto& sheet) { return pole_shares(in, sheet); }),
        single_check<PortalInputs>(
            "statics.portal", "Several equal poles as a portal along the face", "Statics",
            [](auto, const auto& in, auto& sheet) { return portal(in, sheet); }),
        single_check<RowFrequencyInputs>(
            "statics.row_frequency", "Lowest frequency of a sign on several poles", "Statics",
            [](auto, const auto& in, auto& sheet) { return row_frequency(in, sheet); }),
        single_check<SecondOrderInputs>(
            "statics.second_order", "Amplification by the axial load", "AISC 360 Appendix 8",
            [](auto, const auto& in, auto& sheet) { return second_order(in, sheet); }),
    };
    return checks;
}

}  // namespace apex::wire
