#include "runbook/executor.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <ranges>

#include "runbook/duration.hpp"

namespace apex::runbook {
namespace {

using Stage = StepState::Stage;

constexpr std::size_t kept_output_bytes = 4'000;
constexpr double default_budget_s = 60;
constexpr double warning_share = 0.8;
constexpr int undo_attempts = 3;
constexpr double undo_pause_s = 1;

std::string to_the_millisecond(double seconds) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, seconds, std::chars_format::fixed, 3);
    return {text, end.ptr};
}

std::string last_line(std::string_view output) {
    while (output.ends_with('\n') || output.ends_with(' ')) output.remove_suffix(1);
    const std::size_t at = output.rfind('\n');
    const std::string_view line = at == output.npos ? output : output.substr(at + 1);
    return line.empty() ? std::string() : ": " + std::string(line.substr(0, 300));
}

/// Why a step did not succeed. An interruption is no failure.
struct Failure {
    std::string reason;
    bool interrupted = false;
};
using Result = std::optional<Failure>;

class Execute {
  public:
    Execute(const Execution& execution, bool again)
        : with_(execution), again_(again), state_(replay(execution.journal.records())) {}

    Ending go() {
        if (!state_.outcome && !state_.rolling_back) {
            const Result failure = forward();
            if (failure && failure->interrupted) return interrupted();
            if (!failure) end(RunOutcome::new_release, "every step is verified");
        }
        if (!state_.outcome && state_.rolling_back && !back()) return interrupted();
        switch (*state_.outcome) {
            case RunOutcome::new_release:
                return Ending::new_release;
            case RunOutcome::old_release:
                return Ending::old_release;
            case RunOutcome::needs_person:
                break;
        }
        return Ending::needs_person;
    }

    void record(const std::string& kind, Facts facts) {
        if (!with_.may_go_on())
            throw JournalError("the lock file was taken away: another deployment may be running");
        facts["time"] = with_.host.time_text();
        const Record& written = with_.journal.append(kind, std::move(facts));
        state_.apply(written);
        with_.listener.recorded(written);
    }

  private:
    Result forward() {
        for (const Step* step : with_.document.steps()) {
            if (with_.host.interrupted()) return Failure{"", true};
            Result failure;
            if (state_.stage(step->name()) == Stage::verified) {
                if (!again_ || void_by_now(*step)) continue;
                failure = verify_again(*step);
            } else {
                failure = perform(*step);
            }
            if (!failure || failure->interrupted) {
                if (failure) return failure;
                continue;
            }
            record("step-failed",
                   {{"step", step->name()}, {"reason", with_.redact(failure->reason)}});
            return failure;
        }
        return std::nullopt;
    }

    bool void_by_now(const Step& step) const {
        return step.verification.script.empty() ||
               (!step.holds_until.empty() && state_.stage(step.holds_until) != Stage::untouched);
    }

    Result verify_again(const Step& step) {
        const double begun_s = with_.host.monotonic_s();
        const Result failure = verify(step, {}, begun_s, begun_s);
        if (!failure || failure->interrupted || !step.idempotent) return failure;
        return perform(step);  // Its effect is gone, and it may be had again.
    }

    Result perform(const Step& step) {
        const double begun_s = with_.host.monotonic_s();
        const Stage stage = state_.stage(step.name());
        const bool ran_before =
            stage == Stage::ran || (stage == Stage::started && !step.idempotent);
        const bool asks = !step.verification.script.empty();
        if (stage == Stage::ran && asks && state_.steps[step.name()].ran_badly)
            return Failure{"its command had failed when the run was killed"};
        if (ran_before && asks) {
            const Result failure = verify(step, {}, begun_s, begun_s);
            if (!failure || failure->interrupted || !step.idempotent) return failure;
        } else if (ran_before && !step.read_only) {
            return Failure{"it is not known whether it ran, and it must not run twice"};
        }
        if (step.irreversible && !with_.confirmed(step))
            return Failure{"nobody confirmed: " + step.confirm};
        return run(step, with_.host.monotonic_s());
    }

    Result run(const Step& step, double begun_s) {
        record("step-started", {{"step", step.name()}});
        const Ran ran = with_.host.run(
            {step.script, variables(step), budget_s(step)}, [&] { with_.listener.started(step); },
            [&](double elapsed_s) { with_.listener.alive(step, "running", elapsed_s); });
        if (ran.interrupted) return Failure{"", true};
        record("step-ran", with_output(ran, {{"step", step.name()}}));
        if (ran.at_limit)
            return Failure{"stopped at its budget of " + print_duration(budget_s(step))};
        // A step that is judged by its own output may expect another status than 0.
        if (ran.exit_status != 0 && !step.verification.script.empty())
            return Failure{"exit status " + std::to_string(ran.exit_status) +
                           last_line(ran.output)};
        return verify(step, ran, begun_s, with_.host.monotonic_s());
    }

    /// Asks until the predicates hold, the retries are over or the budget is spent.
    Result verify(const Step& step, const std::optional<Ran>& own, double begun_s, double from_s) {
        const Verification& v = step.verification;
        const double until_s = std::min(from_s + v.within_s, begun_s + budget_s(step));
        for (int asked = 1;; ++asked) {
            Ran found;
            if (v.script.empty()) {
                found = own.value_or(Ran{});
            } else {
                const double left_s = begun_s + budget_s(step) - with_.host.monotonic_s();
                if (!(left_s > 0))
                    return Failure{"its budget of " + print_duration(budget_s(step)) + " is spent"};
                found = with_.host.run(
                    {v.script, variables(step), left_s}, [] {},
                    [&](double) {
                        with_.listener.alive(step, "verifying", with_.host.monotonic_s() - begun_s);
                    });
            }
            if (found.interrupted) return Failure{"", true};
            const auto missed = unmet(v, found);
            if (!missed) return verified(step, found, asked, begun_s);
            if (v.script.empty() || with_.host.monotonic_s() + v.every_s > until_s)
                return Failure{"verification: " + *missed +
                               (asked > 1 ? ", asked " + std::to_string(asked) + " times" : "")};
            with_.host.pause(v.every_s);
            if (with_.host.interrupted()) return Failure{"", true};
        }
    }

