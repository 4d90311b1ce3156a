// Every use case and port over tables of some size, as often as it takes PostgreSQL to settle on
// its plans. That none of them reads a whole table is asserted here by the server's counters;
// tests/services/test_postgres.py reads the plans themselves (auto_explain) and names the query.
#include <gtest/gtest.h>

#include "adapters/postgres/fresh_database.hpp"
#include "adapters/postgres/postgres_search.hpp"
#include "app/designs.hpp"
#include "app/idempotent.hpp"
#include "app/outbox_relay.hpp"
#include "app/ports/contract/doubles.hpp"
#include "app/projects.hpp"
#include "app/reports.hpp"
#include "app/tasks.hpp"

namespace apex::adapters::postgres {
namespace {

using namespace app;

constexpr int times =
    8;  ///< five plans are made for the values at hand before one for all is tried

// 12 000 projects of three accounts; a design, two events, a report and a task each, most of them
// ended; twelve thousand messages and keys that no one swept.
constexpr const char* fill = R"(
    insert into projects
    select 'prj_' || lpad(to_hex(n), 32, '0'), case n % 8 when 0 then 'b' when 1 then 'c' else 'a' end,
           (array['Main', 'Harbour', 'Station', 'Mill'])[n % 4 + 1] || ' Street ' || n, 'Customer ' || n % 997, 'A sign of number ' || n,
           null, n || ' Elm Street', 'ann', (array['draft', 'draft', 'estimating', 'submitted'])[n % 4 + 1], 1, 1,
           1764000000000000 + n, 1764000000000000 + n, null
    from generate_series(1, 12000) as n;
    insert into project_payloads
    select project_id, 1, account_id, repeat('0', 64), repeat('0', 64), '0.1.0', '{"sign":{}}', '{}', '[]', '[]', '[]', '[]', true, 'id',
           'title', 0.5, 'HSS' || right(project_id, 2), 3, 6.5, 100, 'USD', created_at, 'ann'
    from projects;
    insert into project_events
    select project_id, 1, account_id, 'project.created', 'ann', 'r', 'null', '{}', created_at, repeat('0', 64), repeat('1', 64)
    from projects;
    insert into tasks
    select replace(project_id, 'prj_', 'tsk_'), account_id, project_id, 'render_report', '{}',
           case when created_at % 1000 = 0 then 'queued' else 'completed' end, 0, '', 1, created_at, null, 1,
           case when created_at % 1000 = 0 then null else '{}' end, null, 'r', 1, created_at, created_at
    from projects;
    insert into reports
    select project_id, repeat('2', 64), account_id, 1, 'estimate', 1, replace(project_id, 'prj_', 'tsk_'), created_at from projects;
    insert into outbox (topic, account_id, subject, version, created_at)
    select 'delivered elsewhere', account_id, project_id, 1, created_at from projects;
    insert into idempotency_keys
    select account_id, 'POST /x', project_id, 'h', 201, '', '', created_at from projects;
    insert into accounts select account_id, 0 from projects group by account_id on conflict do nothing;
    insert into users
    select replace(project_id, 'prj_', 'usr_'), account_id, 'https://id', project_id, 'Ann', 'ann@example.org', 'engineer', created_at, created_at
    from projects;
    insert into sessions (token_sha256, user_id, account_id, role, created_at, expires_at)
    select repeat('0', 32) || right(user_id, 32), user_id, account_id, role, created_at, created_at + 1000000000000000 from users;
    insert into api_keys (prefix, account_id, name, role, secret_hash, created_at, created_by)
    select right(user_id, 16), account_id, 'robot', 'viewer', 'h', created_at, user_id from users;
    insert into project_files (file_id, project_id, account_id, name, content_type, size_bytes, status, sha256, created_by, created_at,
                               updated_at, version)
    select replace(project_id, 'prj_', 'fil_'), project_id, account_id, 'plan.pdf', 'application/pdf', 1, 'stored',
           repeat('0', 32) || right(project_id, 32), 'ann', created_at, created_at, 2
    from projects;
    insert into submissions (submission_id, project_id, account_id, revision, design_hash, tasks, submitted_by, created_at)
    select replace(project_id, 'prj_', 'sub_'), project_id, account_id, 1, repeat('0', 64), '[]', 'ann', created_at from projects;
    insert into revision_reviews
    select project_id, 1, 1, account_id, 'approved', '', 'bob', created_at from projects;
    do $$ begin perform put_project_vocabulary(project_id) from projects; end $$;)";

class PostgresPlans : public testing::Test {
  protected:
    void SetUp() override {
        if (!server_url()) GTEST_SKIP() << "APEX_TEST_POSTGRES_URL names no server";
        temporary_ = std::make_unique<TemporaryDatabase>();
        owner_ = std::make_unique<Psql>(temporary_->owner_url());
        ASSERT_EQ((*owner_)(fill), "");
        // By the superuser, who may also empty what waits in the indexes.
        Psql superuser(temporary_->superuser_url());
        ASSERT_EQ(superuser("vacuum analyze"), "");
        ASSERT_EQ((*owner_)("select count(*) from pg_class where relname in ('projects', "
                            "'project_payloads', 'project_events', 'tasks', "
                            "'reports', 'outbox', 'idempotency_keys', 'project_search', "
                            "'project_search_vocabulary', 'users', 'sessions', 'api_keys', "
                            "'project_files', 'submissions', 'revision_reviews') and "
                            "reltuples > 10000"),
                  "15");
        database_ = make_postgres_database(temporary_->app_url());
        search_ = make_postgres_search(temporary_->app_url());
    }

