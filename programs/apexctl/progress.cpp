#include "programs/apexctl/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "programs/apexctl/commands.hpp"
#include "runbook/duration.hpp"

namespace apex::apexctl {
using namespace apex::runbook;
namespace {

constexpr double warning_share = 0.8;

std::string bar(double share) {
    constexpr int cells = 20;
    const int full = static_cast<int>(std::clamp(share, 0.0, 1.0) * cells);
    std::string text;
    for (int i = 0; i < cells; ++i) text += i < full ? "█" : "░";
    return text;
}

}  // namespace

Progress::Progress(const Document& document, std::vector<StepForecast> forecast,
                   const std::string& events, RunState so_far)
    : document_(document),
      forecast_(std::move(forecast)),
      state_(std::move(so_far)),
      to_standard_output_(events == "-"),
      terminal_(::isatty(STDERR_FILENO) != 0) {
    if (events.empty() || to_standard_output_) return;
    events_.open(events, std::ios::app);
    if (!events_) throw Stop(bad_input, "cannot write events to " + events);
}

void Progress::event(const Record& record) {
    if (!to_standard_output_ && !events_.is_open()) return;
    Facts facts = record.facts;
    facts["event"] = record.kind;
    facts["run"] = state_.run;
    (to_standard_output_ ? std::cout : static_cast<std::ostream&>(events_))
        << json_of(facts) << std::endl;
}

void Progress::line(const std::string& text) {
    std::cerr << (terminal_ ? "\r\x1B[K" : "") << text << std::endl;
}

void Progress::recorded(const Record& record) {
    state_.apply(record);
    event(record);
    const std::string& step = record["step"];
    const auto known = state_.steps.find(step);
    const std::string seconds =
        known == state_.steps.end() ? "" : print_duration(known->second.seconds);
    if (record.kind == "step-started") {
        for (const Phase& phase : document_.phases)
            for (const Step& each : phase.steps)
                if (each.name() == step && phase_ != &phase) {
                    phase_ = &phase;
                    line("Phase " + phase.number + ": " + phase.title);
                }
        if (!terminal_) line("  " + step + " ...");
    } else if (record.kind == "step-verified") {
        line("  ✓ " + step + "  " + (record["again"].empty() ? seconds : "still holds"));
    } else if (record.kind == "step-failed") {
        line("  ✗ " + step + "  " + record["reason"]);
        line("Taking back what was done");
    } else if (record.kind == "budget-warning") {
        line("    used more than 80 % of its budget: " + record["seconds"] + " of " +
             record["budget_seconds"] + " s");
    } else if (record.kind == "rollback-started") {
        line("Taking back what was done: " + record["reason"]);
    } else if (record.kind == "undo-done") {
        line("  ↩ " + step + (record["why"].empty() ? "" : "  " + record["why"]));
    } else if (record.kind == "undo-failed") {
        line("  ✗ " + step + " could not be undone: " + record["reason"]);
    } else if (record.kind == "interrupted") {
        line("Interrupted. apexctl resume goes on, apexctl rollback takes it back.");
    } else if (record.kind == "run-ended") {
        line("Ended: " + record["outcome"] + ". " + record["reason"]);
    }
}

void Progress::alive(const Step& step, const char* doing, double elapsed_s) {
    if (!terminal_) return;
    constexpr const char* wheel[] = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
    const double budget_s = step.budget_s.value_or(0);
    const double left_s = std::max(0.0, remaining_s(forecast_, state_) - elapsed_s);
    const char* colour = elapsed_s > warning_share * budget_s ? "\x1B[33m" : "";
    std::cerr << "\r\x1B[K  " << wheel[turn_++ % std::size(wheel)] << ' ' << step.name() << "  "
              << doing << "  " << colour << bar(budget_s > 0 ? elapsed_s / budget_s : 0)
              << "\x1B[0m " << print_duration(elapsed_s) << " of " << print_duration(budget_s)
              << ", about " << print_duration(left_s) << " to go" << std::flush;
}

}  // namespace apex::apexctl
