#include "signage/answers_wire.hpp"

#include "wire/describe.hpp"
#include "wire/design_wire.hpp"

namespace apex::signage {
BOOST_DESCRIBE_STRUCT(EditionList, (), (wind, steel, concrete, soil))
BOOST_DESCRIBE_STRUCT(PackEntry, (), (name, version, sha256))
BOOST_DESCRIBE_STRUCT(EditionsResult, (), (editions, defaults, engine_version, data_packs))
BOOST_DESCRIBE_STRUCT(CheckEntry, (), (id, title, clause, input_schema, output_schema))
BOOST_DESCRIBE_STRUCT(ChecksResult, (), (checks))
}  // namespace apex::signage

namespace apex::wire {

APEX_WIRE_TYPE(signage::EditionList)
APEX_WIRE_TYPE(signage::PackEntry)
APEX_WIRE_TYPE(signage::EditionsResult)
APEX_WIRE_TYPE(signage::CheckEntry)
APEX_WIRE_TYPE(signage::ChecksResult)

}  // namespace apex::wire
