// The stores of a unit of work over SQLite: one class per port, each with its queries in its own
// file. For sqlite_database.cpp only.
#pragma once
#include "adapters/sqlite/connection.hpp"
#include "app/ports/access.hpp"
#include "app/ports/api_key_store.hpp"
#include "app/ports/audit_store.hpp"
#include "app/ports/event_store.hpp"
#include "app/ports/idempotency_store.hpp"
#include "app/ports/outbox.hpp"
#include "app/ports/project_file_store.hpp"
#include "app/ports/project_store.hpp"
#include "app/ports/report_store.hpp"
#include "app/ports/review_store.hpp"
#include "app/ports/revision_store.hpp"
#include "app/ports/row_store.hpp"
#include "app/ports/sign_in_store.hpp"
#include "app/ports/submission_store.hpp"
#include "app/ports/task_store.hpp"

namespace apex::adapters {

/// What every store works with. The account of the access restricts each query; null admits all.
struct Session {
    Connection& connection;
    const app::Access& access;
    const std::optional<std::string>& account() const { return access.account_id; }
};

class SqliteProjects final : public app::ProjectStore {
  public:
    explicit SqliteProjects(Session session) : session_(session) {}
    void insert(const domain::Project& project) override;
    std::optional<domain::Project> find(const domain::ProjectId& id) override;
    std::optional<domain::Project> find_for_update(const domain::ProjectId& id) override;
    std::vector<domain::Project> find_all(const std::vector<domain::ProjectId>& ids) override;
    app::ProjectList list(const app::ProjectFilter& filter, int limit,
                          const std::optional<app::ProjectPosition>& after) override;
    bool update(const domain::Project& project) override;
    bool remove(const domain::ProjectId& id, std::int64_t version, domain::Time at) override;

  private:
    Session session_;
};

class SqliteRevisions final : public app::RevisionStore {
  public:
    explicit SqliteRevisions(Session session) : session_(session) {}
    void insert(const domain::Revision& revision) override;
    std::optional<domain::Revision> find(const domain::ProjectId& project, int number) override;
    std::optional<domain::RevisionHeader> find_header(const domain::ProjectId& project,
                                                      int number) override;
    std::vector<std::string> authors(const domain::ProjectId& project,
                                     const std::string& input_hash) override;
    std::vector<domain::RevisionHeader> current_headers(
        const std::vector<domain::ProjectId>& projects) override;
    app::RevisionList list(const domain::ProjectId& project, int limit,
                           std::optional<int> below) override;

  private:
    Session session_;
};

class SqliteEvents final : public app::EventStore {
  public:
    explicit SqliteEvents(Session session) : session_(session) {}
    domain::Event append(domain::EventDraft draft) override;
    app::EventList list(const domain::ProjectId& project, int limit, std::int64_t after) override;

  private:
    Session session_;
};

class SqliteAudit final : public app::AuditStore {
  public:
    explicit SqliteAudit(Session session) : session_(session) {}
    void hold() override;
    std::optional<domain::AuditRoot> last_root() override;
    std::optional<domain::ProjectId> collect_heads(std::int64_t number, domain::Time as_of,
                                                   const std::optional<domain::ProjectId>& after,
                                                   int limit) override;
    void insert(const domain::AuditRoot& root) override;
    std::vector<domain::AuditRoot> roots(std::int64_t after, int limit) override;
    std::vector<domain::AuditHead> heads_of(std::int64_t root,
                                            const std::optional<domain::ProjectId>& after,
                                            int limit) override;
    std::vector<domain::AuditHead> heads(const std::optional<app::ChainPosition>& after,
                                         int limit) override;
    std::vector<domain::Event> events(const std::optional<app::ChainPosition>& after,
                                      int limit) override;
    std::vector<domain::ProjectId> projects_without_events(int limit) override;

  private:
    Session session_;
};

class SqliteTasks final : public app::TaskStore {
  public:
    explicit SqliteTasks(Session session) : session_(session) {}
    void insert(const domain::Task& task) override;
    std::optional<domain::Task> find(const domain::TaskId& id) override;
    std::optional<app::Lease> take(const app::TakeRequest& request) override;
    bool progress(const app::Lease& lease, double fraction, const std::string& stage,
                  domain::Time now, std::chrono::milliseconds lease_for) override;
    bool complete(const app::Lease& lease, const std::string& result, domain::Time now) override;
    bool fail(const app::Lease& lease, const std::string& reason, domain::Time now) override;
    bool retry(const app::Lease& lease, const std::string& reason, bool counts, domain::Time now,
               domain::Time due) override;
    bool cancel(const domain::TaskId& id, domain::Time now) override;
    std::vector<domain::Task> exhausted(domain::Time now, int limit) override;
    bool bury(const domain::TaskId& id, const std::string& reason, domain::Time now) override;
    bool requeue(const domain::TaskId& id, domain::Time now) override;
    std::vector<domain::Task> newest(const std::string& kind, domain::TaskStatus status,
                                     int limit) override;
    std::vector<app::TaskCount> counts() override;

