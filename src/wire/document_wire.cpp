// The design document on the wire: every field with its limits, its words and what its absence
// means. A limit here says what is physically a sign; what a clause allows is decided where the
// clause is applied.
#include "wire/describe.hpp"
#include "wire/design_wire.hpp"

namespace apex::design {
BOOST_DESCRIBE_STRUCT(Codes, (), (wind, steel, concrete, soil))
BOOST_DESCRIBE_STRUCT(Topography, (), (shape, height_ft, half_length_ft, distance_ft, downwind))
BOOST_DESCRIBE_STRUCT(Site, (),
                      (wind_speed_mph, risk_category, exposure, source, topographic_factor,
                       topography, elevation_ft, frost_depth_in))
BOOST_DESCRIBE_STRUCT(Cabinet, (),
                      (width_ft, height_ft, depth_in, weight_psf, bottom_ft, offset_x_ft, solidity,
                       return_length_ft))
BOOST_DESCRIBE_STRUCT(Sign, (), (overall_height_ft, cabinets))
BOOST_DESCRIBE_STRUCT(Support, (), (count, spacing_ft, family, designation, grade, pole_top_ft))
BOOST_DESCRIBE_STRUCT(Soil, (),
                      (soil_class, lateral_psf_per_ft, vertical_psf, skin_friction_psf, report))
BOOST_DESCRIBE_STRUCT(Foundation, (),
                      (type, shape, diameter_ft, depth_ft, soil, concrete_strength_psi))
BOOST_DESCRIBE_STRUCT(Options, (),
                      (steel_method, deflection_limit, footing_depth_limit_reading,
                       isolated_pole_factor, third_increase, square_width, grade_restraint,
                       neglect_top_soil_in, geotech_stack_2x, depth_round_up_ft, kz_method,
                       q_height, ke, kd_pole, open_area, case_c_10_13, return_corner_credit,
                       round_torsion_constant, pole_wind_extent, min_pressure_psf,
                       xs_large_pipe_wall))
BOOST_DESCRIBE_STRUCT(ProjectCaption, (),
                      (name, customer, address, job_number, date, engineer, firm))
BOOST_DESCRIBE_STRUCT(DesignDocument, (),
                      (schema, codes, site, sign, support, foundation, options, project))
BOOST_DESCRIBE_STRUCT(WindRequest, (), (edition, site, sign, options, pole_width_in, pole_is_round))
}  // namespace apex::design

