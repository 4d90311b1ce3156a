// The commands of apexctl. Each prints its answer and returns an exit status; what cannot be done
// is thrown as a Stop.
#pragma once
#include <stdexcept>
#include <string>
#include <vector>

#include "programs/apexctl/exit_status.hpp"

namespace apex::apexctl {

/// A message for standard error and the exit status that goes with it.
struct Stop : std::runtime_error {
    Stop(ExitStatus status, const std::string& words)
        : std::runtime_error(words), exit_status(status) {}
    ExitStatus exit_status;
};

struct Options {
    std::string root = ".";             ///< of the checkout: scripts run there
    std::string state = "var/apexctl";  ///< below root: runs, lock
    std::string document = "docs/deployment/DEPLOYMENT_PLAN.md";            ///< below root
    std::string checklist = "docs/deployment/PRE_DEPLOYMENT_CHECKLIST.md";  ///< below root
    std::vector<std::string> only;  ///< ids of checks; empty: all
    std::string run;                ///< its id; empty: the last one
    std::vector<std::string> set;   ///< NAME=value, over the document's settings
    std::string events;             ///< JSON lines go to this file; "-": standard output
    std::string reason = "asked for by hand";
    std::string html, json_file;  ///< where the report goes
    std::string backup;           ///< a folder of infra/backups
    std::string mode;             ///< of a deployment: blue-green, rolling or auto
    std::string key;              ///< a public key; empty: that of the state
    std::vector<std::string> files;
    std::string metrics;  ///< also there, for a textfile collector
    // What chaos asks: which release serves, and whether a user is served.
    std::string release_question = "infra/deploy/release.sh";
    std::string user_question = "infra/deploy/user.sh";
    bool base = false;  ///< a base backup of the server instead of a dump
    bool json = false, yes = false, follow = false, no_checks = false, strict = false;
    // For tests of what a kill leaves behind.
    int kill_after_record = 0;
    std::string kill_before, kill_during, kill_after, kill_verified;  ///< a step's id
};

int lint(const Options& options);
int plan(const Options& options);
int run(const Options& options);
/// The same document with the values of its Rehearsal column, and a state of its own.
int rehearse(const Options& options);
int resume(const Options& options);
int rollback(const Options& options);
int status(const Options& options);
/// What a run did; without a run named, docs/deployment/FINAL_VALIDATION_REPORT.md too.
int report(const Options& options);
/// Signs files: FILE.sig beside FILE.
int sign(const Options& options);
/// Whether files are signed by a key.
int verify(const Options& options);
/// Kills the document's run at every boundary of every step, and takes it back.
int chaos(const Options& options);
/// Runs a checklist, a runbook of steps that only read, to its end whatever a check finds.
int preflight(const Options& options);
/// infra/backup: a backup, its proof by a restore beside the database, and the restore itself.
int backup(const Options& options);
int drill(const Options& options);
int restore(const Options& options);

}  // namespace apex::apexctl
