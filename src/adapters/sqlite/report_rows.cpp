#include "adapters/rows/report.hpp"
#include "adapters/sqlite/stores.hpp"

namespace apex::adapters {
namespace {

using domain::Report;

const std::string insert_report = "insert into reports (" + rows::report_columns + R"()
    select ?, ?, ?, ?, ?, ?, ?, ?
    where true
    on conflict (project_id, sha256) do nothing)";

const std::string find_report = "select " + rows::report_columns + R"(
    from reports
    where project_id = ?1 and sha256 = ?2 and (?3 is null or account_id = ?3))";

const std::string list_reports = "select " + rows::report_columns + R"(
    from reports
    where project_id = ?1 and (?2 is null or account_id = ?2)
    order by created_at desc, sha256
    limit ?3)";

}  // namespace

void SqliteReports::insert(const Report& report) {
    session_.connection.prepare(insert_report)
        .bind(report.project_id.text(), report.account_id, report.sha256, report.size_bytes,
              domain::to_text(report.kind), report.revision, report.task_id.text(),
              domain::microseconds(report.created_at))
        .run();
}

std::optional<Report> SqliteReports::find(const domain::ProjectId& project,
                                          const std::string& sha256) {
    Statement row = session_.connection.prepare(find_report);
    if (!row.bind(project.text(), sha256, session_.account()).step()) return std::nullopt;
    return rows::read_report(row);
}

std::vector<Report> SqliteReports::list(const domain::ProjectId& project, int limit) {
    Statement row = session_.connection.prepare(list_reports);
    row.bind(project.text(), session_.account(), limit);
    std::vector<Report> reports;
    while (row.step()) reports.push_back(rows::read_report(row));
    return reports;
}

}  // namespace apex::adapters
