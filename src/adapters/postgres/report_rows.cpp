#include "adapters/postgres/stores.hpp"
#include "adapters/rows/report.hpp"

namespace apex::adapters::postgres {
namespace {

using domain::Report;

const Query insert_report{"insert_report", "insert into reports (" + rows::report_columns + R"()
    values ($1, $2, $3, $4, $5, $6, $7, $8)
    on conflict (project_id, sha256) do nothing)"};

const Query find_report{"find_report", "select " + rows::report_columns + R"(
    from reports
    where project_id = $1 and sha256 = $2 and ($3 is null or account_id = $3))"};

const Query list_reports{"list_reports", "select " + rows::report_columns + R"(
    from reports
    where project_id = $1 and ($2 is null or account_id = $2)
    order by created_at desc, sha256
    limit $3)"};

}  // namespace

void Reports::insert(const Report& report) {
    session_.connection.run(insert_report, report.project_id.text(), report.account_id,
                            report.sha256, report.size_bytes, domain::to_text(report.kind),
                            report.revision, report.task_id.text(),
                            domain::microseconds(report.created_at));
}

std::optional<Report> Reports::find(const domain::ProjectId& project, const std::string& sha256) {
    if (!can_hold(sha256)) return std::nullopt;
    const Answer answer =
        session_.connection.run(find_report, project.text(), sha256, session_.account());
    const auto row = answer.first();
    return row ? std::optional(rows::read_report(*row)) : std::nullopt;
}

std::vector<Report> Reports::list(const domain::ProjectId& project, int limit) {
    const Answer found =
        session_.connection.run(list_reports, project.text(), session_.account(), limit);
    std::vector<Report> reports;
    for (int i = 0; i < found.rows(); ++i) reports.push_back(rows::read_report(found[i]));
    return reports;
}

}  // namespace apex::adapters::postgres
