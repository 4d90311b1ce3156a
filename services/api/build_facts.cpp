#include "services/api/build_facts.hpp"

namespace apex::api {

BuildFacts build_facts() { return {APEX_GIT_COMMIT, APEX_BUILT_AT}; }

}  // namespace apex::api
