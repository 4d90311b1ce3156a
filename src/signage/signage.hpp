// The pure calls as routes under a prefix. Nothing is stored; the same input gives the same answer.
#pragma once
#include <string>

#include "endpoint/endpoint.hpp"
#include "http/metrics.hpp"
#include "site/resolve.hpp"

namespace apex::signage {

/// `site` and `metrics` outlive the table.
void add_calls(endpoint::Table& table, const std::string& prefix, const site::SiteData& site,
               http::Registry& metrics);

}  // namespace apex::signage
