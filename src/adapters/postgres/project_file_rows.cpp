#include <algorithm>

#include "adapters/postgres/stores.hpp"
#include "adapters/rows/project_file.hpp"
#include "app/ports/page.hpp"

namespace apex::adapters::postgres {
namespace {

using domain::ProjectFile;

const Query insert_file{"insert_file",
                        "insert into project_files (" + rows::project_file_columns + R"()
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15))"};

const Query find_file{"find_file", "select " + rows::project_file_columns + R"(
    from project_files
    where file_id = $1 and project_id = $2 and status <> 'deleted'
      and ($3 is null or account_id = $3))"};

const Query list_files{"list_files", "select " + rows::project_file_columns + R"(
    from project_files
    where project_id = $1 and status <> 'deleted' and ($2 is null or account_id = $2)
      and ($3 is null or (created_at, file_id) < ($3, $4))
    order by created_at desc, file_id desc
    limit $5)"};

const Query count_files{"count_files", R"(
    select count(*)
    from (
        select 1
        from project_files
        where project_id = $1 and status <> 'deleted' and ($2 is null or account_id = $2)
        limit $3
    ) as counted)"};

const Query update_file{"update_file", R"(
    update project_files
    set status = $1, sha256 = $2, scanner = $3, reason = $4, updated_at = $5, version = $6
    where file_id = $7 and version = $8 and ($9 is null or account_id = $9))"};

const Query abandoned_files{"abandoned_files", "select " + rows::project_file_columns + R"(
    from project_files
    where status = 'granted' and created_at < $1 and ($2 is null or account_id = $2)
    order by created_at
    limit $3)"};

const Query purgeable_files{"purgeable_files", "select " + rows::project_file_columns + R"(
    from project_files as file
    where status = 'deleted' and sha256 is not null and updated_at < $1
      and not exists (
          select 1
          from project_files as other
          where other.sha256 = file.sha256
            and (other.status = 'stored' or (other.status = 'deleted' and other.updated_at >= $1))
      )
      and not exists (select 1 from reports where reports.sha256 = file.sha256)
      and ($2 is null or account_id = $2)
    order by sha256, file_id
    limit $3)"};

}  // namespace

void ProjectFiles::insert(const ProjectFile& file) {
    session_.connection.run(
        insert_file, file.id.text(), file.project_id.text(), file.account_id, file.announced.name,
        file.announced.content_type, file.announced.size_bytes, file.announced.sha256,
        domain::to_text(file.status), file.sha256, file.scanner, file.reason, file.created_by,
        domain::microseconds(file.created_at), domain::microseconds(file.updated_at), file.version);
}

std::optional<ProjectFile> ProjectFiles::find(const domain::ProjectId& project,
                                              const domain::FileId& id) {
    const Answer found =
        session_.connection.run(find_file, id.text(), project.text(), session_.account());
    const auto row = found.first();
    return row ? std::optional(rows::read_project_file(*row)) : std::nullopt;
}

app::FileList ProjectFiles::list(const domain::ProjectId& project, int limit,
                                 const std::optional<app::FilePosition>& after) {
    const auto at = after ? std::optional(domain::microseconds(after->created_at)) : std::nullopt;
    const auto id = after ? std::optional(after->id.text()) : std::nullopt;
    const Answer found =
        session_.connection.run(list_files, project.text(), session_.account(), at, id, limit + 1);
    app::FileList list;
    list.more = found.rows() > limit;
    for (int i = 0; i < std::min(found.rows(), limit); ++i)
        list.files.push_back(rows::read_project_file(found[i]));
    const Answer counted = session_.connection.run(count_files, project.text(), session_.account(),
                                                   app::exact_total + 1);
    list.total = counted[0].whole(0);
    return list;
}

bool ProjectFiles::update(const ProjectFile& file) {
    return session_.connection
               .run(update_file, domain::to_text(file.status), file.sha256, file.scanner,
                    file.reason, domain::microseconds(file.updated_at), file.version,
                    file.id.text(), file.version - 1, session_.account())
               .changed() == 1;
}

std::vector<ProjectFile> ProjectFiles::abandoned(domain::Time before, int limit) {
    const Answer found = session_.connection.run(abandoned_files, domain::microseconds(before),
                                                 session_.account(), limit);
    std::vector<ProjectFile> files;
    for (int i = 0; i < found.rows(); ++i) files.push_back(rows::read_project_file(found[i]));
    return files;
}

std::vector<ProjectFile> ProjectFiles::purgeable(domain::Time before, int limit) {
    const Answer found = session_.connection.run(purgeable_files, domain::microseconds(before),
                                                 session_.account(), limit);
    std::vector<ProjectFile> files;
    for (int i = 0; i < found.rows(); ++i) files.push_back(rows::read_project_file(found[i]));
    return files;
}

}  // namespace apex::adapters::postgres
