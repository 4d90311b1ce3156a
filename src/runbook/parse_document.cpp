// From blocks of Markdown to phases and steps.
#include <algorithm>
#include <array>
#include <cctype>

#include "base/sha256.hpp"
#include "runbook/document.hpp"
#include "runbook/duration.hpp"
#include "runbook/markdown.hpp"

namespace apex::runbook {
namespace {

/// "Phase 1: Pre-Flight (5 minutes)" in its parts.
struct Heading {
    std::string number, title, duration;
};

std::optional<Heading> numbered_heading(std::string_view text, std::string_view kind) {
    if (!text.starts_with(kind) || text.size() == kind.size() || text[kind.size()] != ' ')
        return std::nullopt;
    text = trimmed(text.substr(kind.size()));
    const std::size_t colon = text.find(':');
    if (colon == text.npos) return std::nullopt;
    Heading heading;
    heading.number = trimmed(text.substr(0, colon));
    text = trimmed(text.substr(colon + 1));
    if (text.ends_with(')')) {
        const std::size_t open = text.rfind('(');
        if (open != text.npos) {
            heading.duration = text.substr(open + 1, text.size() - open - 2);
            text = trimmed(text.substr(0, open));
        }
    }
    heading.title = text;
    return heading;
}

bool is_shell(std::string_view info) { return info == "bash" || info == "sh" || info == "shell"; }

/// "`a`, `b`" -> a, b
std::vector<std::string> names_of(std::string_view text) {
    std::vector<std::string> names;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        std::string name = without_ticks(text.substr(0, end));
        if (!name.empty()) names.push_back(std::move(name));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return names;
}

/// What the first pair of code marks encloses, or nothing.
std::string first_code(std::string_view text) {
    const std::size_t from = text.find('`');
    const std::size_t to = from == text.npos ? text.npos : text.find('`', from + 1);
    return to == text.npos ? std::string() : std::string(text.substr(from + 1, to - from - 1));
}

class Parser {
  public:
    ParsedDocument parse(std::string_view markdown) {
        parsed_.document.sha256 = sha256_hex(markdown);
        for (const Block& block : read_blocks(markdown)) {
            switch (block.kind) {
                case Block::Kind::heading:
                    heading(block);
                    break;
                case Block::Kind::fence:
                    fence(block);
                    break;
                case Block::Kind::item:
                case Block::Kind::text:
                    words(block);
                    break;
            }
        }
        leave_step();
        if (parsed_.document.title.empty()) error(1, "parse", "the document has no title");
        if (parsed_.document.phases.empty()) error(1, "parse", "the document has no phase");
        for (const Phase& each : parsed_.document.phases)
            if (each.steps.empty())
                error(each.line, "parse", "phase " + each.number + " has no step");
        return std::move(parsed_);
    }

  private:
    enum class Section { command, verification, rollback, dry_run };
    Document& document() { return parsed_.document; }

    void error(std::size_t line, const char* rule, std::string text) {
        say(Severity::error, line, rule, std::move(text));
    }
    void say(Severity severity, std::size_t line, const char* rule, std::string text) {
        parsed_.findings.push_back(
            {severity, line, step_ ? step_->name() : "", rule, std::move(text)});
    }

    void heading(const Block& block) {
        if (block.level <= 3) leave_step();
        if (block.level == 1) {
            if (!document().title.empty()) return error(block.line, "parse", "a second title");
            document().title = block.text;
        } else if (block.level == 2) {
            phase_ = nullptr;
            chapter_ = block.text;
            const auto phase = numbered_heading(block.text, "Phase");
            if (!phase) {
                if (block.text.starts_with("Phase "))
                    error(block.line, "parse", "a phase is headed \"Phase N: title (time)\"");
                return;
            }
            phase_ = &document().phases.emplace_back();
            phase_->number = phase->number;
            phase_->title = phase->title;
            phase_->line = block.line;
            phase_->budget_s = parse_duration_s(phase->duration);
        } else if (block.level == 3 && block.text.starts_with("Step ")) {
            const auto step = numbered_heading(block.text, "Step");
            if (!step)
                return error(block.line, "parse", "a step is headed \"Step N.M: title (time)\"");
            if (phase_ == nullptr) return error(block.line, "parse", "a step outside of a phase");
            step_ = &phase_->steps.emplace_back();
            step_->number = step->number;
            step_->title = step->title;
            step_->line = block.line;
            step_->budget_s = parse_duration_s(step->duration);
            section_ = Section::command;
        }
    }

    void leave_step() {
        if (step_ && step_->script.empty()) error(step_->line, "parse", "the step has no command");
        step_ = nullptr;
    }

    void fence(const Block& block) {
        if (!block.closed) error(block.line, "parse", "the block is not closed");
        if (!is_shell(block.info)) return;  // An example of output, for people.
        if (step_ == nullptr) {
            auto commands = commands_of(block.text, block.line + 1);
            if (chapter_.starts_with("Rollback"))
                std::ranges::move(commands, std::back_inserter(document().quick_rollback));
            else
                say(Severity::warning, block.line, "outside",
                    "commands outside of a step are never executed");
            return;
        }
        switch (section_) {
            case Section::command:
                step_->script += block.text;
                std::ranges::move(commands_of(block.text, block.line + 1),
                                  std::back_inserter(step_->commands));
                break;
            case Section::verification:
                step_->verification.script += block.text;
                break;
            case Section::rollback:
                step_->rollback->script += block.text;
                break;
            case Section::dry_run:
                step_->dry_run += block.text;
                break;
        }
    }

