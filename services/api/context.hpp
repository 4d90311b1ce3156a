// What the routes work with: the ports behind the use cases, and who asks. Filled by a composition
// root before the server starts.
#pragma once
#include <string>

#include "app/context.hpp"
#include "app/readiness.hpp"
#include "http/message.hpp"
#include "http/metrics.hpp"
#include "services/api/gate.hpp"
#include "site/resolve.hpp"

namespace apex::api {

/// All outlive the server. `apex openapi` leaves ports, readiness and gate unset: no handler runs
/// there.
struct Context {
    app::Ports* ports = nullptr;
    app::Readiness* readiness = nullptr;
    const site::SiteData* site = nullptr;
    http::Registry* metrics = nullptr;
    Gate* gate = nullptr;
    int event_streams_max = 256;  ///< of task events, at once
    std::string public_url = {};  ///< "https://apex.example.com"; empty: as each request names us
};

/// Who asks, as the route's guard found out. While no one signs in: everything, as "anonymous".
app::Caller caller_of(const http::HttpRequest& request);

}  // namespace apex::api
