// The calculation service: the pure calls and nothing else.
#pragma once
#include <memory>

#include "config/settings.hpp"
#include "endpoint/endpoint.hpp"
#include "http/server.hpp"
#include "site/resolve.hpp"

namespace apex::signcalc {

/// `site` and `metrics` outlive the table.
std::unique_ptr<endpoint::Table> make_table(const site::SiteData& site, http::Registry& metrics);

/// A server of the table's calls at `settings.signcalc_listen`, started. All arguments outlive it.
/// Throws http::ListenFailure.
std::unique_ptr<http::Server> start(const endpoint::Table& table, const config::Settings& settings,
                                    http::Registry& metrics, http::Log& log,
                                    const telemetry::Tracer& tracer);

/// Serves until SIGTERM or SIGINT; the exit status.
int run(const config::Settings& settings);

}  // namespace apex::signcalc
