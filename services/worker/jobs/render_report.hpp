// Renders the report of a stored revision as a PDF and stores it under its hash. What a report
// shows: report_input.hpp; who orders one: app/reports.hpp.
#pragma once
#include "app/context.hpp"
#include "services/worker/job.hpp"

namespace apex::worker {

/// The task's input is `{"kind": "calculation_package" | "estimate", "revision": n}`; revision 0
/// renders a cover that says that no design is saved. The result is `{"pdf_ref", "sha256", "url"}`.
JobDone render_report(const app::Ports& ports, const domain::Task& task, const Progress& progress);

}  // namespace apex::worker
