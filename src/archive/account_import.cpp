#include "archive/account_import.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "app/audit.hpp"
#include "app/json_text.hpp"
#include "app/stored_objects.hpp"
#include "archive/account_archive.hpp"
#include "archive/archive_reader.hpp"

namespace apex::archive {
namespace {

using app::Row;
using app::Table;
using EachRow = std::function<void(const Table&, const Row&)>;

std::string text_at(const Table& table, const Row& row, const char* column) {
    return app::text_of(row[app::column_of(table, column)]);
}

Row parsed(const Table& table, const Member& member, std::size_t line, std::string_view text) {
    try {
        return parse_line(table, text);
    } catch (const std::runtime_error& problem) {
        throw ArchiveError(member.path + " line " + std::to_string(line) + ' ' + problem.what());
    }
}

/// Every row of every table in the order of the file.
void for_each_row(ArchiveReader& file, const EachRow& each) {
    for (const Member& member : file.members()) {
        const Table* table = table_of(member.path);
        if (!table) continue;
        const std::string lines = file.read(member);
        std::size_t from = 0;
        for (std::size_t line = 1; from < lines.size(); ++line) {
            const std::size_t end = std::min(lines.find('\n', from), lines.size());
            each(*table,
                 parsed(*table, member, line, std::string_view(lines).substr(from, end - from)));
            from = end + 1;
        }
    }
}

std::string account_of(ArchiveReader& file) {
    const Member* member = file.find(account_path);
    if (!member) throw ArchiveError("The archive has no " + std::string(account_path) + '.');
    const std::string text = file.read(*member);
    const auto account = app::json_at(text, "/account_id");
    if (!account) throw ArchiveError("The archive does not say whose it is.");
    return app::json_text_value(*account);
}

/// What can be known without a database.
void check(ArchiveReader& file, const std::string& account_id) {
    std::set<std::string, std::less<>> objects;
    for (const Member& member : file.members()) {
        if (member.path.starts_with(objects_folder)) {
            if (member.path.substr(objects_folder.size()) != member.sha256)
                throw ArchiveError(member.path + " does not have the bytes of its name.");
            objects.insert(member.sha256);
        } else if (member.path != account_path && !table_of(member.path)) {
            throw ArchiveError(member.path + ": this program knows no such table.");
        }
    }
    for_each_row(file, [&](const Table& table, const Row& row) {
        if (text_at(table, row, "account_id") != account_id)
            throw ArchiveError(std::string(table.name) + ' ' + app::key_text(table, row) +
                               " belongs to another account.");
        if (!table.object_column) return;
        const std::string hash = text_at(table, row, table.object_column);
        if (!hash.empty() && !objects.contains(hash))
            throw ArchiveError(std::string(table.name) + ' ' + app::key_text(table, row) +
                               ": its object " + hash + " is not in the archive.");
    });
}

void put_object(ArchiveReader& file, const Member& member, app::ObjectStore& objects) {
    const std::string bytes = file.read(member);
    objects.put(bytes, bytes.starts_with("%PDF-") ? "application/pdf" : "application/octet-stream");
}

std::int64_t put_objects(ArchiveReader& file, app::ObjectStore& objects) {
    std::int64_t count = 0;
    for (const Member& member : file.members()) {
        if (!member.path.starts_with(objects_folder)) continue;
        put_object(file, member, objects);
        ++count;
    }
    return count;
}

/// Rows refer to them now: what someone removed as left over in the meantime is put once more.
void hold_objects(app::UnitOfWork& work, ArchiveReader& file, app::ObjectStore& objects) {
    for (const Member& member : file.members())
        if (member.path.starts_with(objects_folder) &&
            !app::hold_stored(work, objects, member.sha256))
            put_object(file, member, objects);
}

[[noreturn]] void conflict(const Table& table, const Row& row, const std::string& words) {
    throw ImportConflict(std::string(table.name) + ' ' + app::key_text(table, row) +
                         " is here already" + words + ". Nothing was imported.");
}

/// Whether the same row is there; another of its key is a conflict.
bool is_there(app::RowStore& rows, const Table& table, const Row& row) {
    const auto known = rows.find(table, app::key_of(table, row));
    if (!known) return false;
    for (std::size_t i = 0; i < row.size(); ++i)
        if ((*known)[i] != row[i])
            conflict(table, row, std::string(" and differs in ") + table.columns[i].name);
    return true;
}

/// The index and the workers hear of it as of any change.
void announce(app::UnitOfWork& work, const Table& table, const Row& row, domain::Time now) {
    const std::string_view name = table.name;
    const char* topic = name == "projects" ? "project" : name == "tasks" ? "task" : nullptr;
    if (!topic) return;
    const auto* version = std::get_if<std::int64_t>(&row[app::column_of(table, "version")]);
    if (!version) throw ArchiveError(std::string(table.name) + ": a row has no version");
    work.outbox().add(
        {0, topic, text_at(table, row, "account_id"), app::text_of(row.front()), *version, now});
}

/// A row that says it is the account's, of a project that is not, would lie in another's way.
void check_projects(app::UnitOfWork& work, const std::set<std::string>& projects,
                    const std::string& account_id) {
    const Table& table = app::account_table("projects");
    for (const std::string& id : projects) {
        const auto project = work.rows().find(table, {id});
        if (!project || text_at(table, *project, "account_id") != account_id)
            throw ArchiveError("The archive has things of the project " + id +
                               ", which is not of its account. Nothing was imported.");
    }
}

void check_chains(app::UnitOfWork& work, const std::set<std::string>& projects) {
    for (const std::string& text : projects) {
        const auto id = domain::ProjectId::parse(text);
        if (!id) throw ArchiveError('"' + text + "\" is no project's id. Nothing was imported.");
        if (const auto finding = app::verify_chain(work, *id))
            throw ArchiveError("The events of " + text + " are broken at " +
                               std::to_string(finding->sequence) + ": " + finding->what +
                               ". Nothing was imported.");
    }
}

}  // namespace

Imported import_account(app::Database& database, app::ObjectStore& objects, app::Clock& clock,
                        const std::filesystem::path& path) {
    ArchiveReader file(path, account_format);
    Imported imported;
    imported.account_id = account_of(file);
    check(file, imported.account_id);
    {
        const auto work = database.begin(app::Access::everything(), app::Intent::read);
        for_each_row(
            file, [&](const Table& table, const Row& row) { is_there(work->rows(), table, row); });
    }
    imported.objects = put_objects(file, objects);
    const auto work = database.begin(app::Access::everything(), app::Intent::write);
    const domain::Time now = clock.now();
    std::set<std::string> projects, mentioned;
    for_each_row(file, [&](const Table& table, const Row& row) {
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (std::string_view(table.columns[i].name) == "project_id")
                mentioned.insert(app::text_of(row[i]));
        if (is_there(work->rows(), table, row)) return void(++imported.already);
        if (!work->rows().insert(table, row)) conflict(table, row, "");
        ++imported.inserted;
        announce(*work, table, row, now);
        if (std::string_view(table.name) == "project_events") projects.insert(app::text_of(row[0]));
    });
    check_projects(*work, mentioned, imported.account_id);
    check_chains(*work, projects);
    hold_objects(*work, file, objects);
    work->commit();
    return imported;
}

}  // namespace apex::archive
