// A command of the program: adds its options to the command line and, when chosen, sets what is to
// be run.
#pragma once
#include <CLI/CLI.hpp>

#include <functional>
#include <stdexcept>
#include <string>

namespace apex::program {

enum ExitStatus : int {
    fine = 0,
    does_not_pass = 1,   ///< a check fails, or a comparison differs
    bad_input = 2,       ///< of a file or of the command line
    cannot_run_here = 3  ///< port, disk, database
};

/// What the chosen command will do; set by a callback, run by main.
using Chosen = std::function<int()>;

/// A message for standard error and the exit status that goes with it.
struct Stop : std::runtime_error {
    Stop(ExitStatus status, const std::string& words)
        : std::runtime_error(words), exit_status(status) {}
    ExitStatus exit_status;
};

// One function a file; `app` is the whole command line.
void add_serve(CLI::App& app, Chosen& chosen);
void add_api(CLI::App& app, Chosen& chosen);
void add_worker(CLI::App& app, Chosen& chosen);
void add_signcalc(CLI::App& app, Chosen& chosen);
void add_migrate(CLI::App& app, Chosen& chosen);
void add_audit(CLI::App& app, Chosen& chosen);
void add_export(CLI::App& app, Chosen& chosen);
void add_import(CLI::App& app, Chosen& chosen);
void add_erase(CLI::App& app, Chosen& chosen);
void add_drop_test_account(CLI::App& app, Chosen& chosen);
void add_backup(CLI::App& app, Chosen& chosen);
void add_restore(CLI::App& app, Chosen& chosen);
void add_objects(CLI::App& app, Chosen& chosen);
void add_tasks(CLI::App& app, Chosen& chosen);
void add_design(CLI::App& app, Chosen& chosen);
void add_optimize(CLI::App& app, Chosen& chosen);
void add_batch(CLI::App& app, Chosen& chosen);
void add_compare(CLI::App& app, Chosen& chosen);
void add_reface(CLI::App& app, Chosen& chosen);
void add_checks(CLI::App& app, Chosen& chosen);
void add_check(CLI::App& app, Chosen& chosen);
void add_search(CLI::App& app, Chosen& chosen);
void add_site(CLI::App& app, Chosen& chosen);
void add_keys(CLI::App& app, Chosen& chosen);
void add_verify(CLI::App& app, Chosen& chosen);
void add_config(CLI::App& app, Chosen& chosen);
void add_openapi(CLI::App& app, Chosen& chosen);
void add_probe(CLI::App& app, Chosen& chosen);
void add_version(CLI::App& app, Chosen& chosen);
void add_completion(CLI::App& app, Chosen& chosen);

/// A subcommand with its sentence and an example under its help.
CLI::App* add_command(CLI::App& app, const char* name, const char* summary,
                      const std::string& example);

}  // namespace apex::program
