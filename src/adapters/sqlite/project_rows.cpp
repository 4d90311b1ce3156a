#include "adapters/sqlite/stores.hpp"
#include "app/json_text.hpp"

namespace apex::adapters {
namespace {

using app::ProjectFilter;
using domain::Project;
using domain::ProjectId;

const std::string columns = R"(
    projects.project_id, projects.account_id, projects.name, projects.customer, projects.description, projects.site_name,
    projects.street, projects.created_by, projects.status, projects.version, projects.current_revision, projects.created_at,
    projects.updated_at)";

const std::string insert_project = R"(
    insert into projects (project_id, account_id, name, customer, description, site_name, street, created_by, status, version,
                          current_revision, created_at, updated_at)
    select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

const std::string find_project = "select" + columns + R"(
    from projects
    where project_id = ?1 and deleted_at is null and (?2 is null or account_id = ?2))";

const std::string find_projects = "select" + columns + R"(
    from json_each(?1) as wanted
    join projects on projects.project_id = wanted.value
    where deleted_at is null and (?2 is null or account_id = ?2)
    order by wanted.key)";

// Words are compared in lower case (ASCII letters); each must occur somewhere in what is known of
// the project.
const std::string matches_filter = R"(
    deleted_at is null
    and (?2 is null or account_id = ?2)
    and (?3 is null or status = ?3)
    and (?4 is null or not exists (
        select 1
        from json_each(?4) as word
        where instr(lower(name || char(10) || customer || char(10) || coalesce(site_name, '') || char(10) || coalesce(street, '')
                          || char(10) || coalesce(description, '') || char(10)
                          || coalesce((select pole_designation
                                       from project_payloads
                                       where project_payloads.project_id = projects.project_id
                                         and project_payloads.revision = projects.current_revision), '')),
                    word.value) = 0)))";

const std::string list_projects = "select" + columns + R"(
    from projects indexed by projects_newest
    where )" + matches_filter + R"(
      and (?1 is null or account_id = ?1)
      and (?5 is null or (created_at, project_id) < (?5, ?6))
    order by created_at desc, project_id desc
    limit ?7)";

const std::string list_projects_of_account = "select" + columns + R"(
    from projects indexed by projects_newest_of_account
    where )" + matches_filter + R"(
      and account_id = ?1
      and (?5 is null or (created_at, project_id) < (?5, ?6))
    order by created_at desc, project_id desc
    limit ?7)";

const std::string count_projects = R"(
    select count(*)
    from (select 1 from projects where )" +
                                   matches_filter +
                                   R"( and (?1 is null or account_id = ?1) limit ?5))";

const std::string count_projects_of_account = R"(
    select count(*)
    from (select 1 from projects where )" + matches_filter +
                                              R"( and account_id = ?1 limit ?5))";

const std::string update_project = R"(
    update projects
    set name = ?1,
        customer = ?2,
        description = ?3,
        site_name = ?4,
        street = ?5,
        created_by = ?6,
        status = ?7,
        version = ?8,
        current_revision = ?9,
        updated_at = ?10
    where project_id = ?11 and version = ?8 - 1 and deleted_at is null and (?12 is null or account_id = ?12))";

const std::string remove_project = R"(
    update projects
    set deleted_at = ?1,
        updated_at = ?1,
        version = version + 1
    where project_id = ?2 and version = ?3 and deleted_at is null and (?4 is null or account_id = ?4))";

Project read(const Statement& row) {
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

std::string json_list(const std::vector<std::string>& texts) {
    std::string json = "[";
    for (const auto& text : texts) {
        if (json.size() > 1) json += ',';
        json += app::json_string(text);
    }
    return json += ']';
}

/// The words of a search, in lower case as SQLite's lower() has it; none if there is no word.
std::optional<std::string> words_json(const std::optional<std::string>& text) {
    if (!text) return std::nullopt;
    std::vector<std::string> words(1);
    for (const char c : *text) {
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0')
            words.emplace_back();
        else
            words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    std::erase(words, "");
    if (words.empty()) return std::nullopt;
    return json_list(words);
}

}  // namespace

void SqliteProjects::insert(const Project& project) {
    const auto& facts = project.facts;
    session_.connection.prepare(insert_project)
        .bind(project.id.text(), facts.account_id, facts.name, facts.customer, facts.description,
              facts.site_name, facts.street, facts.created_by, domain::to_text(project.status),
              project.version, project.current_revision, domain::microseconds(project.created_at),
              domain::microseconds(project.updated_at))
        .run();
}

std::optional<Project> SqliteProjects::find(const ProjectId& id) {
    Statement row = session_.connection.prepare(find_project);
    if (!row.bind(id.text(), session_.account()).step()) return std::nullopt;
    return read(row);
}

// A writing unit of work holds the file's only write lock.
std::optional<Project> SqliteProjects::find_for_update(const ProjectId& id) { return find(id); }

std::vector<Project> SqliteProjects::find_all(const std::vector<ProjectId>& ids) {
    std::vector<std::string> texts;
    for (const auto& id : ids) texts.push_back(id.text());
    Statement row = session_.connection.prepare(find_projects);
    row.bind(json_list(texts), session_.account());
    std::vector<Project> found;
    while (row.step()) found.push_back(read(row));
    return found;
}

app::ProjectList SqliteProjects::list(const ProjectFilter& filter, int limit,
                                      const std::optional<app::ProjectPosition>& after) {
    std::optional<std::string> status, after_id;
    std::optional<std::int64_t> after_time;
    if (filter.status) status = domain::to_text(*filter.status);
    if (after) after_time = domain::microseconds(after->created_at), after_id = after->id.text();
    const auto words = words_json(filter.words);
    // The filter's account chooses the index; without one the access's own does, so that no one
    // walks through others' projects.
    const bool one_account = filter.account_id || session_.account();
    const auto& account = filter.account_id ? filter.account_id : session_.account();

    app::ProjectList list;
    {
        Statement row =
            session_.connection.prepare(one_account ? list_projects_of_account : list_projects);
        row.bind(account, session_.account(), status, words, after_time, after_id, limit + 1);
        while (row.step()) list.projects.push_back(read(row));
    }
    list.more = list.projects.size() > static_cast<std::size_t>(limit);
    if (list.more) list.projects.pop_back();
    Statement count =
        session_.connection.prepare(one_account ? count_projects_of_account : count_projects);
    count.bind(account, session_.account(), status, words, app::exact_total + 1).step();
    list.total = count.whole(0);
    return list;
}

bool SqliteProjects::update(const Project& project) {
    const auto& facts = project.facts;
    return session_.connection.prepare(update_project)
               .bind(facts.name, facts.customer, facts.description, facts.site_name, facts.street,
                     facts.created_by, domain::to_text(project.status), project.version,
                     project.current_revision, domain::microseconds(project.updated_at),
                     project.id.text(), session_.account())
               .run() == 1;
}

bool SqliteProjects::remove(const ProjectId& id, std::int64_t version, domain::Time at) {
    return session_.connection.prepare(remove_project)
               .bind(domain::microseconds(at), id.text(), version, session_.account())
               .run() == 1;
}

}  // namespace apex::adapters
