#include "adapters/sqlite/stores.hpp"
#include "app/json_text.hpp"

namespace apex::adapters {
namespace {

using domain::ProjectId;
using domain::Revision;
using domain::RevisionHeader;

const std::string header_columns = R"(
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by)";
constexpr int after_header = 16;

const std::string insert_revision = R"(
    insert into project_payloads (project_id, revision, account_id, input_hash, design_hash, engine_version, passes,
                                  governing_check_id, governing_check_title, governing_utilisation, pole_designation,
                                  footing_diameter_ft, footing_depth_ft, price_cents, currency, created_at, created_by, document,
                                  result, checks, assumptions, warnings, trace)
    select ?1, ?2, account_id, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22
    from projects
    where project_id = ?1 and (?23 is null or account_id = ?23))";

const std::string find_revision =
    "select" + header_columns + R"(, document, result, checks, assumptions, warnings, trace
    from project_payloads as p
    where project_id = ?1 and revision = ?2 and (?3 is null or account_id = ?3))";

const std::string find_revision_header = "select" + header_columns + R"(
    from project_payloads as p
    where project_id = ?1 and revision = ?2 and (?3 is null or account_id = ?3))";

const std::string find_authors = R"(
    select distinct created_by
    from project_payloads
    where project_id = ?1 and input_hash = ?2 and (?3 is null or account_id = ?3))";

const std::string find_current_headers = "select" + header_columns + R"(
    from json_each(?1) as wanted
    join projects on projects.project_id = wanted.value
    join project_payloads as p on p.project_id = projects.project_id and p.revision = projects.current_revision
    where (?2 is null or projects.account_id = ?2))";

const std::string list_revisions = "select" + header_columns + R"(
    from project_payloads as p
    where project_id = ?1 and (?2 is null or account_id = ?2) and (?3 is null or revision < ?3)
    order by revision desc
    limit ?4)";

const std::string count_revisions = R"(
    select count(*)
    from (select 1 from project_payloads where project_id = ?1 and (?2 is null or account_id = ?2) limit ?3))";

RevisionHeader read_header(const Statement& row) {
    const auto id = ProjectId::parse(row.text(0));
    APEX_ASSERT(id);
    const domain::DesignSummary summary{row.integer(5) != 0, row.text(6),     row.text(7),
                                        row.real(8),         row.text(9),     row.real(10),
                                        row.real(11),        row.integer(12), row.text(13)};
    return {*id,
            row.whole(1),
            row.text(2),
            row.text(3),
            row.text(4),
            summary,
            domain::from_microseconds(row.integer(14)),
            row.text(15)};
}

}  // namespace

void SqliteRevisions::insert(const Revision& revision) {
    const auto& header = revision.header;
    const auto& summary = header.summary;
    const int rows =
        session_.connection.prepare(insert_revision)
            .bind(header.project_id.text(), header.number, header.input_hash, header.design_hash,
                  header.engine_version, summary.passes, summary.governing_check_id,
                  summary.governing_check_title, summary.governing_utilisation,
                  summary.pole_designation, summary.footing_diameter_ft, summary.footing_depth_ft,
                  summary.price_cents, summary.currency, domain::microseconds(header.created_at),
                  header.created_by, revision.document, revision.result, revision.checks,
                  revision.assumptions, revision.warnings, revision.trace, session_.account())
            .run();
    APEX_ASSERT(rows == 1);
}

std::optional<Revision> SqliteRevisions::find(const ProjectId& project, int number) {
    Statement row = session_.connection.prepare(find_revision);
    if (!row.bind(project.text(), number, session_.account()).step()) return std::nullopt;
    const auto text = [&row](int nth) { return row.text(after_header + nth); };
    return Revision{read_header(row), text(0), text(1), text(2), text(3), text(4), text(5)};
}

std::optional<RevisionHeader> SqliteRevisions::find_header(const ProjectId& project, int number) {
    Statement row = session_.connection.prepare(find_revision_header);
    if (!row.bind(project.text(), number, session_.account()).step()) return std::nullopt;
    return read_header(row);
}

std::vector<std::string> SqliteRevisions::authors(const ProjectId& project,
                                                  const std::string& input_hash) {
    Statement row = session_.connection.prepare(find_authors);
    row.bind(project.text(), input_hash, session_.account());
    std::vector<std::string> authors;
    while (row.step()) authors.push_back(row.text(0));
    return authors;
}

std::vector<RevisionHeader> SqliteRevisions::current_headers(
    const std::vector<ProjectId>& projects) {
    if (projects.empty()) return {};
    std::string ids = "[";
    for (const auto& id : projects)
        ids += (ids.size() > 1 ? "," : "") + app::json_string(id.text());
    Statement row = session_.connection.prepare(find_current_headers);
    row.bind(ids + ']', session_.account());
    std::vector<RevisionHeader> found;
    while (row.step()) found.push_back(read_header(row));
    return found;
}

app::RevisionList SqliteRevisions::list(const ProjectId& project, int limit,
                                        std::optional<int> below) {
    app::RevisionList list;
    {
        Statement row = session_.connection.prepare(list_revisions);
        row.bind(project.text(), session_.account(), below, limit + 1);
        while (row.step()) list.revisions.push_back(read_header(row));
    }
    list.more = list.revisions.size() > static_cast<std::size_t>(limit);
    if (list.more) list.revisions.pop_back();
    Statement count = session_.connection.prepare(count_revisions);
    count.bind(project.text(), session_.account(), app::exact_total + 1).step();
    list.total = count.whole(0);
    return list;
}

}  // namespace apex::adapters
