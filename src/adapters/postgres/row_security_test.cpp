// What apex_app cannot do, whatever a program that is connected as it may send: the second line
// behind the authorisation layer, tested without the first.
#include <gtest/gtest.h>

#include "adapters/postgres/fresh_database.hpp"
#include "app/ports/contract/doubles.hpp"

namespace apex::adapters::postgres {
namespace {

constexpr const char* tables[] = {
    "projects",         "project_payloads", "project_events", "tasks",    "reports",
    "outbox",           "accounts",         "users",          "api_keys", "idempotency_keys",
    "revision_reviews", "project_files",    "submissions"};

/// Two accounts with a row in each table, and a connection as apex_app that has not said for whom.
class RowSecurity : public testing::Test {
  protected:
    void SetUp() override {
        if (!server_url()) GTEST_SKIP() << "APEX_TEST_POSTGRES_URL names no server";
        database_ = std::make_unique<TemporaryDatabase>();
        owner_ = std::make_unique<Psql>(database_->owner_url());
        app_ = std::make_unique<Psql>(database_->app_url());
        for (const char* account : {"a", "b"}) {
            const std::string id = project(account);
            const std::string rows[] = {
                "projects values ('" + id + "', '" + account + "', 'Pylon of " + account +
                    "', 'C', null, null, null, null, 'draft', 1, 1, 1, 1, null)",
                "project_payloads values ('" + id + "', 1, '" + account +
                    "', repeat('0', 64), repeat('0', 64), '', '', '', '', '', '', '', true, '', "
                    "'', 0, 'HSS', 0, 0, 0, '', 1, '')",
                event(id, account, 1, std::string(64, '0')),
                "tasks values ('t" + id + "', '" + account + "', '" + id +
                    "', 'k', '{}', 'queued', 0, '', 0, 1, null, 0, null, null, 'r', 1, 1, 1)",
                "reports values ('" + id + "', repeat('0', 64), '" + account +
                    "', 1, 'estimate', 1, 't', 1)",
                "project_files values ('f" + id + "', '" + id + "', '" + account +
                    "', 'a.pdf', 'application/pdf', 1, null, 'granted', null, null, null, 'ann', "
                    "1, 1, 1)",
                "submissions values ('s" + id + "', '" + id + "', '" + account +
                    "', 1, repeat('0', 64), null, '[]', 'ann', 1)",
                "outbox (topic, account_id, subject, version, created_at) values ('project', '" +
                    std::string(account) + "', 's', 1, 1)",
                "idempotency_keys values ('" + std::string(account) +
                    "', 'r', 'k', 'h', 200, '', '', 1)",
                "accounts values ('" + std::string(account) + "', 1)",
                "users values ('u" + id + "', '" + account +
                    "', 'i', 's', 'Ann', 'ann@x', 'pe', 1, 1)",
                "sessions values ('s" + id + "', 'u" + id + "', '" + account + "', 'pe', 1, 2)",
                "api_keys values ('k" + std::string(account) + "', '" + account +
                    "', 'robot', 'viewer', 'h', 1, 'c', null, null, null)",
                "revision_reviews values ('" + id + "', 1, 1, '" + account +
                    "', 'approved', '', 'u', 1)"};
            for (const auto& row : rows) ASSERT_EQ((*owner_)("insert into " + row), "") << row;
        }
    }

    static std::string project(const std::string& account) {
        return "prj_" + std::string(31, '0') + account;
    }
    static std::string event(const std::string& id, const std::string& account, int sequence,
                             const std::string& previous) {
        return "project_events values ('" + id + "', " + std::to_string(sequence) + ", '" +
               account + "', 'k', 'actor', 'r', 'null', '{}', 1, '" + previous + "', '" +
               std::string(64, '1') + "')";
    }
    std::string app(const std::string& sql) { return (*app_)(sql); }
    void become(const std::string& account) {
        ASSERT_EQ(app("select set_config('apex.account_id', '" + account + "', false)"), account);
    }