    std::string id(int n) {
        char text[40];
        std::snprintf(text, sizeof text, "%032x", static_cast<unsigned>(n));
        return std::string("prj_") + text;
    }
    template <class T>
    static T good(Result<T> result) {
        if (const auto* failure = failed(result)) ADD_FAILURE() << failure->detail;
        return std::get<T>(std::move(result));
    }
    /// The tables of which more was read row by row than a few pages' worth. The server counts the
    /// rows of a sample too, but calls it no scan.
    std::string read_whole() {
        return (*owner_)(
            "select string_agg(relname, ',' order by relname) from pg_stat_user_tables where "
            "seq_tup_read > 10000 and seq_scan > 0");
    }

    void read_as(const Caller& caller, Ports& ports) {
        for (const char* status : {"", "draft", "accepted"})
            for (const char* account : {"", "a", "c"})
                for (const char* words : {"", "mill 17", "nowhere"}) {
                    const auto maybe = [](const char* text) {
                        return *text ? std::optional<std::string>(text) : std::nullopt;
                    };
                    ListRequest request;
                    request.status = maybe(status), request.account_id = maybe(account),
                    request.q = maybe(words);
                    const auto first = good(list_projects(ports, caller, request));
                    if (!first.page.next) continue;
                    request.page.cursor = first.page.next;
                    good(list_projects(ports, caller, request));
                }
        for (int n : {2, 3, 4, 11'998}) {
            get_project(ports, caller, id(n));
            get_design(ports, caller, id(n));
            get_revision(ports, caller, id(n), "1");
            list_revisions(ports, caller, id(n), {});
            list_events(ports, caller, id(n), {});
            list_reports(ports, caller, id(n));
            get_task(ports, caller, "tsk_" + id(n).substr(4));
        }
    }

    void write_as(const Caller& caller, Ports& ports, int turn) {
        const IdempotencyKey key{"a", "POST /projects", caller.actor + std::to_string(turn), "h"};
        std::string made;
        good(answer_once(ports, caller, key, [&](UnitOfWork& work) {
            made = good(create_project(work, ports, caller, {"a", "Made", "C", {}, {}, {}, {}}))
                       .project.id.text();
            return StoredAnswer{201, {}, made};
        }));
        const auto etag = [&] { return good(get_project(ports, caller, made)).etag; };
        ProjectPatch patch;
        patch.name = "Changed";
        good(patch_project(ports, caller, made, etag(), patch));
        design::DesignDocument document;
        document.sign.cabinets.resize(1);
        document.sign.cabinets[0].width_ft = 14;
        good(put_design(ports, caller, made, etag(), document));
        good(answer_once(ports, caller, {}, [&](UnitOfWork& work) {
            good(request_report(work, ports, caller, made, {}));
            return StoredAnswer{202, {}, ""};
        }));
        good(delete_project(ports, caller, made, etag()));
    }

    static std::string hex(int n, int digits) {
        char text[72];
        std::snprintf(text, sizeof text, "%0*x", digits, static_cast<unsigned>(n));
        return text;
    }

    /// Files, submissions, reviews and keys of an account, as their routes read them.
    void read_belongings(const Access& access) {
        const auto work = database_->begin(access, Intent::read);
        for (int n : {2, 3, 4, 11'998}) {
            const auto project = domain::ProjectId::parse(id(n)).value();
            const auto file = domain::FileId::parse("fil_" + hex(n, 32)).value();
            work->files().find(project, file);
            work->files().list(project, 50, {});
            work->files().list(project, 50, FilePosition{clock_.now(), file});
            work->submissions().list(project, 50);
            work->reviews().list(project, 1);
            work->api_keys().find(hex(n, 16));
        }
        if (access.account_id) work->api_keys().list(500);
    }
    void write_belongings(const Access& access, int turn) {
        const auto work = database_->begin(access, Intent::write);
        const domain::Time now = clock_.now();
        const int n = 16 * (turn + 1) + 2;  // Of account "a", and no other turn's.
        const auto project = domain::ProjectId::parse(id(n)).value();
        domain::ProjectFile file{domain::FileId::from(ids_.draw()),
                                 project,
                                 "a",
                                 {"plan.pdf", "application/pdf", 1, {}},
                                 domain::FileStatus::granted,
                                 {},
                                 {},
                                 {},
                                 "ann",
                                 now,
                                 now};
        work->files().insert(file);
        file.status = domain::FileStatus::deleted, ++file.version;
        ASSERT_TRUE(work->files().update(file));
        work->commit();
    }

    /// Who signs in, by cookie, token and key, before it is known for which account.
    void sign_in(int turn) {
        const auto work = database_->begin(Access::everything(), Intent::write);
        const domain::Time now = clock_.now();
        auto& sign_ins = work->sign_ins();
        for (int n : {2, 3, 4, 11'998}) {
            ASSERT_TRUE(sign_ins.find_session(hex(n, 64)));
            const auto user =
                sign_ins.find_user(domain::UserId::parse("usr_" + hex(n, 32)).value());
            ASSERT_TRUE(user);
            ASSERT_TRUE(sign_ins.find_user(user->issuer, user->subject, user->account_id));
            sign_ins.put_user(*user);
            ASSERT_TRUE(work->api_keys().find(hex(n, 16)));
            work->api_keys().used(hex(n, 16), now);
        }
        const std::string token = hex(100'000 + turn, 64);
        const auto user = domain::UserId::parse("usr_" + hex(2, 32)).value();
        sign_ins.put_attempt({token, token, "nonce", "verifier", "/", now});
        ASSERT_TRUE(sign_ins.take_attempt(token));
        sign_ins.put_session(
            {token, user, "a", domain::Role::engineer, now, now + std::chrono::hours(1), now});
        sign_ins.vouch_session(token, now, now + std::chrono::minutes(1), "");
        sign_ins.remove_session(token);
        sign_ins.sweep(domain::from_microseconds(1), domain::from_microseconds(1));
        work->commit();
    }

    void work_through_tasks(int turn) {
        const auto work = database_->begin({}, Intent::write);
        const auto lease = work->tasks().take({"w", clock_.now()});
        ASSERT_TRUE(lease);
        ASSERT_TRUE(
            work->tasks().progress(*lease, 0.5, "half", clock_.now(), std::chrono::seconds(30)));
        if (turn % 2 == 0) {
            ASSERT_TRUE(work->tasks().complete(*lease, "{}", clock_.now()));
        } else {
            ASSERT_TRUE(work->tasks().retry(*lease, "again", true, clock_.now(), clock_.now()));
        }
        work->reports().insert({lease->task.project_id, lease->task.account_id,
                                sha256_hex(std::to_string(turn)), 1, domain::ReportKind::estimate,
                                1, lease->task.id, clock_.now()});
        work->idempotency().sweep(domain::from_microseconds(1));
        work->commit();
    }

    std::unique_ptr<TemporaryDatabase> temporary_;
    std::unique_ptr<Psql> owner_;
    std::unique_ptr<app::Database> database_;
    std::unique_ptr<app::SearchIndex> search_;
    contract::WidthCalculator calculator_;
    contract::MemoryObjects objects_;
    contract::MemorySearch away_;
    contract::CountingQueue queue_;
    contract::SetClock clock_;
    contract::CountingIds ids_;
};

TEST_F(PostgresPlans, ReadNoWholeTable) {
    clock_.advance(std::chrono::hours(1));
    for (int i = 0; i < 20'000; ++i) ids_.draw();
    Ports with_index{*database_, calculator_, objects_, *search_, queue_, clock_, ids_, false};
    away_.away = true;
    Ports without_index{*database_, calculator_, objects_, away_, queue_, clock_, ids_, false};
    const Caller service{{}, "service", "r"}, account{Access::account("a"), "account", "r"};
    Psql(temporary_->superuser_url())("select pg_stat_reset()");
    for (int turn = 0; turn < times; ++turn) {
        for (const Caller* caller : {&service, &account}) {
            for (Ports* ports : {&with_index, &without_index}) read_as(*caller, *ports);
            write_as(*caller, with_index, turn);
            read_belongings(caller->access);
            write_belongings(caller->access, turn);
        }
        sign_in(turn);
        work_through_tasks(turn);
        count_tasks(with_index);
        deliver_outbox(with_index);
        good(list_projects(with_index, service, {"statoin", {}, {}, {}}));
    }
    database_.reset();  // What a connection read is counted at the latest when it closes.
    search_.reset();
    EXPECT_EQ(read_whole(), "");
}

}  // namespace
}  // namespace apex::adapters::postgres
