// apexctl preflight: a checklist that a person reads, asked by the program.
#include <algorithm>
#include <iostream>

#include "programs/apexctl/commands.hpp"
#include "programs/apexctl/workspace.hpp"
#include "runbook/executor.hpp"
#include "runbook/lint.hpp"
#include "runbook/markdown.hpp"
#include "runbook/shell_host.hpp"

namespace apex::apexctl {
using namespace apex::runbook;
namespace {

struct Checked {
    std::string fact, limit;
    bool holds = false;
};

/// The output on one line, short enough to stand beside its limit.
std::string fact_of(const Ran& ran, const Redactor& redact) {
    constexpr std::size_t characters_max = 160;
    std::string text = redact(trimmed(ran.output));
    std::ranges::replace(text, '\n', ' ');
    if (text.size() > characters_max) text = text.substr(0, characters_max) + "...";
    if (ran.at_limit) text += " (stopped: no answer in time)";
    return text.empty() ? "exit status " + std::to_string(ran.exit_status) : text;
}

Checked check(ShellHost& host, const Redactor& redact, const Step& step,
              const std::map<std::string, std::string>& settings) {
    const Ran ran = host.run(
        {step.script, settings, step.budget_s.value_or(10)}, [] {}, [](double) {});
    Checked checked{fact_of(ran, redact), {}, !ran.at_limit && !unmet(step.verification, ran)};
    for (const Predicate& predicate : step.verification.predicates)
        checked.limit += (checked.limit.empty() ? "" : ", ") + predicate.text;
    return checked;
}

void print(const Step& step, const Checked& checked, bool json) {
    const char* state = checked.holds ? "ok" : step.advisory ? "warning" : "refused";
    if (json) {
        std::cout << json_of({{"id", step.name()},
                              {"state", state},
                              {"title", step.title},
                              {"fact", checked.fact},
                              {"limit", checked.limit},
                              {"remedy", step.remedy}})
                  << '\n';
        return;
    }
    std::cout << (checked.holds   ? "  ok       "
                  : step.advisory ? "  warning  "
                                  : "  REFUSED  ")
              << step.name() << "  " << step.title << ": " << checked.fact << '\n';
    if (!checked.holds)
        std::cout << "           must be: " << checked.limit
                  << "\n           remedy: " << step.remedy << '\n';
}

}  // namespace

int preflight(const Options& options) {
    const Workspace workspace(options);
    workspace.prepare();
    const ParsedDocument parsed =
        parse_document(read_file(workspace.document_path(options.checklist)));
    if (has_errors(all_findings(parsed)) || !parsed.document.executable)
        throw Stop(bad_input, options.checklist + " has errors: apexctl lint names them");
    const Document& checklist = parsed.document;
    for (const Step* step : checklist.steps())
        if (!step->read_only || step->remedy.empty())
            throw Stop(bad_input, "check " + step->name() + " is not read only, or has no remedy");
    for (const std::string& id : options.only)
        if (checklist.find(id) == nullptr) throw Stop(bad_input, "there is no check " + id);

    workspace.tell_scripts();
    ShellHost host(workspace.root(), workspace.leftover_path() + ".preflight");
    ShellHost::catch_signals();
    const Redactor redact = workspace.redactor();
    const auto settings = settings_of(checklist, options.set, false);
    int asked = 0, warnings = 0, refusals = 0;
    for (const Phase& phase : checklist.phases) {
        if (!options.json) std::cout << phase.title << '\n';
        for (const Step& step : phase.steps) {
            if (!options.only.empty() &&
                std::ranges::find(options.only, step.name()) == options.only.end())
                continue;
            if (host.interrupted()) throw Stop(unfinished, "interrupted");
            const Checked checked = check(host, redact, step, settings);
            print(step, checked, options.json);
            ++asked;
            if (!checked.holds) ++(step.advisory ? warnings : refusals);
        }
    }
    if (!options.json)
        std::cout << asked << " checks: " << refusals << " refuse, " << warnings << " warn. "
                  << (refusals == 0 ? "Go." : "No go.") << '\n';
    return refusals == 0 ? fine : refused;
}

}  // namespace apex::apexctl
