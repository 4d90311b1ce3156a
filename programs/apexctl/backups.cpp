// apexctl backup, drill and restore: the scripts of infra/backup, one at a time and beside no
// deployment.
#include <iostream>

#include "programs/apexctl/commands.hpp"
#include "programs/apexctl/workspace.hpp"
#include "runbook/lock.hpp"
#include "runbook/shell_host.hpp"

namespace apex::apexctl {
using namespace apex::runbook;
namespace {

constexpr double limit_s = 3600;

int script(const Options& options, const std::string& text,
           const std::map<std::string, std::string>& environment) {
    const Workspace workspace(options);
    workspace.prepare();
    ShellHost host(workspace.root(), workspace.leftover_path());
    Facts owner = myself();
    owner["since"] = host.time_text();
    owner["run"] = text;
    try {
        const Lock lock(workspace.lock_path(), std::move(owner));
        ShellHost::catch_signals();
        const Ran ran = host.run(
            {text, environment, limit_s}, [] {}, [](double) {});
        std::cout << workspace.redactor()(ran.output);
        if (ran.interrupted) throw Stop(unfinished, "interrupted");
        return ran.exit_status == 0 ? fine : cannot_run_here;
    } catch (const Locked& refusal) {
        throw Stop(locked, refusal.what());
    }
}

}  // namespace

int backup(const Options& options) {
    return script(options, options.base ? "infra/backup/base.sh" : "infra/backup/backup.sh", {});
}

int drill(const Options& options) { return script(options, "infra/backup/drill.sh", {}); }

int restore(const Options& options) {
    if (!options.yes)
        throw Stop(bad_input, "what was written since the backup is lost: --yes agrees");
    return script(options, "infra/backup/restore.sh \"$BACKUP\"", {{"BACKUP", options.backup}});
}

}  // namespace apex::apexctl
