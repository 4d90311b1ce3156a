#include "signage/requests_wire.hpp"

#include "wire/describe.hpp"
#include "wire/design_wire.hpp"

namespace apex::signage {
BOOST_DESCRIBE_STRUCT(FootingRequest, (),
                      (edition, lateral_force_lbf, height_ft, dead_load_lbf, torsion_lbf_ft,
                       frost_depth_in, foundation, options))
BOOST_DESCRIBE_STRUCT(FootingSolution, (),
                      (shape, diameter_ft, equation_depth_ft, required_depth_ft, depth_ft,
                       other_reading_depth_ft, width_in_equation_ft, lateral_pressure_psf,
                       isolated_pole_factor, concrete_yd3, excavation_yd3, iterations, residual_ft))
BOOST_DESCRIBE_STRUCT(FootingOption, (), (diameter_ft, passes, solution, reason))
BOOST_DESCRIBE_STRUCT(FootingSweep, (), (options))
BOOST_DESCRIBE_STRUCT(ConcreteRequest, (), (shape, diameter_ft, depth_ft, count))
BOOST_DESCRIBE_STRUCT(ConcreteResult, (), (concrete_yd3, excavation_yd3, count))
BOOST_DESCRIBE_STRUCT(EditionList, (), (wind, steel, concrete, soil))
BOOST_DESCRIBE_STRUCT(PackEntry, (), (name, version, sha256))
BOOST_DESCRIBE_STRUCT(EditionsResult, (), (editions, defaults, engine_version, data_packs))
BOOST_DESCRIBE_STRUCT(CheckEntry, (), (id, title, clause, input_schema, output_schema))
BOOST_DESCRIBE_STRUCT(ChecksResult, (), (checks))
}  // namespace apex::signage

namespace apex::wire {

template <>
inline constexpr auto rules<signage::FootingRequest> =
    fields(field("edition").defaulted().says("Edition of the International Building Code"),
           field("lateral_force_lbf")
               .required()
               .above(0)
               .at_most(1'000'000)
               .says("P: lateral force, allowable-stress level"),
           field("height_ft").required().at_least(0).at_most(500).says("h: from grade to P"),
           field("dead_load_lbf")
               .at_least(0)
               .at_most(10'000'000)
               .says("At grade, unfactored; absent: bearing is not run"),
           field("torsion_lbf_ft")
               .at_least(0)
               .at_most(100'000'000)
               .says("Allowable-stress level; absent: torsion is not run"),
           field("frost_depth_in").at_least(0).at_most(120).says("Absent: frost is not run"),
           field("foundation").required().says("As in a design document"),
           field("options").defaulted().says(
               "As in a design document; the switches of the footing are read"));
template <>
inline constexpr auto rules<signage::ConcreteRequest> =
    fields(field("shape").defaulted(),
           field("diameter_ft").required().above(0).at_most(20).says("Or the side of a square"),
           field("depth_ft").required().above(0).at_most(100),
           field("count").defaulted().at_least(1).at_most(100));

APEX_WIRE_TYPE(signage::FootingRequest)
APEX_WIRE_TYPE(signage::FootingSolution)
APEX_WIRE_TYPE(signage::FootingOption)
APEX_WIRE_TYPE(signage::FootingSweep)
APEX_WIRE_TYPE(signage::ConcreteRequest)
APEX_WIRE_TYPE(signage::ConcreteResult)
APEX_WIRE_TYPE(signage::EditionList)
APEX_WIRE_TYPE(signage::PackEntry)
APEX_WIRE_TYPE(signage::EditionsResult)
APEX_WIRE_TYPE(signage::CheckEntry)
APEX_WIRE_TYPE(signage::ChecksResult)

}  // namespace apex::wire
