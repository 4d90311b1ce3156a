// What is seen of a run while it goes on: a live line on a terminal, lines elsewhere, and JSON
// events for programs. All through the redactor.
#pragma once
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "runbook/executor.hpp"
#include "runbook/forecast.hpp"

namespace apex::apexctl {

class Progress : public runbook::Listener {
  public:
    /// `events`: a file, "-" for standard output (then nothing else goes there), or "". Throws
    /// Stop.
    Progress(const runbook::Document& document, std::vector<runbook::StepForecast> forecast,
             const std::string& events, runbook::RunState so_far);

    void recorded(const runbook::Record& record) override;
    void alive(const runbook::Step& step, const char* doing, double elapsed_s) override;

  private:
    void line(const std::string& text);
    void event(const runbook::Record& record);

    const runbook::Document& document_;
    std::vector<runbook::StepForecast> forecast_;
    runbook::RunState state_;
    std::ofstream events_;
    bool to_standard_output_, terminal_;
    const runbook::Phase* phase_ = nullptr;
    unsigned turn_ = 0;
};

}  // namespace apex::apexctl
