#include "wire/optimum_wire.hpp"

#include "wire/describe.hpp"
#include "wire/design_wire.hpp"

namespace apex::design {
BOOST_DESCRIBE_STRUCT(SearchSpace, (), (diameters_ft, families, grades))
BOOST_DESCRIBE_STRUCT(CarbonFactors, (), (steel_kg_per_lb, concrete_kg_per_yd3, source))
BOOST_DESCRIBE_STRUCT(FoundDesign, (),
                      (designation, grade, diameter_ft, depth_ft, steel_lb, price_total_cents,
                       carbon_kg))
BOOST_DESCRIBE_STRUCT(Neighbour, (),
                      (change, designation, diameter_ft, passes, governing_check_id,
                       governing_check_title, utilisation, price_total_cents))
BOOST_DESCRIBE_STRUCT(Optimum, (),
                      (least, designation, grade, diameter_ft, depth_ft, steel_lb,
                       price_total_cents, carbon_kg, sections, diameters, smaller, front, document,
                       design))
}  // namespace apex::design

namespace apex::wire {
BOOST_DESCRIBE_STRUCT(OptimumBody, (),
                      (schema, codes, site, sign, support, foundation, options, project, space,
                       carbon))

template <>
inline constexpr auto words<design::LeastOf> =
    std::array{"cost"sv, "weight"sv, "depth"sv, "carbon"sv};
template <>
inline constexpr auto rules<design::SearchSpace> =
    fields(field("diameters_ft")
               .defaulted()
               .length(0, 40)
               .says("Empty: the augers of 1.5 to 8 ft by half feet, and the document's own"),
           field("families").defaulted().length(0, 5).says("Empty: support.family"),
           field("grades").defaulted().length(0, 8).says("Empty: support.grade"));
template <>
inline constexpr auto rules<design::CarbonFactors> =
    fields(field("steel_kg_per_lb").required().at_least(0).at_most(1e6),
           field("concrete_kg_per_yd3").required().at_least(0).at_most(1e6),
           field("source").required().length(1, 500).says("Where the factors were read"));
template <>
inline constexpr auto rules<design::FoundDesign> =
    fields(field("carbon_kg").null_when_absent().says("Null without factors of embodied carbon"));
template <>
inline constexpr auto rules<design::Neighbour> =
    fields(field("change").says("What is one step smaller: wall (same outside), section, diameter"),
           field("passes").says("It passes, and is no better by what is to be least"),
           field("price_total_cents").null_when_absent().says("Null where it fails"));
template <>
inline constexpr auto rules<design::Optimum> = fields(
    field("carbon_kg").null_when_absent().says("Null without factors of embodied carbon"),
    field("sections").says("How many sections the search ranges over"),
    field("diameters").says("How many footing diameters, each with every section"),
    field("smaller").says("The next smaller designs, and why each does not do"),
    field("front").says(
        "By price, steel and depth: designs that no other one equals in all and beats in one"),
    field("document").says("The document that was given, with section and diameter"));
template <>
inline constexpr auto rules<OptimumBody> = fields(
    field("schema").required().exactly("apex.design/1").says("Which form this document has"),
    field("codes").defaulted().says("Editions of the standards"),
    field("site").required().says("Wind and ground at the place"),
    field("sign").required().says("The cabinets"),
    field("support").defaulted().says("The pole; the search chooses its designation"),
    field("foundation")
        .required()
        .says("The footing and the soil; the search chooses its diameter"),
    field("options").defaulted().says("Interpretation switches: where a code leaves a choice"),
    field("project").defaulted().no_part_of_identity().says("Printed, and no part of any hash"),
    field("space").defaulted().says("What the search ranges over"),
    field("carbon").says("Factors of embodied carbon, with their source"));

APEX_WIRE_TYPE(design::LeastOf)
APEX_WIRE_TYPE(design::SearchSpace)
APEX_WIRE_TYPE(design::CarbonFactors)
APEX_WIRE_TYPE(design::FoundDesign)
APEX_WIRE_TYPE(design::Neighbour)
APEX_WIRE_TYPE(design::Optimum)
APEX_WIRE_TYPE(OptimumBody)

design::OptimumRequest request_of(const OptimumBody& body, design::LeastOf least) {
    return {{body.schema, body.codes, body.site, body.sign, body.support, body.foundation,
             body.options, body.project},
            least,
            body.space,
            body.carbon};
}

}  // namespace apex::wire
