// Every command of `apex`: each file in commands/ adds one to the parser. Not here: what the
// commands do it with (src/, services/).
#pragma once
#include <CLI/CLI.hpp>

namespace apex::program {

/// Exit codes: 0 done, 1 a check fails or the thing could not be done, 2 bad input.
inline constexpr int exit_done = 0, exit_fails = 1, exit_bad_input = 2;

// Engineering on files, without a server.
void add_design(CLI::App& app, int& exit_status);
void add_checks(CLI::App& app, int& exit_status);
void add_check(CLI::App& app, int& exit_status);
void add_verify(CLI::App& app, int& exit_status);
void add_site(CLI::App& app, int& exit_status);

// Services and their surroundings.
void add_serve(CLI::App& app, int& exit_status);
void add_api(CLI::App& app, int& exit_status);
void add_worker(CLI::App& app, int& exit_status);
void add_signcalc(CLI::App& app, int& exit_status);
void add_migrate(CLI::App& app, int& exit_status);
void add_config(CLI::App& app, int& exit_status);
void add_openapi(CLI::App& app, int& exit_status);
void add_completion(CLI::App& app, int& exit_status);

}  // namespace apex::program
