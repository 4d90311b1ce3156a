#include "migrations/sqlite_schema.hpp"

#include <sqlite3.h>

#include <filesystem>
#include <memory>

namespace apex::embedded {
std::span<const File> sql_sqlite();
}

namespace apex::migrations {
namespace {

constexpr int busy_timeout_ms = 30'000;  // Another program may be migrating.

constexpr const char* create_version_table =
    "create table if not exists alembic_version (version_num varchar(32) not null, "
    "constraint alembic_version_pkc primary key (version_num))";

class Connection {
  public:
    Connection(const std::string& path, int flags) {
        sqlite3* handle = nullptr;
        const int result = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
        handle_.reset(handle);
        if (result != SQLITE_OK) fail("cannot open " + path);
        sqlite3_busy_timeout(handle, busy_timeout_ms);
    }

    /// One statement, without parameters.
    void run(const std::string& statement) {
        if (sqlite3_exec(handle_.get(), statement.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            fail("in \"" + statement + '"');
    }

    /// The first column of the first row, "" if there is none.
    std::string text(const std::string& query) {
        sqlite3_stmt* raw = nullptr;
        if (sqlite3_prepare_v2(handle_.get(), query.c_str(), -1, &raw, nullptr) != SQLITE_OK)
            fail("in \"" + query + '"');
        const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(
            raw, &sqlite3_finalize);
        const int result = sqlite3_step(raw);
        if (result == SQLITE_DONE) return "";
        if (result != SQLITE_ROW) fail("in \"" + query + '"');
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(raw, 0));
        return text ? text : "";
    }

    bool has_version_table() {
        return text(
                   "select 1 from sqlite_master where type = 'table' and name = "
                   "'alembic_version'") == "1";
    }
    std::string version() {
        return has_version_table() ? text("select version_num from alembic_version") : "";
    }

    /// A file of many statements, split where SQLite says that one is complete: triggers hold
    /// semicolons of their own.
    void run_script(std::string_view sql) {
        std::string statement;
        for (const char c : sql) {
            statement += c;
            if (c != ';' || !sqlite3_complete(statement.c_str())) continue;
            run(statement);
            statement.clear();
        }
        if (statement.find_first_not_of(" \t\r\n") != std::string::npos)
            throw MigrationError("a statement has no end: " + statement);
    }

  private:
    [[noreturn]] void fail(const std::string& where) {
        throw MigrationError(
            std::string(handle_ ? sqlite3_errmsg(handle_.get()) : "out of memory") + ' ' + where);
    }
    std::unique_ptr<sqlite3, decltype(&sqlite3_close_v2)> handle_{nullptr, &sqlite3_close_v2};
};

using Plan = std::vector<Step> (*)(const std::vector<Revision>&, const std::string&,
                                   const std::string&);

std::vector<Step> migrate(const std::string& path, const std::string& target,
                          const std::vector<Revision>& revisions, Plan plan) {
    Connection database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    database.run("pragma journal_mode = wal");
    database.run("pragma synchronous = full");
    database.run("pragma foreign_keys = off");  // Tables may be rebuilt; the references are checked
                                                // before the commit.
    database.run("begin immediate");
    const std::vector<Step> steps = plan(revisions, database.version(), target);
    if (steps.empty()) return steps;  // Closing rolls back.
    database.run(create_version_table);
    for (const Step& step : steps) {
        database.run_script(step.sql);
        database.run("delete from alembic_version");
        if (!step.to.empty())
            database.run("insert into alembic_version (version_num) values ('" + step.to + "')");
    }
    if (const std::string table = database.text("pragma foreign_key_check"); !table.empty())
        throw MigrationError("rows of table " + table + " would refer to nothing");
    database.run("commit");
    return steps;
}

}  // namespace

const std::vector<Revision>& sqlite_revisions() {
    static const std::vector<Revision> revisions = revisions_of(embedded::sql_sqlite());
    return revisions;
}

std::string current_revision(const std::string& path) {
    if (!std::filesystem::exists(path)) return "";
    return Connection(path, SQLITE_OPEN_READWRITE).version();
}

std::vector<Step> upgrade(const std::string& path, const std::string& target,
                          const std::vector<Revision>& revisions) {
    return migrate(path, target, revisions, upgrade_steps);
}

std::vector<Step> downgrade(const std::string& path, const std::string& target,
                            const std::vector<Revision>& revisions) {
    return migrate(path, target, revisions, downgrade_steps);
}

void require_newest(const std::string& path) {
    const std::string current = current_revision(path);
    if (upgrade_steps(sqlite_revisions(), current, "head").empty()) return;
    throw MigrationError("the database " + path + " is at " +
                         (current.empty() ? "no revision" : "revision " + current) +
                         ", this program needs " + sqlite_revisions().back().number +
                         ": run \"apex migrate upgrade head\"");
}

}  // namespace apex::migrations
