// What runs here, as `/version` and `apex version` say it.
#pragma once
#include "services/api/system_wire.hpp"

namespace apex::api {

Version version_of_this_program();

}  // namespace apex::api
