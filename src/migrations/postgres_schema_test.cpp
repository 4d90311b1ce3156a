#include "migrations/postgres_schema.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "migrations/postgres_test_server.hpp"

namespace apex::migrations::postgres {
namespace {

class PostgresMigrations : public testing::Test {
  protected:
    void SetUp() override {
        if (!server_url())
            GTEST_SKIP() << "APEX_TEST_POSTGRES_URL names no server; "
                            "tests/services/test_postgres.py starts one";
        database_ = std::make_unique<TemporaryDatabase>(false);
        url_ = database_->owner_url();
        owner_ = std::make_unique<Psql>(url_);
    }
    std::string sql(const std::string& text) { return (*owner_)(text); }
    void fill() {
        EXPECT_EQ(sql("insert into projects values ('prj_1', 'test', 'Main Street', 'C', null, "
                      "null, null, null, 'draft', 1, 0, 5, 5, null)"),
                  "");
        EXPECT_EQ(sql("insert into project_events values ('prj_1', 1, 'test', 'project.created', "
                      "'a', 'r', 'null', '{}', 5, "
                      "repeat('0', 64), repeat('1', 64))"),
                  "");
    }
    template <class Act>
    static std::string refusal(Act&& act) {
        try {
            act();
            return "it was accepted";
        } catch (const MigrationError& error) {
            return error.what();
        }
    }
    static bool holds(const std::string& text, const char* part) {
        return text.find(part) != std::string::npos;
    }

