#include "adapters/postgres/stores.hpp"
#include "base/assertion.hpp"

namespace apex::adapters::postgres {
namespace {

using domain::ProjectId;
using domain::Revision;
using domain::RevisionHeader;

const std::string header_columns = R"(
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by)";
constexpr int after_header = 16;

const Query insert_revision{"insert_revision", R"(
    insert into project_payloads (project_id, revision, account_id, input_hash, design_hash, engine_version, passes,
                                  governing_check_id, governing_check_title, governing_utilisation, pole_designation,
                                  footing_diameter_ft, footing_depth_ft, price_cents, currency, created_at, created_by, document,
                                  result, checks, assumptions, warnings, trace)
    select $1, $2, account_id, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22
    from projects
    where project_id = $1 and ($23 is null or account_id = $23))"};

const Query find_revision{
    "find_revision",
    "select" + header_columns + R"(, document, result, checks, assumptions, warnings, trace
    from project_payloads as p
    where project_id = $1 and revision = $2 and ($3 is null or account_id = $3))"};

const Query find_revision_header{"find_revision_header", "select" + header_columns + R"(
    from project_payloads as p
    where project_id = $1 and revision = $2 and ($3 is null or account_id = $3))"};

const Query find_authors{"find_authors", R"(
    select distinct created_by
    from project_payloads
    where project_id = $1 and input_hash = $2 and ($3 is null or account_id = $3))"};

const Query find_current_headers{"find_current_headers", "select" + header_columns + R"(
    from unnest($1) as wanted (project_id)
    join projects on projects.project_id = wanted.project_id
    join project_payloads as p on p.project_id = projects.project_id and p.revision = projects.current_revision
    where ($2 is null or projects.account_id = $2))"};

const Query list_revisions{"list_revisions", "select" + header_columns + R"(
    from project_payloads as p
    where project_id = $1 and ($2 is null or account_id = $2) and ($3 is null or revision < $3)
    order by revision desc
    limit $4)"};

const Query count_revisions{"count_revisions", R"(
    select count(*)
    from (select 1 from project_payloads where project_id = $1 and ($2 is null or account_id = $2) limit $3) as counted)"};

RevisionHeader read_header(const Row& row) {
    const auto id = ProjectId::parse(row.text(0));
    APEX_ASSERT(id);
    const domain::DesignSummary summary{row.truth(5), row.text(6),     row.text(7),
                                        row.real(8),  row.text(9),     row.real(10),
                                        row.real(11), row.integer(12), row.text(13)};
    return {*id,
            row.whole(1),
            row.text(2),
            row.text(3),
            row.text(4),
            summary,
            domain::from_microseconds(row.integer(14)),
            row.text(15)};
}

std::vector<RevisionHeader> read_headers(const Answer& answer) {
    std::vector<RevisionHeader> headers;
    for (int i = 0; i < answer.rows(); ++i) headers.push_back(read_header(answer[i]));
    return headers;
}

}  // namespace

void Revisions::insert(const Revision& revision) {
    const auto& header = revision.header;
    const auto& summary = header.summary;
    const Answer answer = session_.connection.run(
        insert_revision, header.project_id.text(), header.number, header.input_hash,
        header.design_hash, header.engine_version, summary.passes, summary.governing_check_id,
        summary.governing_check_title, summary.governing_utilisation, summary.pole_designation,
        summary.footing_diameter_ft, summary.footing_depth_ft, summary.price_cents,
        summary.currency, domain::microseconds(header.created_at), header.created_by,
        revision.document, revision.result, revision.checks, revision.assumptions,
        revision.warnings, revision.trace, session_.account());
    APEX_ASSERT(answer.changed() == 1);
}

std::optional<Revision> Revisions::find(const ProjectId& project, int number) {
    const Answer answer =
        session_.connection.run(find_revision, project.text(), number, session_.account());
    const auto row = answer.first();
    if (!row) return std::nullopt;
    const auto text = [&row](int nth) { return row->text(after_header + nth); };
    return Revision{read_header(*row), text(0), text(1), text(2), text(3), text(4), text(5)};
}

std::optional<RevisionHeader> Revisions::find_header(const ProjectId& project, int number) {
    const Answer answer =
        session_.connection.run(find_revision_header, project.text(), number, session_.account());
    const auto row = answer.first();
    return row ? std::optional(read_header(*row)) : std::nullopt;
}

std::vector<std::string> Revisions::authors(const ProjectId& project,
                                            const std::string& input_hash) {
    const Answer found =
        session_.connection.run(find_authors, project.text(), input_hash, session_.account());
    std::vector<std::string> authors;
    for (int i = 0; i < found.rows(); ++i) authors.push_back(found[i].text(0));
    return authors;
}

std::vector<RevisionHeader> Revisions::current_headers(const std::vector<ProjectId>& projects) {
    if (projects.empty()) return {};
    std::vector<std::string> ids;
    for (const auto& id : projects) ids.push_back(id.text());
    return read_headers(session_.connection.run(find_current_headers, ids, session_.account()));
}

app::RevisionList Revisions::list(const ProjectId& project, int limit, std::optional<int> below) {
    Connection& connection = session_.connection;
    app::RevisionList list;
    list.revisions = read_headers(
        connection.run(list_revisions, project.text(), session_.account(), below, limit + 1));
    list.more = list.revisions.size() > static_cast<std::size_t>(limit);
    if (list.more) list.revisions.pop_back();
    list.total =
        connection.run(count_revisions, project.text(), session_.account(), app::exact_total + 1)
            .first()
            ->whole(0);
    return list;
}

}  // namespace apex::adapters::postgres
