// `designs/batch`: documents in, rows out, for any number of lines. The body is calculated as it
// arrives; rows wait in a temporary file, so that memory is bounded.
#pragma once
#include <string>

#include "endpoint/endpoint.hpp"

namespace apex::signage {

void add_batch(endpoint::Table& table, const std::string& prefix);

}  // namespace apex::signage
