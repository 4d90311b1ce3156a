#include "adapters/postgres/postgres_database.hpp"

#include "adapters/postgres/access_of.hpp"
#include "adapters/postgres/connection_pool.hpp"
#include "adapters/postgres/stores.hpp"
#include "migrations/schema.hpp"

namespace apex::adapters {
namespace postgres {
namespace {

constexpr std::chrono::milliseconds patience_of_probe{900};

// A reader sees one snapshot; a writer waits for whom it meets and then sees what they committed.
const Query begin_reading{"begin_reading", "begin isolation level repeatable read, read only"};
const Query begin_writing{"begin_writing", "begin isolation level read committed, read write"};

const Query look_at_something{"look_at_something", "select 1"};

class UnitOfWork final : public app::UnitOfWork {
  public:
    UnitOfWork(ConnectionPool::Lent connection, const app::Access& access, app::Intent intent)
        : lent_(std::move(connection)), access_(access) {
        const Query& begin = intent == app::Intent::write ? begin_writing : begin_reading;
        (*lent_)->begin({{&begin, {}, std::nullopt}, bound_access(access_)});
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
        (*lent_)->commit();
        lent_.reset();  // The next unit of work may begin before this one is destroyed.
    }

  private:
    std::optional<ConnectionPool::Lent> lent_;
    app::Access access_;
    Session session_{**lent_, access_};
    Projects projects_{session_};
    Revisions revisions_{session_};
    Events events_{session_};
    Audit audit_{session_};
    Tasks tasks_{session_};
    Reports reports_{session_};
    ProjectFiles files_{session_};
    Submissions submissions_{session_};
    Outbox outbox_{session_};
    Idempotency idempotency_{session_};
    SignIns sign_ins_{session_};
    ApiKeys api_keys_{session_};
    Reviews reviews_{session_};
    Rows rows_{session_};
};

class Database final : public app::Database {
  public:
    Database(ConnectionSettings settings, const PostgresOptions& options)
        : wait_(options.wait_for_connection),
          pool_(std::move(settings), options.connections, options.counts) {}

    std::unique_ptr<app::UnitOfWork> begin(const app::Access& access, app::Intent intent) override {
        return std::make_unique<UnitOfWork>(pool_.take(wait_), access, intent);
    }

    std::optional<std::string> trouble() override {
        try {
            const auto connection = pool_.take(patience_of_probe);
            connection->begin({{&begin_reading, {}, std::nullopt}});
            connection->run(look_at_something);
            return std::nullopt;
        } catch (const std::exception& error) {
            return error.what();
        }
    }

  private:
    std::chrono::milliseconds wait_;
    ConnectionPool pool_;
};

}  // namespace
}  // namespace postgres

bool is_postgres_url(std::string_view database_url) {
    return migrations::is_postgres_url(database_url);
}

std::unique_ptr<app::Database> make_postgres_database(const std::string& url,
                                                      const PostgresOptions& options) {
    return std::make_unique<postgres::Database>(postgres::settings_of(url, options), options);
}

}  // namespace apex::adapters
