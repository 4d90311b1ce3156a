#include "runbook/lint.hpp"

#include <algorithm>
#include <regex>
#include <set>

#include "runbook/duration.hpp"
#include "runbook/markdown.hpp"

namespace apex::runbook {
namespace {

/// A text of shell that no plan may hold, whoever follows it.
struct Forbidden {
    const char* rule;
    const char* expression;
    const char* words;
};

constexpr Forbidden forbidden[] = {
    {"sleep", R"((^|[;&|(]|\bdo |\bthen )\s*sleep\s)",
     "waits blindly; wait for what it is waiting for, with a deadline"},
    {"image", R"([a-z0-9]:(latest|stable|main|edge)\b|\bdocker pull [^:@\s]+(\s|$))",
     "the image is not pinned: tomorrow it is another one"},
    {"image", R"(\bFROM [^:@\s]+(\s|$))", "the image is not pinned: tomorrow it is another one"},
    {"secret", R"(\b[A-Za-z_]*(PASSWORD|SECRET|TOKEN|API_KEY|PASSWD)=["']?[^\s"'$<{][^\s]*)",
     "a secret stands in the text"},
    {"secret", R"(://[^/\s:@$]+:[^/\s@$]+@)", "a secret stands in a URL"},
    {"secret", R"(Authorization: *(Bearer|Basic) +[A-Za-z0-9])", "a secret stands in a header"},
    {"outage", R"(\bcompose( -[^ ]+( [^ -][^ ]*)?)* down\b)",
     "stops everything that serves; a deployment changes colours instead"},
    {"keeps-nothing", R"(--rmi all\b|\bimage prune\b|\bsystem prune\b)",
     "deletes the images that a rollback starts"},
    {"endless", R"(\blogs\b.*\s(-f|--follow)\b)", "never ends by itself"},
    {"no-effect", R"(-c "ROLLBACK;")",
     "rolls back nothing: no transaction is open in a new session"},
};

/// The lines of a text without comments, with their numbers counted from `first`.
template <class See>
void each_line(std::string_view script, std::size_t first, See see) {
    for (const std::string_view line : lines_of(script)) {
        if (!trimmed(line).starts_with('#')) see(line, first);
        ++first;
    }
}

class Linter {
  public:
    explicit Linter(const Document& document)
        : document_(document),
          serious_(document.executable ? Severity::error : Severity::warning) {}

    std::vector<Finding> run() {
        for (const Phase& phase : document_.phases) {
            for (const Step& step : phase.steps) check(step);
            budgets(phase);
        }
        budgets();
        for (const Command& command : document_.quick_rollback) texts(command, "rollback");
        return std::move(findings_);
    }

  private:
    void say(std::size_t line, const std::string& step, const char* rule, std::string words) {
        findings_.push_back({serious_, line, step, rule, std::move(words)});
    }

    void check(const Step& step) {
        const auto lacks = [&](const char* rule, std::string words) {
            say(step.line, step.name(), rule, std::move(words));
        };
        identity(step, lacks);
        if (document_.executable && !step.read_only) {  // What only reads is its own evidence.
            if (step.objective.empty()) lacks("objective", "has no objective");
            if (step.evidence.empty()) lacks("evidence", "names no evidence");
        }
        if (!step.budget_s) lacks("budget", "has no budget");
        verification(step, lacks);
        way_back(step, lacks);
        references(step, lacks);
        for (const Command& command : step.commands) texts(command, step.name());
        for (const std::string* script : {&step.verification.script, &step.dry_run})
            for (const Command& command : commands_of(*script, step.line))
                texts(command, step.name());
        if (step.rollback)
            for (const Command& command : commands_of(step.rollback->script, step.line))
                texts(command, step.name());
        seen_.insert(step.name());
    }

    template <class Lacks>
    void identity(const Step& step, Lacks lacks) {
        static const std::regex form("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        if (step.id.empty()) {
            if (document_.executable) lacks("id", "has no id");
        } else if (!std::regex_match(step.id, form)) {
            lacks("id", "its id is not made of small letters, digits and hyphens");
        }
        if (seen_.contains(step.name())) lacks("id", "has the id of an earlier step");
    }