    Result verified(const Step& step, const Ran& found, int asked, double begun_s) {
        Facts facts = with_output(found, {{"step", step.name()}, {"asked", std::to_string(asked)}});
        for (const Capture& capture : step.captures) {
            const auto place = json_at(found.output, capture.pointer);
            if (!place)
                return Failure{"nothing stands at " + capture.pointer + " for " + capture.variable};
            facts["var." + capture.variable] = place->text;
        }
        const double seconds = with_.host.monotonic_s() - begun_s;
        facts["seconds"] = to_the_millisecond(seconds);
        if (state_.stage(step.name()) == Stage::verified) facts["again"] = "yes";
        record("step-verified", std::move(facts));
        if (seconds > warning_share * budget_s(step))
            record("budget-warning", {{"step", step.name()},
                                      {"seconds", to_the_millisecond(seconds)},
                                      {"budget_seconds", to_the_millisecond(budget_s(step))}});
        return std::nullopt;
    }

    /// False when somebody interrupts it.
    bool back() {
        const auto steps = with_.document.steps();
        bool all_undone = true;
        for (const Step* step : std::views::reverse(steps)) {
            const Stage stage = state_.stage(step->name());
            if (stage == Stage::untouched || stage == Stage::undone) continue;
            if (with_.host.interrupted()) return false;
            if (step->irreversible) {
                const bool maybe_done =
                    stage != Stage::failed || state_.steps[step->name()].attempts > 0;
                if (maybe_done) {
                    end(RunOutcome::needs_person, step->name() + " cannot be taken back");
                    return true;
                }
            }
            const Result failure = undo(*step);
            if (failure && failure->interrupted) return false;
            all_undone = all_undone && !failure;
        }
        if (all_undone)
            end(RunOutcome::old_release, state_.reason);
        else
            end(RunOutcome::needs_person, "not everything could be undone");
        return true;
    }

    Result undo(const Step& step) {
        record("undo-started", {{"step", step.name()}});
        if (!step.rollback || step.rollback->script.empty()) {
            record("undo-done",
                   {{"step", step.name()},
                    {"why", step.rollback ? step.rollback->words : "it changes nothing"}});
            return std::nullopt;
        }
        std::string reason;
        for (int attempt = 1; attempt <= undo_attempts; ++attempt) {
            const Ran ran = with_.host.run(
                {step.rollback->script, variables(step), step.rollback->budget_s}, [] {},
                [&](double elapsed_s) { with_.listener.alive(step, "undoing", elapsed_s); });
            if (ran.interrupted) return Failure{"", true};
            Facts facts =
                with_output(ran, {{"step", step.name()}, {"attempt", std::to_string(attempt)}});
            if (ran.exit_status == 0 && !ran.at_limit) {
                record("undo-done", std::move(facts));
                return std::nullopt;
            }
            reason = ran.at_limit
                         ? "stopped at its budget"
                         : "exit status " + std::to_string(ran.exit_status) + last_line(ran.output);
            if (attempt < undo_attempts) with_.host.pause(undo_pause_s);
            if (with_.host.interrupted()) return Failure{"", true};
        }
        record("undo-failed", {{"step", step.name()}, {"reason", with_.redact(reason)}});
        return Failure{reason};
    }

    Ending interrupted() {
        record("interrupted", {});
        return Ending::interrupted;
    }

    void end(RunOutcome outcome, const std::string& reason) {
        record("run-ended", {{"outcome", to_text(outcome)}, {"reason", reason}});
    }

    Facts with_output(const Ran& ran, Facts facts) const {
        std::string text = with_.redact(ran.output);
        if (text.size() > kept_output_bytes) text.erase(0, text.size() - kept_output_bytes);
        facts["output"] = std::move(text);
        facts["exit"] = std::to_string(ran.exit_status);
        if (ran.at_limit) facts["at_limit"] = "yes";
        facts["seconds"] = to_the_millisecond(ran.seconds);
        return facts;
    }

    std::map<std::string, std::string> variables(const Step& step) const {
        std::map<std::string, std::string> all = state_.variables;
        all["APEXCTL_RUN"] = state_.run;
        all["APEXCTL_STEP"] = step.name();
        return all;
    }

    static double budget_s(const Step& step) { return step.budget_s.value_or(default_budget_s); }

    const Execution& with_;
    bool again_;
    RunState state_;
};

}  // namespace

std::optional<std::string> unmet(const Verification& v, const Ran& found) {
    const bool judges_exit = std::ranges::any_of(
        v.predicates, [](const Predicate& p) { return p.subject == Predicate::Subject::exit; });
    if (!judges_exit && found.exit_status != 0)
        return "exit status " + std::to_string(found.exit_status) + last_line(found.output);
    for (const Predicate& predicate : v.predicates)
        if (const auto missed = misses(predicate, found.exit_status, found.output))
            return '`' + predicate.text + "`: " + *missed;
    return std::nullopt;
}

Ending carry_on(const Execution& execution, bool again) { return Execute(execution, again).go(); }

void ask_for_rollback(const Execution& execution, const std::string& reason) {
    Execute(execution, true).record("rollback-started", {{"reason", reason}});
}

}  // namespace apex::runbook
