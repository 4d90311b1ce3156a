#include "runbook/run_state.hpp"

#include <charconv>
#include <utility>

namespace apex::runbook {
namespace {

using Stage = StepState::Stage;

constexpr std::string_view variable_mark = "var.";

constexpr std::pair<RunOutcome, const char*> outcomes[] = {
    {RunOutcome::new_release, "new-release"},
    {RunOutcome::old_release, "old-release"},
    {RunOutcome::needs_person, "needs-person"}};

/// What a record makes of its step.
std::optional<Stage> stage_after(const std::string& kind) {
    constexpr std::pair<std::string_view, Stage> table[] = {
        {"step-started", Stage::started},   {"step-ran", Stage::ran},
        {"step-verified", Stage::verified}, {"step-failed", Stage::failed},
        {"undo-started", Stage::undoing},   {"undo-done", Stage::undone},
        {"undo-failed", Stage::undo_failed}};
    for (const auto& [name, stage] : table)
        if (name == kind) return stage;
    return std::nullopt;
}

double number_of(const std::string& text) {
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

const char* to_text(RunOutcome outcome) {
    for (const auto& [each, words] : outcomes)
        if (each == outcome) return words;
    return "";
}

const char* to_text(Stage stage) {
    constexpr const char* words[] = {"waiting", "started", "ran",    "verified",
                                     "failed",  "undoing", "undone", "not undone"};
    return words[static_cast<std::size_t>(stage)];
}

Stage RunState::stage(const std::string& step) const {
    const auto found = steps.find(step);
    return found == steps.end() ? Stage::untouched : found->second.stage;
}

void RunState::apply(const Record& record) {
    for (const auto& [name, text] : record.facts)
        if (name.starts_with(variable_mark)) variables[name.substr(variable_mark.size())] = text;
    if (record.kind == "run-started") {
        run = record["run"];
        document_sha256 = record["document_sha256"];
    } else if (record.kind == "rollback-started") {
        rolling_back = true;
        outcome.reset();
        reason = record["reason"];
    } else if (record.kind == "step-failed") {
        rolling_back = true;  // By itself: no kill can fall between a failure and its consequence.
        reason = record["step"] + ": " + record["reason"];
    } else if (record.kind == "run-ended") {
        for (const auto& [each, words] : outcomes)
            if (record["outcome"] == words) outcome = each;
    }
    const auto stage = stage_after(record.kind);
    if (!stage) return;
    StepState& step = steps[record["step"]];
    step.stage = *stage;
    if (*stage == Stage::started) ++step.attempts;
    if (*stage == Stage::ran) step.ran_badly = record["exit"] != "0" || record["at_limit"] == "yes";
    if (*stage == Stage::verified && record["again"].empty())
        step.seconds = number_of(record["seconds"]);
    if (*stage == Stage::failed || *stage == Stage::undo_failed) step.reason = record["reason"];
}

RunState replay(const std::vector<Record>& records) {
    RunState state;
    for (const Record& record : records) state.apply(record);
    return state;
}

std::vector<std::string> inconsistencies(const std::vector<Record>& records) {
    std::vector<std::string> wrong;
    RunState state;
    std::size_t number = 0;
    for (const Record& record : records) {
        ++number;
        const auto say = [&](const std::string& words) {
            wrong.push_back("record " + std::to_string(number) + " (" + record.kind + ' ' +
                            record["step"] + "): " + words);
        };
        if ((number == 1) != (record.kind == "run-started")) say("a run starts once, and first");
        if (state.outcome && record.kind != "rollback-started" && record.kind != "run-resumed")
            say("after the end of the run");
        const Stage before = state.stage(record["step"]);
        const bool forward = record.kind.starts_with("step-");
        if (forward && state.rolling_back) say("a step after the rollback began");
        if (record.kind == "step-ran" && before != Stage::started) say("ran without being started");
        if (record.kind == "step-verified" &&
            (before == Stage::untouched || before == Stage::failed))
            say("verified without having run");
        if (record.kind.starts_with("undo-") && !state.rolling_back)
            say("undone without a rollback");
        if (record.kind.starts_with("undo-") && before == Stage::untouched)
            say("undone, never begun");
        state.apply(record);
        if (record.kind == "run-ended" && state.outcome == RunOutcome::old_release)
            for (const auto& [name, step] : state.steps)
                if (step.stage != Stage::undone)
                    say("the old release is claimed, but " + name + " is " + to_text(step.stage));
    }
    return wrong;
}

}  // namespace apex::runbook
