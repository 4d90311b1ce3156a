// The sign itself by id: weight by parts, ribs, faces, fixing to a wall, electrical load.
#include "calc/cabinet/electrical.hpp"
#include "calc/cabinet/face.hpp"
#include "calc/cabinet/rib.hpp"
#include "calc/cabinet/wall_sign.hpp"
#include "calc/cabinet/weight.hpp"
#include "wire/single_check.hpp"

namespace apex::cabinet {
BOOST_DESCRIBE_STRUCT(WeightPart, (),
                      (material, area_ft2, thickness_in, length_ft, section_in2, weight_lb, x_ft,
                       y_ft))
BOOST_DESCRIBE_STRUCT(WeightInputs, (), (parts))
BOOST_DESCRIBE_STRUCT(Weight, (), (weight_lb, x_ft, y_ft, parts_lb))
BOOST_DESCRIBE_STRUCT(RibInputs, (),
                      (p_psf, end_p_psf, spacing_ft, span_ft, cantilever_ft, E_ksi, I_in4, S_in3,
                       F_b_ksi, deflection_limit))
BOOST_DESCRIBE_STRUCT(Rib, (),
                      (M_lbf_ft, f_b_ksi, stress_utilisation, span_deflection_in, end_deflection_in,
                       deflection_utilisation, cantilever_governs))
BOOST_DESCRIBE_STRUCT(FaceInputs, (), (p_psf, a_in, b_in, t_in, E_ksi, F_ksi))
BOOST_DESCRIBE_STRUCT(Face, (), (aspect, alpha, beta, w_in, stress_ksi, utilisation))
BOOST_DESCRIBE_STRUCT(FlexFaceInputs, (), (p_psf, span_ft, sag_in))
BOOST_DESCRIBE_STRUCT(FlexFace, (), (R_ft, tension_lbf_per_ft, sag_share, sag_within_limit))
BOOST_DESCRIBE_STRUCT(RetainerInputs, (), (b_in, w_in, temperature_range_f, bite_in))
BOOST_DESCRIBE_STRUCT(Retainer, (), (bite_required_in, utilisation))
BOOST_DESCRIBE_STRUCT(WallAnchorsInputs, (),
                      (p_psf, area_ft2, W_lbf, e_in, rows_apart_in, anchors, top_row,
                       tension_allowed_lbf, shear_allowed_lbf, length_ft, temperature_range_f,
                       slot_in))
BOOST_DESCRIBE_STRUCT(WallAnchors, (),
                      (wind_lbf, eccentric_lbf, tension_lbf, shear_lbf, utilisation, movement_in,
                       slot_suffices))
BOOST_DESCRIBE_STRUCT(StandoffRodInputs, (),
                      (V_lbf, T_lbf, standoff_in, root_diameter_in, F_b_ksi, F_t_ksi))
BOOST_DESCRIBE_STRUCT(StandoffRod, (), (M_lbf_in, f_b_ksi, f_t_ksi, utilisation))
BOOST_DESCRIBE_STRUCT(ElectricalInputs, (),
                      (modules, module_w, efficiency, power_factor, voltage_v, breaker_a))
BOOST_DESCRIBE_STRUCT(Electrical, (),
                      (load_w, line_w, line_a, continuous_limit_a, circuit_va, circuits))
}  // namespace apex::cabinet

namespace apex::wire {

template <>
inline constexpr auto words<cabinet::Material> =
    std::array{"aluminium"sv, "steel"sv, "acrylic"sv, "polycarbonate"sv, "concrete"sv};

template <>
inline constexpr auto rules<cabinet::WeightPart> =
    fields(field("material").defaulted().says("Of a sheet or a bar"),
           field("area_ft2").defaulted().says("Of a sheet"), field("thickness_in").defaulted(),
           field("length_ft").defaulted().says("Of a bar"), field("section_in2").defaulted(),
           field("weight_lb").defaulted().says("Of a part that is neither"),
           field("x_ft").defaulted().says("Its centroid"), field("y_ft").defaulted());
template <>
inline constexpr auto rules<cabinet::WeightInputs> = fields(field("parts").length(1, 200));
template <>
inline constexpr auto rules<cabinet::RibInputs> =
    fields(field("p_psf").says("Service level, between supports"),
           field("end_p_psf").defaulted().says("On the cantilever: of the 0-s strip of case C"),
           field("cantilever_ft").defaulted(), field("F_b_ksi").says("Allowable"),
           field("deflection_limit").defaulted().says("L over this; 90 where a face is flexible"));
template <>
inline constexpr auto rules<cabinet::FaceInputs> =
    fields(field("a_in").says("Long side between supports"), field("b_in").says("Short side"),
           field("F_ksi").says("Working stress of the maker"));
template <>
inline constexpr auto rules<cabinet::FlexFaceInputs> =
    fields(field("sag_in").says("Under this pressure, at mid-span"));
template <>
inline constexpr auto rules<cabinet::RetainerInputs> =
    fields(field("w_in").says("Deflection in the middle of the face"));
template <>
inline constexpr auto rules<cabinet::WallAnchorsInputs> =
    fields(field("p_psf").says("Suction, at the level of the allowed forces"),
           field("e_in").says("Centroid of the weight from the wall"),
           field("top_row").says("Anchors that hold the top"),
           field("length_ft").says("Of the sign between slots"),
           field("slot_in").says("Free movement of a slotted anchor"));
template <>
inline constexpr auto rules<cabinet::StandoffRodInputs> =
    fields(field("V_lbf").says("On one rod, allowable level"));
template <>
inline constexpr auto rules<cabinet::ElectricalInputs> =
    fields(field("efficiency").says("Of the drivers"));

std::span<const SingleCheck> cabinet_checks() {
    static constexpr SingleCheck checks[] = {
        single_check<cabinet::WeightInputs>(
            "cabinet.weight", "Weight and centroid by parts", "Geometry",
            [](auto, const auto& in, auto& sheet) { return cabinet::weight(in, sheet); }),
        single_check<cabinet::RibInputs>(
            "cabinet.rib", "Rib behind a face", "Statics",
            [](auto, const auto& in, auto& sheet) { return cabinet::rib(in, sheet); }),
        single_check<cabinet::FaceInputs>(
            "cabinet.face", "Flat face under pressure", "Plate theory",
            [](auto, const auto& in, auto& sheet) { return cabinet::face(in, sheet); }),
        single_check<cabinet::FlexFaceInputs>(
            "cabinet.flex_face", "Tension of a flexible face", "Statics",
            [](auto, const auto& in, auto& sheet) { return cabinet::flex_face(in, sheet); }),
        single_check<cabinet::RetainerInputs>(
            "cabinet.retainer", "Bite of a retainer on its face", "Practice",
            [](auto, const auto& in, auto& sheet) { return cabinet::retainer(in, sheet); }),
        single_check<cabinet::WallAnchorsInputs>(
            "cabinet.wall_anchors", "Anchors of a sign on a wall", "Statics",
            [](auto, const auto& in, auto& sheet) { return cabinet::wall_anchors(in, sheet); }),
        single_check<cabinet::StandoffRodInputs>(
            "cabinet.standoff_rod", "Rod between wall and sign", "Statics",
            [](auto, const auto& in, auto& sheet) { return cabinet::standoff_rod(in, sheet); }),
        single_check<cabinet::ElectricalInputs>(
            "cabinet.electrical", "Electrical load and circuits", "NEC 600.5(B)",
            [](auto, const auto& in, auto& sheet) { return cabinet::electrical(in, sheet); }),
    };
    return checks;
}

}  // namespace apex::wire