    void words(const Block& block) {
        const Labelled label = read_label(block.text);
        if (label.name.empty()) {
            if (step_ && section_ == Section::verification && block.kind == Block::Kind::item)
                predicate(block);
            else if (chapter_ == "Settings" && block.text.starts_with("| `"))
                variable(block.text);
            return;
        }
        if (step_)
            of_step(block, label);
        else if (phase_ && label.name == "Objective")
            phase_->objective = label.words;
        else if (phase_ == nullptr)
            of_document(label);
    }

    void of_document(const Labelled& label) {
        if (label.name == "Format")
            document().executable = without_ticks(label.words) == "apex-runbook 1";
        else if (label.name == "Total Estimated Time" || label.name == "Budget")
            document().budget_s = parse_duration_s(label.words);
        else if (label.name == "Rollback Window")
            document().rollback_window_s = parse_duration_s(label.words);
    }

    /// A row of `| name | value | meaning |` or `| name | value | rehearsal | meaning |`.
    void variable(std::string_view row) {
        std::vector<std::string> cells;
        while (!row.empty()) {
            const std::size_t end = std::min(row.find('|'), row.size());
            cells.push_back(without_ticks(row.substr(0, end)));
            row.remove_prefix(std::min(end + 1, row.size()));
        }
        if (cells.size() == 4)
            document().variables.push_back({cells[1], cells[2], cells[3], cells[2]});
        else if (cells.size() == 5)
            document().variables.push_back({cells[1], cells[2], cells[4], cells[3]});
    }

    void predicate(const Block& block) {
        const std::string code = first_code(block.text);
        if (!block.text.starts_with('`') || code.empty()) {
            if (document().executable)
                error(block.line, "verify", "a condition stands in code marks: " + block.text);
            return;
        }
        auto read = parse_predicate(code);
        if (const auto* no = refused(read)) return error(block.line, "verify", no->reason);
        step_->verification.predicates.push_back(value(std::move(read)));
    }

    void of_step(const Block& block, const Labelled& label) {
        Step& step = *step_;
        const std::string& name = label.name;
        const bool yes = label.words.starts_with("yes") || label.words.starts_with("true");
        if (name == "Id") {
            step.id = without_ticks(label.words);
        } else if (name == "Objective") {
            step.objective = label.words;
        } else if (name == "Budget") {
            step.budget_s = parse_duration_s(label.words);
        } else if (name == "Evidence") {
            step.evidence = label.words;
        } else if (name == "Idempotent") {
            step.idempotent = yes;
        } else if (name == "Read only") {
            step.read_only = yes;
        } else if (name == "Remedy") {
            step.remedy = label.words;
        } else if (name == "Advice") {
            step.advisory = yes;
        } else if (name == "Needs") {
            step.needs = names_of(label.words);
        } else if (name == "Holds until") {
            step.holds_until = without_ticks(label.words);
        } else if (name == "Irreversible") {
            step.irreversible = yes;
        } else if (name == "Confirm") {
            step.confirm = label.words;
        } else if (name == "Capture") {
            capture(block, label);
        } else if (name == "Verification") {
            section_ = Section::verification;
            step.verification.words = label.words;
            retries(block, label.parameter);
        } else if (name == "Rollback") {
            section_ = Section::rollback;
            step.rollback.emplace().words = label.words;
            if (const auto budget = parse_duration_s(label.parameter))
                step.rollback->budget_s = *budget;
        } else if (name == "Dry run") {
            section_ = Section::dry_run;
        } else if (document().executable) {
            error(block.line, "label", "a step has no \"" + name + '"');
        }
    }

    /// "every 1 s for 45 s"
    void retries(const Block& block, std::string_view text) {
        if (text.empty()) return;
        const std::size_t at = text.find(" for ");
        const double every_s = parse_duration_s(text.substr(0, at)).value_or(0);
        const double within_s = at == text.npos ? 0 : parse_duration_s(text.substr(at)).value_or(0);
        if (!text.starts_with("every ") || !(every_s > 0) || within_s < every_s)
            return error(block.line, "verify", "retries are written (every 1 s for 45 s)");
        step_->verification.every_s = every_s;
        step_->verification.within_s = within_s;
    }

    /// "`project_id` = `json /project_id`"
    void capture(const Block& block, const Labelled& label) {
        constexpr std::string_view by_pointer = "json ";
        const std::size_t equals = label.words.find('=');
        if (equals != std::string::npos) {
            const std::string variable = without_ticks(label.words.substr(0, equals));
            const std::string source = without_ticks(label.words.substr(equals + 1));
            const auto fits = [](char c) {
                return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
            };
            if (!variable.empty() && std::ranges::all_of(variable, fits) &&
                source.starts_with("json /")) {
                step_->captures.push_back({variable, source.substr(by_pointer.size())});
                return;
            }
        }
        error(block.line, "capture", "a capture is written `name` = `json /pointer`");
    }

    ParsedDocument parsed_;
    Phase* phase_ = nullptr;
    Step* step_ = nullptr;
    std::string chapter_;
    Section section_ = Section::command;
};

}  // namespace

ParsedDocument parse_document(std::string_view markdown) { return Parser().parse(markdown); }

}  // namespace apex::runbook
