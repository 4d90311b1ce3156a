#include "runbook/forecast.hpp"

#include <algorithm>

namespace apex::runbook {
namespace {

constexpr std::size_t runs_max = 10;

double median(std::vector<double> values) {
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

}  // namespace

std::vector<StepForecast> forecast(const Document& document, const std::vector<RunState>& earlier) {
    std::vector<StepForecast> all;
    for (const Step* step : document.steps()) {
        std::vector<double> seconds;
        for (auto run = earlier.rbegin(); run != earlier.rend() && seconds.size() < runs_max; ++run)
            if (const auto found = run->steps.find(step->name());
                found != run->steps.end() && found->second.seconds > 0)
                seconds.push_back(found->second.seconds);
        const double budget_s = step->budget_s.value_or(0);
        all.push_back(
            {step->name(), budget_s, seconds.empty() ? budget_s : median(seconds), seconds.size()});
    }
    return all;
}

double remaining_s(const std::vector<StepForecast>& forecast, const RunState& state) {
    double sum_s = 0;
    for (const StepForecast& step : forecast)
        if (state.stage(step.step) != StepState::Stage::verified) sum_s += step.expected_s;
    return sum_s;
}

}  // namespace apex::runbook