    std::unique_ptr<TemporaryDatabase> database_;
    std::unique_ptr<Psql> owner_, app_;
};

TEST_F(RowSecurity, ShowsNothingToWhoHasNotSaidForWhom) {
    for (const char* table : tables)
        EXPECT_EQ(app(std::string("select count(*) from ") + table), "0") << table;
    become("");
    for (const char* table : tables)
        EXPECT_EQ(app(std::string("select count(*) from ") + table), "0") << table;
}

TEST_F(RowSecurity, ShowsOneAccountItsRowsAndNoOther) {
    become("a");
    for (const char* table : tables)
        EXPECT_EQ(app(std::string("select string_agg(distinct account_id, ',') from ") + table),
                  "a")
            << table;
    EXPECT_EQ(app("select name from projects where project_id = '" + project("b") + "'"), "");
    EXPECT_EQ(app("select count(*) from projects where name like '%of b%'"), "0");
}

TEST_F(RowSecurity, ForgetsTheAccountWithTheTransaction) {
    app("begin");
    EXPECT_EQ(app("select set_config('apex.account_id', 'a', true)"), "a");
    EXPECT_EQ(app("select count(*) from projects"), "1");
    app("commit");
    EXPECT_EQ(app("select count(*) from projects"), "0");
}

TEST_F(RowSecurity, ChangesNothingOfAnotherAccount) {
    become("a");
    const std::string b = "where account_id = 'b'";
    for (const char* statement :
         {"update projects set name = 'x' ", "update tasks set stage = 'x' ",
          "update project_files set status = 'deleted' ", "delete from outbox ",
          "delete from idempotency_keys ", "update api_keys set revoked_at = 1 "})
        EXPECT_EQ(app(statement + b), "") << statement;
    EXPECT_EQ((*owner_)("select name from projects " + b), "Pylon of b");
    EXPECT_EQ((*owner_)("select count(*) from outbox " + b), "1");
    const std::string refused = "error: new row violates row-level security policy for table ";
    EXPECT_EQ(app("insert into idempotency_keys values ('b', 'r2', 'k', 'h', 200, '', '', 1)"),
              refused + "\"idempotency_keys\"");
    EXPECT_EQ(app("update projects set account_id = 'b'"), refused + "\"projects\"");
    EXPECT_EQ(app("insert into " + event(project("b"), "b", 2, std::string(64, '1'))).substr(0, 6),
              "error:");
    EXPECT_EQ((*owner_)("select count(*) from project_events"), "2");
}

TEST_F(RowSecurity, NeverChangesOrRemovesAnEvent) {
    for (const char* role : {"apex_app", "apex_service"}) {
        EXPECT_EQ(app(std::string("set role ") + role), "");
        become("a");
        for (const char* statement : {"update project_events set actor = 'x'",
                                      "delete from project_events", "truncate project_events"})
            EXPECT_EQ(app(statement), "error: permission denied for table project_events")
                << role << ": " << statement;
    }
    EXPECT_EQ((*owner_)("update project_events set actor = 'x'"), "error: an event is not changed");
    EXPECT_EQ((*owner_)("delete from project_events"), "error: an event is not removed");
    EXPECT_EQ((*owner_)("truncate project_events"), "error: an event is not removed");
    EXPECT_EQ((*owner_)("update project_payloads set trace = 'x'"),
              "error: a revision is immutable");
}

TEST_F(RowSecurity, NeverChangesOrRemovesAReview) {
    for (const char* role : {"apex_app", "apex_service"}) {
        EXPECT_EQ(app(std::string("set role ") + role), "");
        become("a");
        for (const char* statement : {"update revision_reviews set verdict = 'rejected'",
                                      "delete from revision_reviews", "truncate revision_reviews"})
            EXPECT_EQ(app(statement), "error: permission denied for table revision_reviews")
                << role << ": " << statement;
    }
    EXPECT_EQ((*owner_)("update revision_reviews set note = 'x'"),
              "error: a review is not changed");
    EXPECT_EQ((*owner_)("delete from revision_reviews"), "error: a review is not removed");
}

TEST_F(RowSecurity, KeepsSessionsAndSignInsFromEveryAccount) {
    become("a");
    for (const char* table : {"sessions", "sign_in_attempts"})
        for (const char* verb : {"select count(*) from ", "delete from "})
            EXPECT_EQ(app(std::string(verb) + table),
                      std::string("error: permission denied for table ") + table);
    for (const char* statement :
         {"update users set role = 'admin'", "delete from users", "delete from api_keys"})
        EXPECT_EQ(app(statement).substr(0, 24), "error: permission denied") << statement;
    EXPECT_EQ(app("insert into api_keys values ('new', 'b', '', 'admin', '', 1, '', null, null, "
                  "null)"),
              "error: new row violates row-level security policy for table \"api_keys\"");
}

TEST_F(RowSecurity, AppendsOnlyWhatFollowsTheLastEvent) {
    become("a");
    const std::string refused = "error: an event does not follow the last of its project";
    EXPECT_EQ(app("insert into " + event(project("a"), "a", 3, std::string(64, '1'))), refused)
        << "a gap";
    EXPECT_EQ(app("insert into " + event(project("a"), "a", 2, std::string(64, '0'))), refused)
        << "another chain";
    EXPECT_EQ(app("insert into " + event(project("a"), "a", 1, std::string(64, '0'))), refused)
        << "a second first";
    EXPECT_EQ(app("insert into " + event(project("a"), "a", 2, std::string(64, '1'))), "");
}

TEST_F(RowSecurity, KeepsTheSearchTableBehindItsFunction) {
    become("a");
    for (const char* table : {"project_search", "project_search_vocabulary"})
        EXPECT_EQ(app(std::string("select count(*) from ") + table),
                  std::string("error: permission denied for table ") + table);
    EXPECT_EQ(app("select project_id from search_projects('{%pylon%}', null, null, null, null, "
                  "null, 10)"),
              project("a"));
    EXPECT_EQ(
        app("select project_id from search_projects('{%pylon%}', null, 'b', null, null, null, 10)"),
        "");
    // What a search sends; the fourth is the account that the adapter asks for.
    const auto page = [&](const std::string& account) {
        return app("select total, project_ids from search_page('{%pylon%}', null, 'pylon', " +
                   account + ", null, null, null, 0, 10, 1000)");
    };
    EXPECT_EQ(page("'a'"), "1|{" + project("a") + '}');
    EXPECT_EQ(page("null"), "1|{" + project("a") + '}') << "it forgot to ask for one";
    EXPECT_EQ(page("'b'"), "0|{}") << "it asked for another's";
    EXPECT_EQ(app("select remove_project_search('" + project("b") + "', 9)"),
              "error: permission denied for function remove_project_search");
    EXPECT_EQ(app("select find_in_project_search('{%pylon%}', null, null, null, null, null, 10, "
                  "null, null, null)"),
              "error: permission denied for function find_in_project_search");
    become("");
    EXPECT_EQ(page("'b'"), "0|{}") << "no one said for whom";
    app("set role apex_service");
    EXPECT_EQ(
        app("select count(*) from search_projects('{%pylon%}', null, null, null, null, null, 10)"),
        "2");
}

TEST_F(RowSecurity, GivesTheServicesNoWayAroundIt) {
    EXPECT_EQ(app("select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or "
                  "rolreplication from pg_roles where rolname in "
                  "('apex_app', 'apex_service') group by 1"),
              "f");
    EXPECT_EQ(app("select pg_has_role('apex_app', 'apex_service', 'usage'), "
                  "pg_has_role('apex_app', 'apex', 'member')"),
              "f|f");
    for (const char* statement :
         {"set session_replication_role = replica",
          "alter table project_events disable trigger all",
          "alter table projects disable row level security", "create table mine (x integer)",
          "create function f() returns integer language sql as 'select 1'", "set role apex",
          "drop table project_events", "update alembic_version set version_num = '9'"})
        EXPECT_EQ(app(statement).substr(0, 6), "error:") << statement;
    become("a");
    app("set row_security = off");
    EXPECT_EQ(app("select count(*) from projects").substr(0, 6), "error:")
        << "refused rather than shown without";
}

TEST_F(RowSecurity, IsForcedOnEveryTableThatHasAnAccount) {
    EXPECT_EQ((*owner_)(R"(
        select string_agg(c.relname, ',')
        from pg_class as c
        join pg_attribute as a on a.attrelid = c.oid and a.attname = 'account_id'
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not (c.relrowsecurity and c.relforcerowsecurity))"),
              "");
    EXPECT_EQ((*owner_)(R"(
        select string_agg(distinct relation.relname, ',')
        from pg_policy
        join pg_class as relation on relation.oid = polrelid
        where 'apex_app'::regrole = any (polroles)
          and pg_get_expr(polqual, polrelid) <> '(account_id = NULLIF(current_setting(''apex.account_id''::text, true), ''''::text))')"),
              "")
        << "no policy for apex_app admits more than its account";
}

TEST_F(RowSecurity, HidesForeignRowsFromTheAdaptersOwnQueries) {
    const auto database = make_postgres_database(database_->app_url());
    const auto b = domain::ProjectId::parse(project("b")).value();
    EXPECT_TRUE(database->begin(app::Access::everything(), app::Intent::read)->projects().find(b));
    EXPECT_FALSE(database->begin(app::Access::account("a"), app::Intent::read)->projects().find(b));
    EXPECT_TRUE(database->begin(app::Access::account("b"), app::Intent::read)->projects().find(b))
        << "the connection that served a serves b";
    const auto writing = database->begin(app::Access::account("a"), app::Intent::write);
    writing->outbox().add({0, "project", "b", "s", 1, domain::from_microseconds(1)});
    EXPECT_THROW(writing->commit(), std::runtime_error)
        << "no query asks whose message this is; the server does";
}

TEST_F(RowSecurity, IsNotLeftToARoleThatCouldPassIt) {
    const auto trouble = [](const std::string& url) {
        return make_postgres_database(url)->trouble().value_or("none");
    };
    EXPECT_EQ(trouble(database_->app_url()), "none");
    EXPECT_NE(trouble(database_->superuser_url()).find("can pass the row-level security"),
              std::string::npos);
    EXPECT_NE(trouble(database_->owner_url()).find("may not become apex_service"),
              std::string::npos);
}

}  // namespace
}  // namespace apex::adapters::postgres