namespace apex::wire {
using namespace design;

template <>
inline constexpr auto words<WindEdition> = std::array{"ASCE 7-10"sv, "ASCE 7-16"sv, "ASCE 7-22"sv};
template <>
inline constexpr auto words<SteelEdition> = std::array{"AISC 360-16"sv, "AISC 360-22"sv};
template <>
inline constexpr auto words<ConcreteEdition> = std::array{"ACI 318-14"sv, "ACI 318-19"sv};
template <>
inline constexpr auto words<SoilEdition> = std::array{"IBC 2018"sv, "IBC 2021"sv, "IBC 2024"sv};
template <>
inline constexpr auto words<RiskCategory> = std::array{"I"sv, "II"sv, "III"sv, "IV"sv};
template <>
inline constexpr auto words<ExposureCategory> = std::array{"B"sv, "C"sv, "D"sv};
template <>
inline constexpr auto words<HillShape> = std::array{"ridge"sv, "escarpment"sv, "hill"sv};
template <>
inline constexpr auto words<Family> =
    std::array{"any"sv, "hss_round"sv, "hss_square"sv, "hss_rect"sv, "pipe"sv, "w"sv};
template <>
inline constexpr auto words<FoundationType> = std::array{"direct_burial"sv};
template <>
inline constexpr auto words<FootingShape> = std::array{"round"sv, "square"sv};
template <>
inline constexpr auto words<LoadLevel> = std::array{"lrfd"sv, "asd"sv};
template <>
inline constexpr auto words<DepthLimitReading> = std::array{"cap_on_depth"sv, "cap_on_third"sv};
template <>
inline constexpr auto words<SquareWidth> = std::array{"diagonal"sv, "side"sv};
template <>
inline constexpr auto words<GradeRestraint> = std::array{"none"sv, "slab"sv};
template <>
inline constexpr auto words<KzMethod> = std::array{"formula"sv, "table"sv};
template <>
inline constexpr auto words<QHeight> = std::array{"top"sv, "centroid"sv};
template <>
inline constexpr auto words<Ke> = std::array{"one"sv, "from_elevation"sv};
template <>
inline constexpr auto words<KdPole> = std::array{"table"sv, "sign"sv};
template <>
inline constexpr auto words<OpenArea> = std::array{"factor"sv, "gross"sv};
template <>
inline constexpr auto words<CaseC10To13> = std::array{"blend"sv, "refuse"sv};
template <>
inline constexpr auto words<ReturnCornerCredit> = std::array{"none_below_0_3"sv, "interpolate"sv};
template <>
inline constexpr auto words<design::RoundTorsionConstant> =
    std::array{"two_s"sv, "mean_diameter"sv};
template <>
inline constexpr auto words<PoleWindExtent> = std::array{"exposed"sv, "full"sv};

template <>
inline constexpr auto rules<Codes> =
    fields(field("wind").defaulted().says("Wind loads and load combinations"),
           field("steel").defaulted().says("Strength of the pole"),
           field("concrete").defaulted().says("Bearing of the pole on concrete"),
           field("soil").defaulted().says("Foundation"));

template <>
inline constexpr auto rules<Topography> =
    fields(field("shape").says("Kind of isolated feature, ASCE 7 26.8"),
           // Higher than any free-standing rise over its surroundings that a map calls a hill.
           field("height_ft")
               .above(0)
               .at_most(10'000)
               .says("H: height of the feature over the upwind terrain"),
           field("half_length_ft")
               .above(0)
               .at_most(100'000)
               .says("L_h: upwind from the crest to where the rise is half of H"),
           // Beyond 4 L_h, at most 400 000 ft, the feature has no effect; a longer distance is a
           // slip of units.
           field("distance_ft")
               .at_least(0)
               .at_most(400'000)
               .says("x: from the crest to the sign, on the side named by downwind"),
           field("downwind").defaulted().says("Whether the sign stands behind the crest"));

template <>
inline constexpr auto rules<Site> = fields(
    // The fastest mapped speed is 200 mph (Guam: 210); 300 leaves room for what is measured in
    // tornadoes, not for typing slips.
    field("wind_speed_mph")
        .required()
        .above(0)
        .at_most(300)
        .says("V: basic wind speed for the risk category, 3-s gust, strength level"),
    field("risk_category").required().says("ASCE 7 Table 1.5-1"),
    field("exposure").required().says("Surface roughness upwind, ASCE 7 26.7"),
    field("source").defaulted().length(0, 500).says(
        "Where the wind speed was read, with its date; printed"),
    // 26.8: K_zt is at least 1; the steepest hill of the figure at its crest gives 3.2.
    field("topographic_factor")
        .at_least(1)
        .at_most(4)
        .says("K_zt; absent and without topography: 1.0, listed as an assumption"),
    field("topography").says("An isolated hill, ridge or escarpment, from which K_zt is computed"),
    // From the shore of the Dead Sea to above the highest town.
    field("elevation_ft")
        .at_least(-1'500)
        .at_most(20'400)
        .says("Of the ground above sea level; used with options.ke = from_elevation"),
    // Permafrost apart, frost reaches about 10 ft in the north of Alaska.
    field("frost_depth_in")
        .at_least(0)
        .at_most(240)
        .says("Absent: the frost check is not run, and said so"));

template <>
inline constexpr auto rules<Cabinet> = fields(
    // The largest signs on poles are about 100 ft; 300 refuses inches and millimetres typed as
    // feet.
    field("width_ft").required().above(0).at_most(300).says("B: across the wind"),
    field("height_ft").required().above(0).at_most(300).says("s: of the face"),
    field("depth_in").required().above(0).at_most(240).says("Along the wind"),
    // Solid steel of 12 in weighs 490 psf: nothing that hangs on a pole is heavier.
    field("weight_psf")
        .at_least(0)
        .at_most(500)
        .says("Per area of one face; absent: 10 psf, listed as an assumption"),
    field("bottom_ft")
        .at_least(0)
        .at_most(300)
        .says("Above grade; absent: hangs under the cabinet before it"),
    field("offset_x_ft")
        .defaulted()
        .at_least(-150)
        .at_most(150)
        .says("Centre of the cabinet from the axis of the pole"),
    field("solidity").defaulted().above(0).at_most(1).says("Solid over gross area of the face"),
    field("return_length_ft")
        .defaulted()
        .at_least(0)
        .at_most(300)
        .says("L_r: length of a return corner"));

template <>
inline constexpr auto rules<Sign> = fields(
    // Above 300 ft a sign is a tower, and its wind is not that of ASCE 7 29.3.
    field("overall_height_ft")
        .required()
        .above(0)
        .at_most(300)
        .says("Grade to the top of the highest cabinet"),
    field("cabinets")
        .required()
        .length(1, 12)
        .says("From the top down: each hangs under the one before it"));

template <>
inline constexpr auto rules<Support> =
    fields(field("count").defaulted().at_least(1).at_most(4).says("Equal poles, a footing each"),
           field("spacing_ft")
               .above(0)
               .at_most(400)
               .says("Centre to centre, symmetric about the sign's axis; needed with several "
                     "poles, and only then"),
           field("family").defaulted().says(
               "Sections to choose from; with a designation: any, or that section's own"),
           field("designation")
               .defaulted()
               .length(1, 40)
               .says("\"auto\" finds the lightest section that passes; or one by its name"),
           field("grade").defaulted().length(1, 40).says(
               "Of the steel; pipe takes A53 Gr B where this grade is not made as pipe"),
           field("pole_top_ft").above(0).at_most(300).says("Absent: overall_height_ft"));

template <>
inline constexpr auto rules<Soil> = fields(
    field("soil_class")
        .called("class")
        .at_least(1)
        .at_most(5)
        .says("Row of IBC Table 1806.2; or give the values of a report"),
    // Table 1806.2 ends at 1200 (crystalline bedrock); reports on rock give somewhat more.
    field("lateral_psf_per_ft")
        .above(0)
        .at_most(5'000)
        .says("Report: allowable lateral bearing per foot of depth"),
    // Table 1806.2 ends at 12 000.
    field("vertical_psf").above(0).at_most(100'000).says("Report: allowable foundation pressure"),
    field("skin_friction_psf")
        .above(0)
        .at_most(10'000)
        .says("Report: allowable adhesion on the shaft; absent: torsion in the soil is not run"),
    field("report").defaulted().length(0, 500).says(
        "Title and date of the soil report; needed with its values"));

template <>
inline constexpr auto rules<Foundation> = fields(
    field("type").required().says("How the pole stands in the ground"),
    field("shape").defaulted().says("Of the footing in plan"),
    // The smallest auger in use is 12 in, drilled shafts end near 12 ft; half and double that are
    // slips.
    field("diameter_ft")
        .defaulted()
        .at_least(0.5)
        .at_most(25)
        .says("Of a round footing; the side of a square one"),
    field("depth_ft").above(0).at_most(100).says("Absent: the least that suffices; given: checked"),
    field("soil").required().says(
        "A presumptive class, or the values of a soil report, never both"),
    // ACI 318 19.2.1 begins at 2500; weaker old concrete exists, stronger than 20 000 does not in
    // footings.
    field("concrete_strength_psi").defaulted().at_least(1'000).at_most(20'000).says("f'c"));

template <>
inline constexpr auto rules<Options> = fields(
    field("steel_method").defaulted().says("Which strengths the pole is held to; AISC 360 B3"),
    // A limit of less than L/10 is none, more than L/1000 cannot be built with a pole.
    field("deflection_limit")
        .defaulted()
        .at_least(10)
        .at_most(1'000)
        .says("Height over this is the allowed sway at 0.6W; the codes are silent"),
    field("footing_depth_limit_reading")
        .defaulted()
        .says("What the 12 ft limit holds for; IBC 1807.3.2.1"),
    field("isolated_pole_factor")
        .defaulted()
        .at_least(1)
        .at_most(2)
        .says("1 or 2; 2 accepts 1/2 in of movement at grade; IBC 1806.3.4"),
    field("third_increase").defaulted().says("Only with the alternative combinations; IBC 1806.1"),
    field("square_width")
        .defaulted()
        .says("Width b of a square footing in the equation; IBC 1807.3.2.1"),
    field("grade_restraint")
        .defaulted()
        .says("A slab designed for the reaction, or none; IBC 1807.3.2.2"),
    // Deeper than 10 ft the footing would begin where the soil is asked to start.
    field("neglect_top_soil_in")
        .defaulted()
        .at_least(0)
        .at_most(120)
        .says("Soil at the top that is not counted; practice"),
    field("geotech_stack_2x")
        .defaulted()
        .says("Allow isolated_pole_factor on the values of a soil report; IBC 1806.3.4"),
    field("depth_round_up_ft")
        .defaulted()
        .at_least(0)
        .at_most(5)
        .says("Step of the depth that is built, 0 as computed; practice"),
    field("kz_method")
        .defaulted()
        .says("K_z by the formula, or linear between printed values; ASCE 7 Table 26.10-1"),
    field("q_height").defaulted().says("Where the velocity pressure is taken; ASCE 7 29.3.1"),
    field("ke").defaulted().says("Ground elevation factor, 1.0 is allowed everywhere; ASCE 7 26.9"),
    field("kd_pole").defaulted().says(
        "K_d of the pole: by its shape, or that of the sign; ASCE 7 Table 26.6-1"),
    field("open_area")
        .defaulted()
        .says("Openings up to 30 %: the figure's reduction, or none; ASCE 7 Figure 29.3-1"),
    field("case_c_10_13")
        .defaulted()
        .says("Case C between B/s 10 and 13, where the figure is silent; ASCE 7 Figure 29.3-1"),
    field("return_corner_credit")
        .defaulted()
        .says("Return corners shorter than 0.3 s; ASCE 7 Figure 29.3-1"),
    field("round_torsion_constant").defaulted().says("C of a round section; AISC 360 H3.1"),
    field("pole_wind_extent")
        .defaulted()
        .says("Length of pole that takes wind of its own; ASCE 7 29.4"),
    // 29.7 sets the floor; five times it is beyond what any authority asks.
    field("min_pressure_psf")
        .defaulted()
        .at_least(16)
        .at_most(80)
        .says("Floor of the wind on the projected area, may only be raised; ASCE 7 29.7"),
    field("xs_large_pipe_wall")
        .defaulted()
        .at_least(0.90)
        .at_most(0.93)
        .says("Design wall of XS pipe from 14 to 26 in; AISC 360 B4.2"));

template <>
inline constexpr auto rules<ProjectCaption> = fields(field("name").defaulted().length(0, 200),
                                                     field("customer").defaulted().length(0, 200),
                                                     field("address").defaulted().length(0, 300),
                                                     field("job_number").defaulted().length(0, 100),
                                                     field("date").defaulted().length(0, 40),
                                                     field("engineer").defaulted().length(0, 200),
                                                     field("firm").defaulted().length(0, 200));

template <>
inline constexpr auto rules<DesignDocument> = fields(
    field("schema").required().exactly("apex.design/1").says("Which form this document has"),
    field("codes").defaulted().says("Editions of the standards"),
    field("site").required().says("Wind and ground at the place"),
    field("sign").required().says("The cabinets"), field("support").defaulted().says("The pole"),
    field("foundation").required().says("The footing and the soil"),
    field("options").defaulted().says("Interpretation switches: where a code leaves a choice"),
    field("project").defaulted().no_part_of_identity().says("Printed, and no part of any hash"));

template <>
inline constexpr auto rules<WindRequest> =
    fields(field("edition").defaulted().says("Of the wind loads"), field("site").required(),
           field("sign").required(), field("options").defaulted(),
           // A pole wider than 8 ft is a building.
           field("pole_width_in")
               .above(0)
               .at_most(96)
               .says("Outside size of the pole; absent: the cabinets alone"),
           field("pole_is_round").defaulted());

APEX_WIRE_TYPE(WindEdition)
APEX_WIRE_TYPE(SteelEdition)
APEX_WIRE_TYPE(ConcreteEdition)
APEX_WIRE_TYPE(SoilEdition)
APEX_WIRE_TYPE(RiskCategory)
APEX_WIRE_TYPE(ExposureCategory)
APEX_WIRE_TYPE(Family)
APEX_WIRE_TYPE(FoundationType)
APEX_WIRE_TYPE(FootingShape)
APEX_WIRE_TYPE(Codes)
APEX_WIRE_TYPE(Topography)
APEX_WIRE_TYPE(Site)
APEX_WIRE_TYPE(Cabinet)
APEX_WIRE_TYPE(Sign)
APEX_WIRE_TYPE(Support)
APEX_WIRE_TYPE(Soil)
APEX_WIRE_TYPE(Foundation)
APEX_WIRE_TYPE(Options)
APEX_WIRE_TYPE(ProjectCaption)
APEX_WIRE_TYPE(DesignDocument)
APEX_WIRE_TYPE(WindRequest)

}  // namespace apex::wire
