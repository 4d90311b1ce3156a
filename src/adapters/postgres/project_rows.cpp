#include <array>

#include "adapters/postgres/stores.hpp"
#include "adapters/postgres/words.hpp"
#include "app/spelling.hpp"
#include "base/assertion.hpp"

namespace apex::adapters::postgres {
namespace {

using app::ProjectFilter;
using domain::Project;
using domain::ProjectId;

const std::string columns = R"(
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at)";

const Query insert_project{"insert_project", R"(
    insert into projects (project_id, account_id, name, customer, description, site_name, street, created_by, status, version,
                          current_revision, created_at, updated_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))"};

const Query find_project{"find_project", "select" + columns + R"(
    from projects as p
    where project_id = $1 and deleted_at is null and ($2 is null or account_id = $2))"};

const Query find_project_for_update{"find_project_for_update", find_project.sql + R"(
    for no key update)"};

const Query find_projects{"find_projects", "select" + columns + R"(
    from unnest($1) with ordinality as wanted (project_id, place)
    join projects as p on p.project_id = wanted.project_id
    where deleted_at is null and ($2 is null or account_id = $2)
    order by place)"};

/// One query for each set of filters that are given, so that each finds its index: $1 the account
/// of the filter or else of the access, $2 that of the access, $3 the status, $4 and $5 the
/// position.
enum Given : unsigned { account_given = 1, status_given = 2, position_given = 4, all_given = 7 };

std::string list_conditions(unsigned given) {
    std::string sql = "\n    where deleted_at is null and ($2 is null or account_id = $2)";
    if (given & account_given) sql += " and account_id = $1";
    if (given & status_given) sql += " and status = $3";
    if (given & position_given) sql += " and (created_at, project_id) < ($4, $5)";
    return sql;
}

const char* const list_names[] = {"list_projects",
                                  "list_projects_of_account",
                                  "list_projects_by_status",
                                  "list_projects_of_account_by_status",
                                  "list_projects_after",
                                  "list_projects_of_account_after",
                                  "list_projects_by_status_after",
                                  "list_projects_of_account_by_status_after"};
const char* const count_names[] = {"count_projects", "count_projects_of_account",
                                   "count_projects_by_status",
                                   "count_projects_of_account_by_status"};

const Query& list_projects(unsigned given) {
    static const auto queries = [] {
        std::array<Query, all_given + 1> made{};
        for (unsigned i = 0; i < made.size(); ++i)
            made[i] = {list_names[i],
                       "select" + columns + "\n    from projects as p" + list_conditions(i) + R"(
    order by created_at desc, project_id desc
    limit $6)"};
        return made;
    }();
    return queries[given];
}

const Query& count_projects(unsigned given) {
    static const auto queries = [] {
        std::array<Query, position_given> made{};
        for (unsigned i = 0; i < made.size(); ++i)
            made[i] = {count_names[i], "select count(*)\n    from (select 1 from projects" +
                                           list_conditions(i) + R"( limit $4) as counted)"};
        return made;
    }();
    return queries[given & ~position_given];
}

// The function looks through the search table of the schema, which is in step with every change.
const Query list_projects_with_words{"list_projects_with_words", "select" + columns + R"(
    from search_projects($1, null, $2, $3, $4, $5, $6) as found
    join projects as p on p.project_id = found.project_id
    where deleted_at is null and ($7 is null or account_id = $7)
    order by p.created_at desc, p.project_id desc)"};

const Query count_projects_with_words{"count_projects_with_words", R"(
    select case when search_finds_more_than($1, null, $2, $3, $4) then $4
                else (select count(*) from search_projects($1, null, $2, $3, null, null, $4)) end)"};

const Query update_project{"update_project", R"(
    update projects
    set name = $1,
        customer = $2,
        description = $3,
        site_name = $4,
        street = $5,
        created_by = $6,
        status = $7,
        version = $8,
        current_revision = $9,
        updated_at = $10
    where project_id = $11 and version = $8 - 1 and deleted_at is null and ($12 is null or account_id = $12))"};

const Query remove_project{"remove_project", R"(
    update projects
    set deleted_at = $1,
        updated_at = $1,
        version = version + 1
    where project_id = $2 and version = $3 and deleted_at is null and ($4 is null or account_id = $4))"};

Project read(const Row& row) {
    const auto id = ProjectId::parse(row.text(0));
    const auto status = domain::parse_project_status(row.text(8));
    APEX_ASSERT(id && status);
    return {*id,
            {row.text(1), row.text(2), row.text(3), row.maybe_text(4), row.maybe_text(5),
             row.maybe_text(6), row.maybe_text(7)},
            *status,
            row.integer(9),
            row.whole(10),
            domain::from_microseconds(row.integer(11)),
            domain::from_microseconds(row.integer(12))};
}

std::vector<Project> read_all(const Answer& answer) {
    std::vector<Project> projects;
    for (int i = 0; i < answer.rows(); ++i) projects.push_back(read(answer[i]));
    return projects;
}

}  // namespace

