// A deployment plan as data: phases of steps, each with what it runs, how that is verified and how
// it is undone. Read from the Markdown that a person follows; there is no second list of steps.
//
//   ## Phase 2: Database (1 minute)
//   ### Step 2.1: Migrate (30 seconds)
//   - **Id**: `migrate`
//   - **Objective**: the schema has what the new release needs
//   ```bash
//   ...
//   ```
//   **Verification** (every 1 s for 10 s):
//   ```bash
//   ...
//   ```
//   - `output contains "0008"`: the last revision
//   **Rollback**: none needed: the old release runs on the new schema
//
// A document that says `**Format**: apex-runbook 1` is one to be executed; without that line it is
// a plan by hand, whose gaps lint reports as warnings.
#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/predicate.hpp"

namespace apex::runbook {

enum class Severity { warning, error };

/// Something to say about a line of the document.
struct Finding {
    Severity severity = Severity::error;
    std::size_t line = 0;
    std::string step;  ///< its id or number; "" for the document
    std::string rule;  ///< "budget"
    std::string words;
};

/// One command of a block of shell, with the comment lines that follow it: what a person expects.
struct Command {
    std::size_t line = 0;
    std::string text;
    std::vector<std::string> expected;
};

struct Verification {
    std::string script;  ///< asks again, without changing anything; empty: the command's own output
    std::vector<Predicate> predicates;  ///< besides exit status 0
    double every_s = 1, within_s = 0;   ///< asked again until it holds, at most so long
    std::string words;
};

struct Undo {
    std::string script;  ///< empty: nothing is to be undone, for the reason in `words`
    std::string words;
    double budget_s = 60;
};

/// A value taken from the verified output and given to later scripts as a variable.
struct Capture {
    std::string variable, pointer;
};

struct Step {
    std::string number;  ///< "2.1"
    std::string id, title, objective, evidence;
    std::size_t line = 0;
    std::optional<double> budget_s;
    std::string script;  ///< its blocks of shell, one after the other
    std::vector<Command> commands;
    std::string dry_run;  ///< reads only; prints what the step would change
    Verification verification;
    std::optional<Undo> rollback;
    bool irreversible = false;
    std::string confirm;      ///< what a person agrees to before it runs
    bool idempotent = false;  ///< may run again when it is not known whether it ran
    bool read_only = false;   ///< changes nothing: also part of a dry run
    std::vector<std::string> needs;
    std::string remedy;       ///< of a check: what to do when it does not hold
    bool advisory = false;    ///< of a check: it warns and refuses nothing
    std::string holds_until;  ///< the later step whose start makes this verification void
    std::vector<Capture> captures;

    /// What messages and the journal call it.
    const std::string& name() const { return id.empty() ? number : id; }
};

struct Phase {
    std::string number, title, objective;
    std::size_t line = 0;
    std::optional<double> budget_s;
    std::vector<Step> steps;
};

/// A setting of the document, given to every script: a row of the table under "Settings".
struct Variable {
    std::string name, value, meaning;
    std::string rehearsal;  ///< its value in a rehearsal; without that column, the value
};

struct Document {
    std::string title;
    bool executable = false;  ///< it says **Format**: apex-runbook 1
    std::optional<double> budget_s, rollback_window_s;
    std::vector<Variable> variables;
    std::vector<Phase> phases;
    std::vector<Command> quick_rollback;  ///< of the section "Rollback Procedure"
    std::string sha256;                   ///< of the file

    std::vector<const Step*> steps() const;
    const Step* find(std::string_view name) const;
};

struct ParsedDocument {
    Document document;
    std::vector<Finding> findings;  ///< what could not be read
};

ParsedDocument parse_document(std::string_view markdown);

/// A block of shell cut into whole commands.
std::vector<Command> commands_of(std::string_view script, std::size_t first_line);

}  // namespace apex::runbook
