// Carries a run on from wherever its journal says it stands: forward while everything verifies,
// back in reverse order when something does not. Starting, resuming after a kill and rolling back
// are this one function.
//
// A step that is idempotent may run again when it is not known whether it ran; any other is then
// only asked about by its verification, and undone when that does not hold. On a resume every
// finished step is verified again first, unless a later step has made its verification void.
#pragma once
#include <functional>
#include <string>

#include "runbook/document.hpp"
#include "runbook/host.hpp"
#include "runbook/journal.hpp"
#include "runbook/redaction.hpp"
#include "runbook/run_state.hpp"

namespace apex::runbook {

/// What is told while a run goes on. Nothing here may change it.
class Listener {
  public:
    virtual ~Listener() = default;
    virtual void recorded(const Record&) {}  ///< it is on the disk
    virtual void started(const Step&) {}     ///< its command has a process
    /// `doing`: "running", "verifying", "undoing".
    virtual void alive(const Step&, const char* /*doing*/, double /*elapsed_s*/) {}
};

struct Execution {
    const Document& document;
    Journal& journal;
    Host& host;
    Listener& listener;
    const Redactor& redact;
    std::function<bool(const Step&)> confirmed;  ///< for what cannot be taken back
    std::function<bool()> may_go_on;             ///< false: the lock is lost
};

enum class Ending { new_release, old_release, needs_person, interrupted };

/// Why an answer does not satisfy a verification; none when it does. Without a predicate on the
/// exit status that must be 0.
std::optional<std::string> unmet(const Verification& verification, const Ran& answer);

/// The journal has its run-started record. `again`: this is not the program that wrote the last
/// records, so what they say is asked once more. Throws JournalError; what was recorded then holds.
Ending carry_on(const Execution& execution, bool again);

/// Records that the run is to be taken back; carry_on does it.
void ask_for_rollback(const Execution& execution, const std::string& reason);

}  // namespace apex::runbook
