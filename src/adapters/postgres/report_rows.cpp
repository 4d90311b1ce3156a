#include "adapters/postgres/stores.hpp"
#include "base/assertion.hpp"

namespace apex::adapters::postgres {
namespace {

using domain::Report;

const std::string columns =
    "project_id, account_id, sha256, size_bytes, kind, revision, task_id, created_at";

const Query insert_report{"insert_report", "insert into reports (" + columns + R"()
    values ($1, $2, $3, $4, $5, $6, $7, $8)
    on conflict (project_id, sha256) do nothing)"};

const Query find_report{"find_report", "select " + columns + R"(
    from reports
    where project_id = $1 and sha256 = $2 and ($3 is null or account_id = $3))"};

const Query list_reports{"list_reports", "select " + columns + R"(
    from reports
    where project_id = $1 and ($2 is null or account_id = $2)
    order by created_at desc, sha256
    limit $3)"};

Report read(const Row& row) {
    const auto project = domain::ProjectId::parse(row.text(0));
    const auto kind = domain::parse_report_kind(row.text(4));
    const auto task = domain::TaskId::parse(row.text(6));
    APEX_ASSERT(project && kind && task);
    return {*project, row.text(1),  row.text(2), row.integer(3),
            *kind,    row.whole(5), *task,       domain::from_microseconds(row.integer(7))};
}

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
    return row ? std::optional(read(*row)) : std::nullopt;
}

std::vector<Report> Reports::list(const domain::ProjectId& project, int limit) {
    const Answer found =
        session_.connection.run(list_reports, project.text(), session_.account(), limit);
    std::vector<Report> reports;
    for (int i = 0; i < found.rows(); ++i) reports.push_back(read(found[i]));
    return reports;
}

}  // namespace apex::adapters::postgres
