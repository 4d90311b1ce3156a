// What the routes work with: the ports behind the use cases, and who asks. Filled by a composition
// root before the server starts.
#pragma once
#include "app/context.hpp"
#include "app/readiness.hpp"
#include "http/message.hpp"
#include "http/metrics.hpp"
#include "site/resolve.hpp"

namespace apex::api {

/// All outlive the server. `apex openapi` leaves ports and readiness unset: no handler runs there.
struct Context {
    app::Ports* ports = nullptr;
    app::Readiness* readiness = nullptr;
    const site::SiteData* site = nullptr;
    http::Registry* metrics = nullptr;
};

/// While no one signs in: everything, as "anonymous", under the request's id.
app::Caller caller_of(const http::HttpRequest& request);

}  // namespace apex::api
