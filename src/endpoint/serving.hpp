// From settings to what a service serves with: server options, log, metrics of the process. Shared
// by all services.
#pragma once
#include <memory>
#include <string>

#include "config/settings.hpp"
#include "http/log.hpp"
#include "http/metrics.hpp"
#include "http/server.hpp"

namespace apex::endpoint {

/// `listen` is a setting that load_settings has accepted.
http::ServerOptions server_options(const config::Settings& settings, const std::string& listen);

std::unique_ptr<http::Log> make_log(const config::Settings& settings, std::string service);

/// Takes the level from the settings' sources once more: what SIGHUP asks for. A level that is
/// none is said, and the one in force stays.
void reread_log_level(const config::Settings& settings, http::Log& log);

/// Memory, processor time, start, which version runs, and how much it logs. `log` outlives the last
/// exposition.
void add_process_metrics(http::Registry& metrics, const std::string& service, const http::Log& log);

/// One line that says where the service answers, and a warning where everyone can reach it and no
/// one signs in.
void announce(http::Log& log, const std::string& address, std::uint16_t port,
              bool sign_in_required = false);

}  // namespace apex::endpoint
