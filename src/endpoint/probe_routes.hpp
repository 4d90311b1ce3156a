// What every service answers for those who watch it, beside what it is for.
#pragma once
#include <string>

#include "http/metrics.hpp"
#include "http/router.hpp"

namespace apex::endpoint {

/// Answers 200 with `body`, on the loop: it touches nothing.
http::Route fixed_route(std::string path, std::string name, std::string media_type,
                        std::string body);

/// `GET /metrics`. `metrics` outlives the route.
http::Route metrics_route(http::Registry& metrics);
http::HttpResponse metrics_response(http::Registry& metrics);

}  // namespace apex::endpoint
