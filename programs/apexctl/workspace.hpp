// Where runs are kept: STATE/lock, STATE/leftover (held by what a script started), and for each run
// STATE/runs/ID/{document.md,journal}. A run keeps the document it was started with.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "programs/apexctl/commands.hpp"
#include "runbook/document.hpp"
#include "runbook/journal.hpp"
#include "runbook/redaction.hpp"
#include "runbook/run_state.hpp"

namespace apex::apexctl {

std::string read_file(const std::string& path);
/// Whole on the disk, or not there.
void write_file(const std::string& path, const std::string& text);

class Workspace {
  public:
    explicit Workspace(const Options& options);

    const std::string& root() const { return root_; }
    const std::string& state() const { return state_; }
    std::string document_path(const std::string& document) const;
    std::string lock_path() const { return state_ + "/lock"; }
    std::string leftover_path() const { return state_ + "/leftover"; }
    std::string folder_of(const std::string& run) const { return state_ + "/runs/" + run; }
    std::string journal_of(const std::string& run) const { return folder_of(run) + "/journal"; }

    /// Makes the folders. Throws Stop.
    void prepare() const;
    /// So that a script can call this program again ("$APEXCTL" preflight) and keep a file beside
    /// the runs ($APEXCTL_STATE).
    void tell_scripts() const;
    /// Ids in the order of time; those that have a first record.
    std::vector<std::string> runs() const;
    /// The one that is named, or the last. Throws Stop when there is none.
    std::string chosen_run(const std::string& named) const;
    std::vector<runbook::RunState> earlier_runs() const;

    runbook::Document document_of(const std::string& run) const;
    runbook::Redactor redactor() const;

  private:
    std::string root_, state_;
};

/// The values of the document's settings, with those of the command line over them.
std::map<std::string, std::string> settings_of(const runbook::Document& document,
                                               const std::vector<std::string>& set, bool rehearsal);

/// Who this is, for the lock and the journal: user, host, pid.
runbook::Facts myself();

}  // namespace apex::apexctl
