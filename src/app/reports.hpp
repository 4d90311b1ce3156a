// Use cases on reports: order one, fetch its file. Who makes it:
// services/worker/jobs/render_report.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/context.hpp"
#include "app/result.hpp"
#include "domain/report.hpp"
#include "domain/task.hpp"

namespace apex::app {

/// A task that renders the current revision, or a cover that says so where no design is saved.
/// `kind` absent: calculation_package.
Result<domain::Task> request_report(UnitOfWork& work, const Ports& ports, const Caller& caller,
                                    const std::string& project_id,
                                    const std::optional<std::string>& kind);

struct ReportFile {
    domain::Report report;
    std::string bytes;  ///< PDF
};
/// `sha256` with or without ".pdf".
Result<ReportFile> get_report(const Ports& ports, const Caller& caller,
                              const std::string& project_id, const std::string& sha256);

Result<std::vector<domain::Report>> list_reports(const Ports& ports, const Caller& caller,
                                                 const std::string& project_id);

}  // namespace apex::app
