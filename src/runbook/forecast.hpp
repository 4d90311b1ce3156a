// How long a run will take, from how long its steps took before.
#pragma once
#include <string>
#include <vector>

#include "runbook/document.hpp"
#include "runbook/run_state.hpp"

namespace apex::runbook {

struct StepForecast {
    std::string step;
    double budget_s = 0;
    double expected_s = 0;       ///< the median of earlier runs; without any, the budget
    std::size_t runs_known = 0;  ///< 0: nothing is known but the budget
};

/// One entry a step, in the order of the document. The last ten runs that verified a step count.
std::vector<StepForecast> forecast(const Document& document, const std::vector<RunState>& earlier);

/// What is still to come of a run, in seconds.
double remaining_s(const std::vector<StepForecast>& forecast, const RunState& state);

}  // namespace apex::runbook
