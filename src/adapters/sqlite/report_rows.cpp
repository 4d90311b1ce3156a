#include "adapters/sqlite/stores.hpp"

namespace apex::adapters {
namespace {

using domain::Report;

const std::string columns =
    "project_id, account_id, sha256, size_bytes, kind, revision, task_id, created_at";

const std::string insert_report = "insert into reports (" + columns + R"()
    select ?, ?, ?, ?, ?, ?, ?, ?
    where true
    on conflict (project_id, sha256) do nothing)";

const std::string find_report = "select " + columns + R"(
    from reports
    where project_id = ?1 and sha256 = ?2 and (?3 is null or account_id = ?3))";

const std::string list_reports = "select " + columns + R"(
    from reports
    where project_id = ?1 and (?2 is null or account_id = ?2)
    order by created_at desc, sha256
    limit ?3)";

Report read(const Statement& row) {
    const auto project = domain::ProjectId::parse(row.text(0));
    const auto kind = domain::parse_report_kind(row.text(4));
    const auto task = domain::TaskId::parse(row.text(6));
    APEX_ASSERT(project && kind && task);
    return {*project, row.text(1),  row.text(2), row.integer(3),
            *kind,    row.whole(5), *task,       domain::from_microseconds(row.integer(7))};
}

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
    return read(row);
}

std::vector<Report> SqliteReports::list(const domain::ProjectId& project, int limit) {
    Statement row = session_.connection.prepare(list_reports);
    row.bind(project.text(), session_.account(), limit);
    std::vector<Report> reports;
    while (row.step()) reports.push_back(read(row));
    return reports;
}

}  // namespace apex::adapters
