// A run as one trace: a span for the whole and one for each time a step was begun or undone, with
// the times of the journal. Names and the form are those of the OpenTelemetry protocol (OTLP/HTTP,
// JSON); who sends them is elsewhere.
#pragma once
#include <string>
#include <vector>

#include "runbook/document.hpp"
#include "runbook/journal.hpp"

namespace apex::runbook {

/// The body of a request to /v1/traces. The same journal makes the same text.
std::string trace_json(const Document& document, const std::vector<Record>& records);

}  // namespace apex::runbook
