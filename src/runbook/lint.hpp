// Whether a plan can be trusted to run: every step with budget, verification and a way back,
// nothing that waits blindly, no image that may be another one tomorrow, no secret in the text.
#pragma once
#include <vector>

#include "runbook/document.hpp"

namespace apex::runbook {

/// In the order of the lines. In a plan by hand everything but what cannot be read is a warning.
std::vector<Finding> lint(const Document& document);

/// What parsing and linting found, in the order of the lines.
std::vector<Finding> all_findings(const ParsedDocument& parsed);
bool has_errors(const std::vector<Finding>& findings);

}  // namespace apex::runbook
