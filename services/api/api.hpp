// The API as a table of endpoints, and its OpenAPI document. Which adapters are behind it is
// decided by who fills the context.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "endpoint/endpoint.hpp"
#include "services/api/context.hpp"
#include "services/api/rate_limits.hpp"

namespace apex::api {

/// Every endpoint. `context` outlives the table; its ports may still be unset.
std::unique_ptr<endpoint::Table> make_table(const Context& context);

/// The text of openapi.json.
std::string openapi_text(const endpoint::Table& table);

/// The routes to serve: the table's, with /openapi.json and /docs, and app::Unavailable turned into
/// 503. `limits` outlives them; none: no limits.
std::vector<http::Route> make_routes(const endpoint::Table& table, std::size_t body_limit,
                                     RateLimits* limits);

}  // namespace apex::api