    template <class Lacks>
    void verification(const Step& step, Lacks lacks) {
        const Verification& v = step.verification;
        if (v.script.empty() && v.predicates.empty())
            return lacks("verify", v.words.empty()
                                       ? "is not verified"
                                       : "is verified by words alone: \"" + v.words + '"');
        if (v.script.empty() && !step.read_only)
            lacks("verify", "is verified by its own output, which a resume cannot ask for again");
        if (step.budget_s && v.within_s > *step.budget_s)
            lacks("budget", "is verified for longer than its budget");
    }

    template <class Lacks>
    void way_back(const Step& step, Lacks lacks) {
        if (step.irreversible && step.rollback)
            lacks("rollback", "is irreversible and has a rollback");
        else if (step.irreversible && step.confirm.empty())
            lacks("rollback", "is irreversible and asks nobody: **Confirm**");
        else if (!step.irreversible && !step.read_only && !step.rollback)
            lacks("rollback", "has no rollback and is not irreversible");
        else if (step.rollback && step.rollback->script.empty() &&
                 !step.rollback->words.starts_with("none needed: "))
            lacks("rollback", "a rollback is a block of shell, or \"none needed: reason\"");
    }

    template <class Lacks>
    void references(const Step& step, Lacks lacks) {
        for (const std::string& need : step.needs)
            if (!seen_.contains(need))
                lacks("needs", "needs `" + need + "`, which is no earlier step");
        if (!step.holds_until.empty() &&
            (document_.find(step.holds_until) == nullptr || seen_.contains(step.holds_until)))
            lacks("needs", "holds until `" + step.holds_until + "`, which is no later step");
    }

    void texts(const Command& command, const std::string& step) {
        each_line(command.text, command.line, [&](std::string_view line, std::size_t number) {
            for (const Forbidden& each : forbidden) {
                const std::regex expression(each.expression);
                std::match_results<std::string_view::const_iterator> found;
                if (!std::regex_search(line.begin(), line.end(), found, expression)) continue;
                std::string words = each.words;
                if (std::string_view(each.rule) != "secret")  // Which is not repeated here.
                    words += ": `" + std::string(trimmed(line)) + '`';
                say(number, step, each.rule, std::move(words));
            }
        });
    }

    void budgets(const Phase& phase) {
        double sum_s = 0;
        for (const Step& step : phase.steps) sum_s += step.budget_s.value_or(0);
        if (!phase.budget_s) {
            if (document_.executable)
                say(phase.line, "", "budget", "phase " + phase.number + " has no budget");
        } else if (sum_s > *phase.budget_s) {
            say(phase.line, "", "budget",
                "the steps of phase " + phase.number + " add to " + print_duration(sum_s) +
                    ", its heading says " + print_duration(*phase.budget_s));
        }
        total_s_ += phase.budget_s.value_or(sum_s);
    }

    void budgets() {
        if (!document_.budget_s) {
            if (document_.executable) say(1, "", "budget", "the document has no budget");
        } else if (total_s_ > *document_.budget_s) {
            say(1, "", "budget",
                "the phases add to " + print_duration(total_s_) + ", the document says " +
                    print_duration(*document_.budget_s));
        }
    }

    const Document& document_;
    Severity serious_;
    std::vector<Finding> findings_;
    std::set<std::string> seen_;
    double total_s_ = 0;
};

}  // namespace

std::vector<Finding> lint(const Document& document) { return Linter(document).run(); }

std::vector<Finding> all_findings(const ParsedDocument& parsed) {
    std::vector<Finding> all = parsed.findings;
    std::ranges::copy(lint(parsed.document), std::back_inserter(all));
    std::ranges::stable_sort(all, {}, &Finding::line);
    return all;
}

bool has_errors(const std::vector<Finding>& findings) {
    return std::ranges::any_of(findings,
                               [](const Finding& f) { return f.severity == Severity::error; });
}

}  // namespace apex::runbook
