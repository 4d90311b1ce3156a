// What a run did, for those who were not there: who and when, budget against actual for each step,
// the evidence, the decisions, how it ended. From the journal alone.
#pragma once
#include <string>
#include <vector>

#include "runbook/document.hpp"
#include "runbook/journal.hpp"

namespace apex::runbook {

std::string report_json(const Document& document, const std::vector<Record>& records);
/// One file without anything from elsewhere.
std::string report_html(const Document& document, const std::vector<Record>& records);
/// Prometheus text format: apex_deploy_step_seconds and apex_deploy_outcome of the run.
std::string report_metrics(const Document& document, const std::vector<Record>& records);

}  // namespace apex::runbook
