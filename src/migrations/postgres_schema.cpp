#include "migrations/postgres_schema.hpp"

#include <libpq-fe.h>

#include <memory>

namespace apex::embedded {
std::span<const File> sql_postgres();
}

namespace apex::migrations::postgres {
namespace {

// The lock of every migration run, here and in Alembic's env.py: the letters "APEX", and 1.
constexpr const char* take_lock = "select pg_advisory_xact_lock(1095779672, 1)";
// Another program may be migrating; but a table that someone uses is not waited for, since everyone
// who comes after would wait too.
constexpr const char* wait_for_runners = "set local lock_timeout = '30s'";
constexpr const char* hurry_at_tables = "set local lock_timeout = '2s'";

constexpr const char* find_version_table = "select to_regclass('alembic_version')";
constexpr const char* create_version_table =
    "create table if not exists alembic_version (version_num varchar(32) not null, "
    "constraint alembic_version_pkc primary key (version_num))";

class Connection {
  public:
    explicit Connection(const std::string& url) : handle_(PQconnectdb(url.c_str()), &PQfinish) {
        if (PQstatus(handle_.get()) != CONNECTION_OK)
            throw MigrationError("cannot connect to the database: " + words());
        PQsetNoticeProcessor(
            handle_.get(), [](void*, const char*) {}, nullptr);
    }

    /// One statement, or a file of many; the first column of its last result's first row.
    std::string run(const std::string& sql) {
        const std::unique_ptr<PGresult, decltype(&PQclear)> result(
            PQexec(handle_.get(), sql.c_str()), &PQclear);
        const ExecStatusType status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw MigrationError(words());
        return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
    }

    std::string version() {
        return run(find_version_table).empty() ? ""
                                               : run("select version_num from alembic_version");
    }

  private:
    std::string words() const {
        std::string text = PQerrorMessage(handle_.get());
        while (text.ends_with('\n')) text.pop_back();
        return text;
    }
    std::unique_ptr<PGconn, decltype(&PQfinish)> handle_;
};

using Plan = std::vector<Step> (*)(const std::vector<Revision>&, const std::string&,
                                   const std::string&);

std::vector<Step> migrate(const std::string& url, const std::string& target,
                          const std::vector<Revision>& revisions, Plan plan) {
    Connection database(url);
    database.run("begin");
    database.run(wait_for_runners);
    database.run(take_lock);
    database.run(hurry_at_tables);
    const std::vector<Step> steps = plan(revisions, database.version(), target);
    if (steps.empty()) return steps;  // Closing rolls back.
    database.run(create_version_table);
    for (const Step& step : steps) {
        database.run(std::string(step.sql));
        database.run("delete from alembic_version");
        if (!step.to.empty())
            database.run("insert into alembic_version (version_num) values ('" + step.to + "')");
    }
    database.run("commit");
    return steps;
}

}  // namespace

const std::vector<Revision>& revisions() {
    static const std::vector<Revision> revisions = revisions_of(embedded::sql_postgres());
    return revisions;
}

std::string current_revision(const std::string& url) { return Connection(url).version(); }

std::vector<Step> upgrade(const std::string& url, const std::string& target,
                          const std::vector<Revision>& revisions) {
    return migrate(url, target, revisions, upgrade_steps);
}

std::vector<Step> downgrade(const std::string& url, const std::string& target,
                            const std::vector<Revision>& revisions) {
    return migrate(url, target, revisions, downgrade_steps);
}

}  // namespace apex::migrations::postgres
