#include "adapters/sqlite/sqlite_database.hpp"

#include <sys/stat.h>

#include "adapters/sqlite/stores.hpp"
#include "app/ports/unavailable.hpp"
#include "migrations/sqlite_schema.hpp"

namespace apex::adapters {
namespace {

constexpr std::chrono::milliseconds patience{5'000}, patience_of_probe{900};

const std::string begin_reading = "begin deferred", begin_writing = "begin immediate",
                  commit_work = "commit", roll_back = "rollback";
const std::string look_at_something = "select version_num from alembic_version";

class SqliteUnitOfWork final : public app::UnitOfWork {
  public:
    SqliteUnitOfWork(ConnectionPool::Lent connection, const app::Access& access, app::Intent intent)
        : lent_(std::move(connection)), access_(access) {
        (*lent_)->run(intent == app::Intent::write ? begin_writing : begin_reading);
    }
    ~SqliteUnitOfWork() override {
        if (!lent_) return;
        try {
            (*lent_)->run(roll_back);
        } catch (const std::exception&) {
            // SQLite itself rolled back when the statement before failed.
        }
    }
    app::ProjectStore& projects() override { return projects_; }
    app::RevisionStore& revisions() override { return revisions_; }
    app::EventStore& events() override { return events_; }
    app::AuditStore& audit() override { return audit_; }
    app::TaskStore& tasks() override { return tasks_; }
    app::ReportStore& reports() override { return reports_; }
    app::ProjectFileStore& files() override { return files_; }
    app::SubmissionStore& submissions() override { return submissions_; }
    app::Outbox& outbox() override { return outbox_; }
    app::IdempotencyStore& idempotency() override { return idempotency_; }
    app::SignInStore& sign_ins() override { return sign_ins_; }
    app::ApiKeyStore& api_keys() override { return api_keys_; }
    app::ReviewStore& reviews() override { return reviews_; }
    app::RowStore& rows() override { return rows_; }
    void commit() override {
        (*lent_)->run(commit_work);
        lent_.reset();  // The next unit of work may begin before this one is destroyed.
    }

  private:
    std::optional<ConnectionPool::Lent> lent_;
    app::Access access_;
    Session session_{**lent_, access_};
    SqliteProjects projects_{session_};
    SqliteRevisions revisions_{session_};
    SqliteEvents events_{session_};
    SqliteAudit audit_{session_};
    SqliteTasks tasks_{session_};
    SqliteReports reports_{session_};
    SqliteProjectFiles files_{session_};
    SqliteSubmissions submissions_{session_};
    SqliteOutbox outbox_{session_};
    SqliteIdempotency idempotency_{session_};
    SqliteSignIns sign_ins_{session_};
    SqliteApiKeys api_keys_{session_};
    SqliteReviews reviews_{session_};
    SqliteRows rows_{session_};
};

const std::string& at_newest_revision(const std::string& path) {
    migrations::require_newest(path);
    return path;
}

FileIdentity identity_of(const std::string& path) {
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0) return {};
    return {facts.st_dev, facts.st_ino};
}

}  // namespace

std::optional<std::string> sqlite_path(std::string_view database_url) {
    constexpr std::string_view scheme = "sqlite:///";
    if (!database_url.starts_with(scheme) || database_url.size() == scheme.size())
        return std::nullopt;
    return std::string(database_url.substr(scheme.size()));
}

SqliteDatabase::SqliteDatabase(const std::string& path, int readers, const SqlitePools& pools)
    : readers_(at_newest_revision(path), Use::read, Durability::full, readers, pools.readers),
      writer_(path, Use::write, Durability::full, 1, pools.writer),
      path_(path),
      opened_(identity_of(path)) {}

void SqliteDatabase::require_same_file() const {
    if (identity_of(path_) != opened_)
        throw app::Unavailable("database", "its file was removed or replaced; start again");
}

std::unique_ptr<app::UnitOfWork> SqliteDatabase::begin(const app::Access& access,
                                                       app::Intent intent) {
    require_same_file();
    ConnectionPool& pool = intent == app::Intent::write ? writer_ : readers_;
    return std::make_unique<SqliteUnitOfWork>(pool.take(patience), access, intent);
}

std::optional<std::string> SqliteDatabase::trouble() {
    try {
        require_same_file();
        const auto connection = readers_.take(patience_of_probe);
        connection->prepare(look_at_something).step();
        return std::nullopt;
    } catch (const std::exception& error) {
        return error.what();
    }
}

}  // namespace apex::adapters