    std::unique_ptr<TemporaryDatabase> database_;
    std::unique_ptr<Psql> owner_;
    std::string url_;
};

constexpr const char* all_tables =
    "select string_agg(tablename, ',' order by tablename) from pg_tables where schemaname = "
    "'public'";

TEST_F(PostgresMigrations, GoUpOneByOneDownAndUpAgain) {
    EXPECT_EQ(current_revision(url_), "");
    for (const auto& revision : revisions()) {
        EXPECT_EQ(upgrade(url_, revision.number).size(), 1u);
        EXPECT_EQ(current_revision(url_), revision.number);
        downgrade(url_, "-1");
        EXPECT_EQ(upgrade(url_, revision.number).size(), 1u);
    }
    EXPECT_TRUE(upgrade(url_, "head").empty());
    downgrade(url_, "base");
    EXPECT_EQ(current_revision(url_), "");
    EXPECT_EQ(sql(all_tables), "alembic_version");
    EXPECT_EQ(sql("select string_agg(proname, ',') from pg_proc as p where pronamespace = "
                  "'public'::regnamespace "
                  "and not exists (select from pg_depend where objid = p.oid and deptype = 'e')"),
              "");
    EXPECT_EQ(upgrade(url_, "head").size(), revisions().size());
}

TEST_F(PostgresMigrations, KeepProjectsWhenTheSearchTableGoesAndReturns) {
    upgrade(url_, "0001");
    fill();
    upgrade(url_, "0002");
    EXPECT_EQ(sql("select body from project_search"), "main street\nc");
    EXPECT_EQ(sql("select string_agg(word, ',') from project_search_vocabulary"), "main,street");
    downgrade(url_, "0001");
    EXPECT_EQ(sql("select name from projects"), "Main Street");
    EXPECT_EQ(sql("update projects set name = 'Side Street'"), "");
    upgrade(url_, "head");
    EXPECT_EQ(sql("select body from project_search"), "side street\nc");
    EXPECT_EQ(sql("select hash from project_events"), std::string(64, '1'));
}

TEST_F(PostgresMigrations, KeepTheProgramBeforeAtWork) {
    upgrade(url_, "0001");
    fill();
    // A program that was started on the schema before: its statements are prepared.
    Psql before(with(url_, "user=apex_app"));
    before("select set_config('apex.account_id', 'test', false)");
    EXPECT_EQ(before("prepare make as insert into projects (project_id, account_id, name, "
                     "customer, status, version, current_revision, "
                     "created_at, updated_at) values ($1, 'test', $2, 'C', 'draft', 1, 0, 6, 6)"),
              "");
    EXPECT_EQ(before("prepare change as update projects set name = $2, version = version + 1 where "
                     "project_id = $1"),
              "");
    EXPECT_EQ(before("prepare look as select project_id, name from projects where deleted_at is "
                     "null order by project_id"),
              "");
    EXPECT_EQ(before("execute look"), "prj_1|Main Street");
    upgrade(url_, "head");
    EXPECT_EQ(before("execute make ('prj_2', 'Harbour light')"), "");
    EXPECT_EQ(before("execute change ('prj_1', 'Side Street')"), "");
    EXPECT_EQ(before("execute look"), "prj_1|Side Street\nprj_2|Harbour light");
    EXPECT_EQ(sql("select string_agg(body, ';' order by project_id) from project_search"),
              "side street\nc;harbour light\nc")
        << "and what it writes is found";
}

TEST_F(PostgresMigrations, LeaveNothingBehindWhenAStatementFails) {
    upgrade(url_, "0001");
    const std::vector<Revision> broken = {
        revisions()[0], {"0002", "broken", "create table half (x integer); create table;", "-"}};
    EXPECT_TRUE(holds(refusal([&] { upgrade(url_, "head", broken); }), "syntax error"));
    EXPECT_EQ(current_revision(url_), "0001");
    EXPECT_EQ(sql("select to_regclass('half')"), "");
}

TEST_F(PostgresMigrations, GiveUpOnATableThatIsHeld) {
    upgrade(url_, "0001");
    Psql other(url_);
    other("begin");
    other("lock table projects in row exclusive mode");
    const auto from = std::chrono::steady_clock::now();
    EXPECT_TRUE(holds(refusal([&] { upgrade(url_, "head"); }), "lock timeout"));
    const auto took = std::chrono::steady_clock::now() - from;
    EXPECT_GE(took, std::chrono::milliseconds(1'900));
    EXPECT_LT(took, std::chrono::seconds(6));
    EXPECT_EQ(current_revision(url_), "0001");
    EXPECT_EQ(sql("select to_regclass('project_search')"), "");
    other("rollback");
    EXPECT_EQ(upgrade(url_, "head").size(), revisions().size() - 1);
}

TEST_F(PostgresMigrations, RunOnceWhenManyProgramsStartTogether) {
    std::atomic<std::size_t> steps = 0;
    std::vector<std::thread> programs;
    for (int i = 0; i < 6; ++i)
        programs.emplace_back([&] { steps += upgrade(url_, "head").size(); });
    for (auto& program : programs) program.join();
    EXPECT_EQ(steps, revisions().size());
}

TEST_F(PostgresMigrations, RefuseADatabaseThatIsNewerThanTheProgram) {
    upgrade(url_, "head");
    sql("update alembic_version set version_num = '9999'");
    EXPECT_THROW(upgrade(url_, "head"), MigrationError);
    EXPECT_THROW(downgrade(url_, "-1"), MigrationError);
}

TEST_F(PostgresMigrations, RefuseADatabaseThatKnowsOnlyAscii) {
    const std::string name = "apex_ascii_" + std::to_string(getpid());
    ASSERT_EQ(
        administer("create database " + name + " template template0 lc_collate 'C' lc_ctype 'C'"),
        "");
    EXPECT_TRUE(holds(refusal([&] { upgrade(with(url_, "dbname=" + name), "head"); }),
                      "no letters beyond ASCII"));
    administer("drop database " + name);
}

TEST(PostgresMigrationsAway, SayWithoutThePasswordWhyTheyCannotConnect) {
    try {
        upgrade("postgresql://apex:secret@127.0.0.1:1/apex", "head");
        FAIL() << "connected to nothing";
    } catch (const MigrationError& error) {
        EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos) << error.what();
    }
}

}  // namespace
}  // namespace apex::migrations::postgres