void Projects::insert(const Project& project) {
    const auto& facts = project.facts;
    session_.connection.run(insert_project, project.id.text(), facts.account_id, facts.name,
                            facts.customer, facts.description, facts.site_name, facts.street,
                            facts.created_by, domain::to_text(project.status), project.version,
                            project.current_revision, domain::microseconds(project.created_at),
                            domain::microseconds(project.updated_at));
}

std::optional<Project> Projects::find(const ProjectId& id) {
    const Answer answer = session_.connection.run(find_project, id.text(), session_.account());
    const auto row = answer.first();
    return row ? std::optional(read(*row)) : std::nullopt;
}

std::optional<Project> Projects::find_for_update(const ProjectId& id) {
    const Answer answer =
        session_.connection.run(find_project_for_update, id.text(), session_.account());
    const auto row = answer.first();
    return row ? std::optional(read(*row)) : std::nullopt;
}

std::vector<Project> Projects::find_all(const std::vector<ProjectId>& ids) {
    if (ids.empty()) return {};
    std::vector<std::string> texts;
    for (const auto& id : ids) texts.push_back(id.text());
    return read_all(session_.connection.run(find_projects, texts, session_.account()));
}

app::ProjectList Projects::list(const ProjectFilter& filter, int limit,
                                const std::optional<app::ProjectPosition>& after) {
    // A filter that no row can hold finds nothing; PostgreSQL would refuse to compare with it.
    if (!can_hold(filter.account_id.value_or("")) || !can_hold(filter.words.value_or("")))
        return {};
    std::optional<std::string> status, after_id;
    std::optional<std::int64_t> after_time;
    if (filter.status) status = domain::to_text(*filter.status);
    if (after) after_time = domain::microseconds(after->created_at), after_id = after->id.text();
    // The filter's account chooses the index; without one the access's own does, so that no one
    // walks through others' projects.
    const auto& account = filter.account_id ? filter.account_id : session_.account();
    const auto patterns = patterns_of(app::words_of(filter.words.value_or("")));

    Connection& connection = session_.connection;
    app::ProjectList list;
    if (patterns.empty()) {
        const unsigned given = (account ? account_given : 0u) | (status ? status_given : 0u) |
                               (after ? position_given : 0u);
        list.projects = read_all(connection.run(list_projects(given), account, session_.account(),
                                                status, after_time, after_id, limit + 1));
        list.total = connection
                         .run(count_projects(given), account, session_.account(), status,
                              app::exact_total + 1)
                         .first()
                         ->whole(0);
    } else {
        list.projects =
            read_all(connection.run(list_projects_with_words, patterns, account, status, after_time,
                                    after_id, limit + 1, session_.account()));
        list.total =
            connection
                .run(count_projects_with_words, patterns, account, status, app::exact_total + 1)
                .first()
                ->whole(0);
    }
    list.more = list.projects.size() > static_cast<std::size_t>(limit);
    if (list.more) list.projects.pop_back();
    return list;
}

bool Projects::update(const Project& project) {
    const auto& facts = project.facts;
    return session_.connection
               .run(update_project, facts.name, facts.customer, facts.description, facts.site_name,
                    facts.street, facts.created_by, domain::to_text(project.status),
                    project.version, project.current_revision,
                    domain::microseconds(project.updated_at), project.id.text(), session_.account())
               .changed() == 1;
}

bool Projects::remove(const ProjectId& id, std::int64_t version, domain::Time at) {
    return session_.connection
               .run(remove_project, domain::microseconds(at), id.text(), version,
                    session_.account())
               .changed() == 1;
}

}  // namespace apex::adapters::postgres
