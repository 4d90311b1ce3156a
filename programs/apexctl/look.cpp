// apexctl lint, plan, status and report: what only looks.
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <thread>

#include "programs/apexctl/commands.hpp"
#include "programs/apexctl/evidence.hpp"
#include "programs/apexctl/workspace.hpp"
#include "runbook/duration.hpp"
#include "runbook/forecast.hpp"
#include "runbook/lint.hpp"
#include "runbook/lock.hpp"
#include "runbook/markdown.hpp"
#include "runbook/report.hpp"
#include "runbook/shell_host.hpp"

namespace apex::apexctl {
using namespace apex::runbook;
namespace {

constexpr double validation_limit_s = 60;

const char* word_of(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

/// bash's own opinion of a script; "" when it has none.
std::string syntax_of(ShellHost& host, const std::string& script) {
    const Ran ran = host.run(
        {"bash -n <<<\"$APEXCTL_SCRIPT\"", {{"APEXCTL_SCRIPT", script}}, 10}, [] {}, [](double) {});
    return ran.exit_status == 0 ? std::string() : std::string(trimmed(ran.output));
}

void print_indented(std::string_view text) {
    for (const std::string_view line : lines_of(text)) std::cout << "      " << line << '\n';
}

/// Runs what only reads; true when it succeeded.
bool look(ShellHost& host, const Redactor& redact, const Script& script) {
    const Ran ran = host.run(
        script, [] {}, [](double) {});
    print_indented(redact(ran.output));
    if (ran.exit_status == 0) return true;
    std::cout << "      exit status " << ran.exit_status
              << (ran.at_limit ? ", stopped at its limit" : "") << '\n';
    return false;
}

std::string state_json(const RunState& state, const Facts& owner, bool running) {
    std::string out =
        "{\"run\":" + json_quoted(state.run) + ",\"running\":" + (running ? "true" : "false") +
        ",\"outcome\":" + (state.outcome ? json_quoted(to_text(*state.outcome)) : "null") +
        ",\"rolling_back\":" + (state.rolling_back ? "true" : "false") +
        ",\"owner\":" + json_of(owner) + ",\"steps\":{";
    bool first = true;
    for (const auto& [name, step] : state.steps) {
        if (!std::exchange(first, false)) out += ',';
        out += json_quoted(name) + ':' + json_quoted(to_text(step.stage));
    }
    return out + "}}\n";
}

}  // namespace

int lint(const Options& options) {
    const Workspace workspace(options);
    workspace.prepare();
    const ParsedDocument parsed =
        parse_document(read_file(workspace.document_path(options.document)));
    std::vector<Finding> findings = all_findings(parsed);
    if (parsed.document.executable) {
        ShellHost host(workspace.root(), workspace.leftover_path() + ".lint");
        for (const Step* step : parsed.document.steps())
            for (const std::string& script :
                 {step->script, step->verification.script, step->dry_run,
                  step->rollback ? step->rollback->script : ""})
                if (const std::string wrong = script.empty() ? "" : syntax_of(host, script);
                    !wrong.empty())
                    findings.push_back({Severity::error, step->line, step->name(), "shell", wrong});
    }
    for (const Finding& each : findings) {
        if (options.json)
            std::cout << json_of({{"severity", word_of(each.severity)},
                                  {"line", std::to_string(each.line)},
                                  {"step", each.step},
                                  {"rule", each.rule},
                                  {"words", each.words}})
                      << '\n';
        else
            std::cout << options.document << ':' << each.line << ": " << word_of(each.severity)
                      << " [" << each.rule << "] " << (each.step.empty() ? "" : each.step + ' ')
                      << each.words << '\n';
    }
    const bool wrong = has_errors(findings) || (options.strict && !findings.empty());
    if (!options.json)
        std::cout << parsed.document.phases.size() << " phases, " << parsed.document.steps().size()
                  << " steps, " << findings.size() << " findings\n";
    return wrong ? bad_input : fine;
}

int plan(const Options& options) {
    const Workspace workspace(options);
    workspace.prepare();
    const ParsedDocument parsed =
        parse_document(read_file(workspace.document_path(options.document)));
    if (has_errors(all_findings(parsed)))
        throw Stop(bad_input, options.document + " has errors: apexctl lint names them");
    const Document& document = parsed.document;
    const auto expected = forecast(document, workspace.earlier_runs());
    const Redactor redact = workspace.redactor();
    ShellHost host(workspace.root(), workspace.leftover_path() + ".plan");
    ShellHost::catch_signals();
    const auto settings = settings_of(document, options.set, false);
    bool sound = true;
    double total_s = 0;
    std::size_t nth = 0;
    std::cout << document.title << "\nNothing is changed.\n";
    for (const Phase& phase : document.phases) {
        std::cout << "\nPhase " << phase.number << ": " << phase.title << '\n';
        for (const Step& step : phase.steps) {
            const StepForecast& of_step = expected[nth++];
            total_s += of_step.expected_s;
            std::cout << "  " << step.name() << "  " << step.title << "  (budget "
                      << print_duration(of_step.budget_s);
            if (of_step.runs_known > 0)
                std::cout << ", usually " << print_duration(of_step.expected_s)
                          << (of_step.expected_s > of_step.budget_s ? ": OVER BUDGET" : "");
            std::cout << ")\n";
            for (const Command& command : step.commands) print_indented("$ " + command.text);
            for (const Predicate& predicate : step.verification.predicates)
                print_indented("? " + predicate.text);
            if (step.irreversible) print_indented("! cannot be taken back: " + step.confirm);
            if (options.no_checks || !document.executable) continue;
            if (!step.dry_run.empty()) {
                std::cout << "    what it would change:\n";
                sound = look(host, redact, {step.dry_run, settings, of_step.budget_s}) && sound;
            } else if (step.read_only) {
                std::cout << "    now:\n";
                sound = look(host, redact, {step.script, settings, of_step.budget_s}) && sound;
            }
        }
    }
    std::cout << "\nForecast " << print_duration(total_s) << " of "
              << print_duration(document.budget_s.value_or(0))
              << (sound ? "" : "; a check does not pass") << '\n';
    return sound ? fine : refused;
}

int status(const Options& options) {
    const Workspace workspace(options);
    std::string shown;
    for (;;) {
        const bool running = is_locked(workspace.lock_path());
        const Facts owner = lock_owner(workspace.lock_path());
        const std::string id = workspace.chosen_run(options.run);
        const RunState state = replay(read_journal(workspace.journal_of(id)).records);
        std::string text;
        if (options.json) {
            text = state_json(state, owner, running);
        } else {
            text = "Run " + id + ": " +
                   (state.outcome ? to_text(*state.outcome)
                    : running     ? "under way"
                                  : "unfinished: resume or rollback") +
                   (state.reason.empty() ? "" : ". " + state.reason) + '\n';
            if (running && owner.contains("user"))
                text += "By " + owner.at("user") + " on " + owner.at("host") + ", process " +
                        owner.at("pid") + ", since " + owner.at("since") + '\n';
            for (const Step* step : workspace.document_of(id).steps())
                text += std::string("  ") + to_text(state.stage(step->name())) + "  " +
                        step->name() + '\n';
        }
        if (text != shown) std::cout << text << std::flush;
        shown = text;
        if (!options.follow || !running) return state.outcome ? fine : unfinished;
        ::usleep(200'000);
    }
}

namespace {

/// Writes the checkout's validation report anew, from what its tests have left. True when there is
/// a generator; a run of another checkout's state says nothing of this one.
bool write_validation_report(const Options& options, const Workspace& workspace) {
    namespace fs = std::filesystem;
    const bool one_run =
        !options.run.empty() || !options.html.empty() || !options.json_file.empty();
    if (one_run || fs::path(options.state).is_absolute() ||
        !fs::exists(workspace.root() + "/tools/validation_report.py"))
        return false;
    workspace.prepare();
    ShellHost host(workspace.root(), workspace.leftover_path() + ".report");
    const Ran ran = host.run(
        {"python3 tools/validation_report.py", {}, validation_limit_s}, [] {}, [](double) {});
    std::cerr << workspace.redactor()(ran.output);
    if (ran.exit_status != 0)
        throw Stop(cannot_run_here, "the validation report could not be written");
    return true;
}

}  // namespace

int report(const Options& options) {
    const Workspace workspace(options);
    if (write_validation_report(options, workspace) && workspace.runs().empty()) {
        std::cerr << "No deployment was run from here yet.\n";
        return fine;
    }
    const std::string id = workspace.chosen_run(options.run);
    const Document document = workspace.document_of(id);
    const auto records = read_journal(workspace.journal_of(id)).records;
    for (const std::string& wrong : inconsistencies(records))
        throw Stop(cannot_run_here, "the journal of run " + id + " contradicts itself: " + wrong);
    if (!options.html.empty())
        write_signed(workspace, options.html, report_html(document, records));
    if (!options.json_file.empty())
        write_signed(workspace, options.json_file, report_json(document, records));
    if (options.html.empty() && options.json_file.empty())
        std::cout << report_json(document, records);
    return fine;
}

}  // namespace apex::apexctl
