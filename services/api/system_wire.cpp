#include "services/api/system_wire.hpp"

#include "wire/describe.hpp"

namespace apex::api {
BOOST_DESCRIBE_STRUCT(Health, (), (status, service, version))
BOOST_DESCRIBE_STRUCT(ReadyChecks, (), (database, redis, object_storage, search, scanner))
BOOST_DESCRIBE_STRUCT(Ready, (), (status, checks))
BOOST_DESCRIBE_STRUCT(Version, (),
                      (service, version, git_commit, built_at, engine_version, editions,
                       data_packs))
}  // namespace apex::api

namespace apex::wire {

template <>
inline constexpr auto rules<api::ReadyChecks> = fields(field("database").says("ok, or why not"));
template <>
inline constexpr auto rules<api::Ready> =
    fields(field("status").says("ready, degraded or not_ready"));

APEX_WIRE_TYPE(api::Health)
APEX_WIRE_TYPE(api::ReadyChecks)
APEX_WIRE_TYPE(api::Ready)
APEX_WIRE_TYPE(api::Version)

}  // namespace apex::wire
