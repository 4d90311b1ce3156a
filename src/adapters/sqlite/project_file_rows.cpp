#include "adapters/rows/project_file.hpp"
#include "adapters/sqlite/stores.hpp"
#include "app/ports/page.hpp"

namespace apex::adapters {
namespace {

using domain::ProjectFile;

const std::string insert_file = "insert into project_files (" + rows::project_file_columns + R"()
    values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15))";

const std::string find_file = "select " + rows::project_file_columns + R"(
    from project_files
    where file_id = ?1 and project_id = ?2 and status <> 'deleted'
      and (?3 is null or account_id = ?3))";

const std::string list_files = "select " + rows::project_file_columns + R"(
    from project_files
    where project_id = ?1 and status <> 'deleted' and (?2 is null or account_id = ?2)
      and (?3 is null or (created_at, file_id) < (?3, ?4))
    order by created_at desc, file_id desc
    limit ?5)";

const std::string count_files = R"(
    select count(*)
    from (
        select 1
        from project_files
        where project_id = ?1 and status <> 'deleted' and (?2 is null or account_id = ?2)
        limit ?3
    ))";

const std::string update_file = R"(
    update project_files
    set status = ?1, sha256 = ?2, scanner = ?3, reason = ?4, updated_at = ?5, version = ?6
    where file_id = ?7 and version = ?8 and (?9 is null or account_id = ?9))";

const std::string abandoned_files = "select " + rows::project_file_columns + R"(
    from project_files
    where status = 'granted' and created_at < ?1 and (?2 is null or account_id = ?2)
    order by created_at
    limit ?3)";

const std::string purgeable_files = "select " + rows::project_file_columns + R"(
    from project_files as file
    where status = 'deleted' and sha256 is not null and updated_at < ?1
      and not exists (
          select 1
          from project_files as other
          where other.sha256 = file.sha256
            and (other.status = 'stored' or (other.status = 'deleted' and other.updated_at >= ?1))
      )
      and not exists (select 1 from reports where reports.sha256 = file.sha256)
      and (?2 is null or account_id = ?2)
    order by sha256, file_id
    limit ?3)";

}  // namespace

void SqliteProjectFiles::insert(const ProjectFile& file) {
    session_.connection.prepare(insert_file)
        .bind(file.id.text(), file.project_id.text(), file.account_id, file.announced.name,
              file.announced.content_type, file.announced.size_bytes, file.announced.sha256,
              domain::to_text(file.status), file.sha256, file.scanner, file.reason, file.created_by,
              domain::microseconds(file.created_at), domain::microseconds(file.updated_at),
              file.version)
        .run();
}

std::optional<ProjectFile> SqliteProjectFiles::find(const domain::ProjectId& project,
                                                    const domain::FileId& id) {
    Statement row = session_.connection.prepare(find_file);
    if (!row.bind(id.text(), project.text(), session_.account()).step()) return std::nullopt;
    return rows::read_project_file(row);
}

app::FileList SqliteProjectFiles::list(const domain::ProjectId& project, int limit,
                                       const std::optional<app::FilePosition>& after) {
    const auto at = after ? std::optional(domain::microseconds(after->created_at)) : std::nullopt;
    const auto id = after ? std::optional(after->id.text()) : std::nullopt;
    app::FileList list;
    {
        Statement row = session_.connection.prepare(list_files);
        row.bind(project.text(), session_.account(), at, id, limit + 1);
        while (row.step()) list.files.push_back(rows::read_project_file(row));
    }
    list.more = std::ssize(list.files) > limit;
    if (list.more) list.files.pop_back();
    Statement count = session_.connection.prepare(count_files);
    count.bind(project.text(), session_.account(), app::exact_total + 1).step();
    list.total = count.whole(0);
    return list;
}

bool SqliteProjectFiles::update(const ProjectFile& file) {
    return session_.connection.prepare(update_file)
               .bind(domain::to_text(file.status), file.sha256, file.scanner, file.reason,
                     domain::microseconds(file.updated_at), file.version, file.id.text(),
                     file.version - 1, session_.account())
               .run() == 1;
}

std::vector<ProjectFile> SqliteProjectFiles::abandoned(domain::Time before, int limit) {
    Statement row = session_.connection.prepare(abandoned_files);
    row.bind(domain::microseconds(before), session_.account(), limit);
    std::vector<ProjectFile> files;
    while (row.step()) files.push_back(rows::read_project_file(row));
    return files;
}

std::vector<ProjectFile> SqliteProjectFiles::purgeable(domain::Time before, int limit) {
    Statement row = session_.connection.prepare(purgeable_files);
    row.bind(domain::microseconds(before), session_.account(), limit);
    std::vector<ProjectFile> files;
    while (row.step()) files.push_back(rows::read_project_file(row));
    return files;
}

}  // namespace apex::adapters