  private:
    Session session_;
};

class SqliteReports final : public app::ReportStore {
  public:
    explicit SqliteReports(Session session) : session_(session) {}
    void insert(const domain::Report& report) override;
    std::optional<domain::Report> find(const domain::ProjectId& project,
                                       const std::string& sha256) override;
    std::vector<domain::Report> list(const domain::ProjectId& project, int limit) override;

  private:
    Session session_;
};

class SqliteProjectFiles final : public app::ProjectFileStore {
  public:
    explicit SqliteProjectFiles(Session session) : session_(session) {}
    void insert(const domain::ProjectFile& file) override;
    std::optional<domain::ProjectFile> find(const domain::ProjectId& project,
                                            const domain::FileId& id) override;
    app::FileList list(const domain::ProjectId& project, int limit,
                       const std::optional<app::FilePosition>& after) override;
    bool update(const domain::ProjectFile& file) override;
    std::vector<domain::ProjectFile> abandoned(domain::Time before, int limit) override;
    std::vector<domain::ProjectFile> purgeable(domain::Time before, int limit) override;

  private:
    Session session_;
};

class SqliteSubmissions final : public app::SubmissionStore {
  public:
    explicit SqliteSubmissions(Session session) : session_(session) {}
    void insert(const domain::Submission& submission) override;
    std::vector<domain::Submission> list(const domain::ProjectId& project, int limit) override;

  private:
    Session session_;
};

class SqliteOutbox final : public app::Outbox {
  public:
    explicit SqliteOutbox(Session session) : session_(session) {}
    void add(const app::OutboxMessage& message) override;
    std::vector<app::OutboxMessage> pending(const std::string& topic, int limit) override;
    std::int64_t last(const std::string& topic) override;
    int delivered(const std::vector<std::int64_t>& sequences) override;

  private:
    Session session_;
};

class SqliteIdempotency final : public app::IdempotencyStore {
  public:
    explicit SqliteIdempotency(Session session) : session_(session) {}
    app::Claim claim(const app::IdempotencyKey& key, domain::Time now,
                     domain::Time oldest) override;
    void store(const app::IdempotencyKey& key, const app::StoredAnswer& answer,
               domain::Time now) override;
    int sweep(domain::Time oldest) override;

  private:
    Session session_;
};

class SqliteSignIns final : public app::SignInStore {
  public:
    explicit SqliteSignIns(Session session) : session_(session) {}
    domain::User put_user(const domain::User& user) override;
    std::optional<domain::User> find_user(const domain::UserId& id) override;
    std::optional<domain::User> find_user(const std::string& issuer, const std::string& subject,
                                          const std::string& account_id) override;
    void put_attempt(const domain::SignInAttempt& attempt) override;
    int count_attempts(int most) override;
    std::optional<domain::SignInAttempt> take_attempt(const std::string& state_sha256) override;
    void put_session(const domain::Session& session) override;
    std::optional<domain::Session> find_session(const std::string& token_sha256) override;
    bool vouch_session(const std::string& token_sha256, domain::Time before, domain::Time now,
                       const std::string& sealed_refresh) override;
    void remove_session(const std::string& token_sha256) override;
    void sweep(domain::Time oldest_attempt, domain::Time now) override;

  private:
    Session session_;
};

class SqliteApiKeys final : public app::ApiKeyStore {
  public:
    explicit SqliteApiKeys(Session session) : session_(session) {}
    void insert(const domain::ApiKey& key) override;
    std::optional<domain::ApiKey> find(const std::string& prefix) override;
    std::vector<domain::ApiKey> list(int limit) override;
    bool revoke(const std::string& prefix, domain::Time at) override;
    void used(const std::string& prefix, domain::Time at) override;

  private:
    Session session_;
};

class SqliteReviews final : public app::ReviewStore {
  public:
    explicit SqliteReviews(Session session) : session_(session) {}
    void insert(const domain::Review& review) override;
    std::vector<domain::Review> list(const domain::ProjectId& project, int revision) override;

  private:
    Session session_;
};

class SqliteRows final : public app::RowStore {
  public:
    explicit SqliteRows(Session session) : session_(session) {}
    std::vector<app::Row> read(const app::Table& table,
                               const std::optional<std::string>& account_id,
                               const std::optional<app::Row>& after, int limit) override;
    std::optional<app::Row> find(const app::Table& table, const app::Row& key) override;
    std::optional<app::Row> find_for_update(const app::Table& table, const app::Row& key) override;
    bool insert(const app::Table& table, const app::Row& row) override;
    void update(const app::Table& table, const app::Row& key,
                const std::vector<std::pair<std::size_t, app::Cell>>& cells) override;
    void remove(const app::Table& table, const app::Row& key) override;
    bool holds(const app::Table& table, const char* column, const std::string& text) override;
    void hold_object(const std::string& sha256) override;
    void forget_words(const std::vector<std::string>& texts) override;
    std::vector<std::string> columns() override;

  private:
    Session session_;
};

}  // namespace apex::adapters
