// Where a run stands: a fold over its journal and nothing else, so that whoever reads the journal
// after a kill knows what the killed program knew.
//
// Kinds of records: run-started, run-resumed, step-started, step-ran, step-verified, step-failed,
// budget-warning, interrupted, rollback-started, undo-started, undo-done, undo-failed, run-ended.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "runbook/journal.hpp"

namespace apex::runbook {

/// How a run ended. The words are those of the journal.
enum class RunOutcome {
    new_release,  ///< every step verified
    old_release,  ///< everything that was begun is undone
    needs_person  ///< something could be neither finished nor undone
};
const char* to_text(RunOutcome outcome);

struct StepState {
    enum class Stage { untouched, started, ran, verified, failed, undoing, undone, undo_failed };
    Stage stage = Stage::untouched;
    int attempts = 0;
    bool ran_badly = false;  ///< its command ended with another status than 0, or was stopped
    double seconds = 0;      ///< of the command and its verification, when verified
    std::string reason;      ///< when failed
};
const char* to_text(StepState::Stage stage);

struct RunState {
    std::string run, document_sha256;
    std::map<std::string, StepState> steps;        ///< by name; those that were touched
    std::map<std::string, std::string> variables;  ///< settings of the run, and what was captured
    bool rolling_back = false;
    std::string reason;  ///< of the rollback or of the end
    std::optional<RunOutcome> outcome;

    StepState::Stage stage(const std::string& step) const;
    void apply(const Record& record);
};

RunState replay(const std::vector<Record>& records);

/// What the journal says that cannot be: a step verified that never ran, two ends, work after the
/// end. Empty for a journal that this program wrote, however often it was killed.
std::vector<std::string> inconsistencies(const std::vector<Record>& records);

}  // namespace apex::runbook
