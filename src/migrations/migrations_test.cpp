#include <gtest/gtest.h>
#include <sqlite3.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <thread>

#include "migrations/postgres_schema.hpp"
#include "migrations/sqlite_schema.hpp"

namespace apex::migrations {
namespace {

namespace fs = std::filesystem;

class Migrations : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "apex_migrations_XXXXXX").string();
        folder_ = mkdtemp(pattern.data());
        path_ = (folder_ / "apex.db").string();
    }
    void TearDown() override { fs::remove_all(folder_); }

    /// Runs SQL and returns the first column of its last row.
    std::string sql(const std::string& text) {
        sqlite3* handle = nullptr;
        EXPECT_EQ(sqlite3_open(path_.c_str(), &handle), SQLITE_OK);
        std::string answer;
        const auto keep = [](void* to, int, char** values, char**) {
            *static_cast<std::string*>(to) = values[0] ? values[0] : "null";
            return 0;
        };
        char* error = nullptr;
        if (sqlite3_exec(handle, text.c_str(), keep, &answer, &error) != SQLITE_OK)
            answer = std::string("error: ") + error;
        sqlite3_free(error);
        sqlite3_close(handle);
        return answer;
    }
    void fill() {
        EXPECT_EQ(sql("insert into projects values ('prj_1', 'test', 'N', 'C', null, null, null, "
                      "null, 'draft', 1, 0, 5, 5, null)"),
                  "");
        EXPECT_EQ(sql("insert into project_events values ('prj_1', 1, 'test', 'project.created', "
                      "'a', 'r', 'null', '{}', 5, "
                      "printf('%064d', 0), printf('%064d', 1))"),
                  "");
    }

    fs::path folder_;
    std::string path_;
};

TEST_F(Migrations, MakeTheTablesThatTheDeploymentPlanLooksFor) {
    upgrade(path_, "head");
    for (const char* table : {"projects", "project_payloads", "project_events", "tasks", "outbox",
                              "idempotency_keys", "reports"})
        EXPECT_EQ(sql(std::string("select count(*) from pragma_table_info('") + table +
                      "') where name = 'account_id'"),
                  "1")
            << table;
    EXPECT_EQ(sql("select version_num from alembic_version"), sqlite_revisions().back().number);
    EXPECT_EQ(current_revision(path_), sqlite_revisions().back().number);
}

TEST_F(Migrations, GoUpOneByOneDownAndUpAgain) {
    for (const auto& revision : sqlite_revisions()) {
        EXPECT_EQ(upgrade(path_, revision.number).size(), 1u);
        EXPECT_EQ(current_revision(path_), revision.number);
        downgrade(path_, "-1");
        EXPECT_EQ(upgrade(path_, revision.number).size(), 1u);
    }
    downgrade(path_, "base");
    EXPECT_EQ(current_revision(path_), "");
    EXPECT_EQ(sql("select group_concat(name) from sqlite_master where type = 'table' and name not "
                  "like 'sqlite%'"),
              "alembic_version");
    EXPECT_EQ(upgrade(path_, "head").size(), sqlite_revisions().size());
}

TEST_F(Migrations, KeepProjectsWhenTheSearchIndexGoesAndReturns) {
    upgrade(path_, "0001");
    fill();
    upgrade(path_, "head");
    EXPECT_EQ(sql("select topic || ' ' || subject || ' ' || version from outbox"),
              "project prj_1 1");
    downgrade(path_, "0001");
    EXPECT_EQ(sql("select name from projects"), "N");
    EXPECT_EQ(sql("select hash from project_events"), std::string(63, '0') + "1");
    upgrade(path_, "head");
    EXPECT_EQ(sql("select count(*) from projects"), "1");
}

TEST_F(Migrations, DoNothingTwice) {
    upgrade(path_, "head");
    fill();
    EXPECT_TRUE(upgrade(path_, "head").empty());
    EXPECT_EQ(sql("select count(*) from projects"), "1");
}

TEST_F(Migrations, RefuseADatabaseThatIsNewerThanTheProgram) {
    upgrade(path_, "head");
    sql("update alembic_version set version_num = '9999'");
    EXPECT_THROW(upgrade(path_, "head"), MigrationError);
    EXPECT_THROW(downgrade(path_, "-1"), MigrationError);
    EXPECT_THROW(require_newest(path_), MigrationError);
}

TEST_F(Migrations, SayWhatToDoWhenTheDatabaseIsOlder) {
    upgrade(path_, "0001");
    try {
        require_newest(path_);
        FAIL() << "an older database was accepted";
    } catch (const MigrationError& error) {
        EXPECT_NE(std::string(error.what()).find("apex migrate upgrade head"), std::string::npos)
            << error.what();
    }
}

TEST_F(Migrations, LeaveNothingBehindWhenAStatementFails) {
    upgrade(path_, "0001");
    const std::vector<Revision> broken = {
        sqlite_revisions()[0],
        {"0002", "broken", "create table half (x integer); create table;", "-"}};
    EXPECT_THROW(upgrade(path_, "head", broken), MigrationError);
    EXPECT_EQ(current_revision(path_), "0001");
    EXPECT_EQ(sql("select count(*) from sqlite_master where name = 'half'"), "0");
}

TEST_F(Migrations, RunOnceWhenManyProgramsStartTogether) {
    std::atomic<std::size_t> steps = 0;
    std::vector<std::thread> programs;
    for (int i = 0; i < 8; ++i)
        programs.emplace_back([&] { steps += upgrade(path_, "head").size(); });
    for (auto& program : programs) program.join();
    EXPECT_EQ(steps, sqlite_revisions().size());
}

TEST_F(Migrations, DoNotCreateAFileJustToLook) {
    EXPECT_EQ(current_revision(path_), "");
    EXPECT_FALSE(fs::exists(path_));
}

TEST_F(Migrations, RefuseTargetsThatDoNotExist) {
    upgrade(path_, "head");
    for (const char* target : {"9999", "-1", "heads"})
        EXPECT_THROW(upgrade(path_, target), MigrationError) << target;
    for (const char* target : {"-0", "-99", "-x", "9999", "head"})
        EXPECT_THROW(downgrade(path_, target), MigrationError) << target;
}

TEST(MigrationFiles, SayFirstWhatHappensToExistingRows) {
    for (const auto* revisions : {&sqlite_revisions(), &postgres::revisions()})
        for (const auto& revision : *revisions)
            for (const auto sql : {revision.up, revision.down})
                EXPECT_TRUE(sql.starts_with("-- Existing rows: ")) << revision.number;
}

TEST(MigrationFiles, HaveTheSameNumbersAndNamesForBothDatabases) {
    const auto names = [](const std::vector<Revision>& revisions) {
        std::string list;
        for (const auto& revision : revisions) list += revision.number + '_' + revision.name + '\n';
        return list;
    };
    EXPECT_EQ(names(postgres::revisions()), names(sqlite_revisions()));
}

// The program before must go on working on the schema after: nothing it knows goes away or changes
// its meaning, and what it writes stays acceptable. Contracting is for the release after next.

/// What looks like contracting and is none, with why.
struct Harmless {
    const char *number, *statement;
};
constexpr Harmless harmless[] = {
    // The next statement makes it again, with less of the table in it.
    {"0006", "drop trigger project_payloads_are_immutable"},
    {"0006", "drop trigger revision_reviews_are_not_changed"},
    // Of tables that a downgrade leaves, with their words; the next statements make them again.
    {"0006", "drop policy if exists owner_migrates"},
    {"0006", "drop policy if exists service_sees_all"},
    {"0006", "drop policy if exists app_sees_its_account"},
    // The next statement makes it again, with an exception for what no older program can write.
    {"0013", "drop trigger project_events_are_not_removed"},
    {"0013", "drop trigger revision_reviews_are_not_removed"},
    // Not of the migration: what happens later, to a project whose row is then written.
    {"0013", "delete from submissions where project_id = new.project_id"},
    {"0013", "delete from project_files where project_id = new.project_id"},
    {"0013", "delete from reports where project_id = new.project_id"},
    {"0013", "delete from tasks where project_id = new.project_id"},
    {"0013", "delete from event_texts where project_id = new.project_id"},
    {"0013", "delete from project_events where project_id = new.project_id"},
    {"0013", "delete from revision_reviews where project_id = new.project_id"},
    {"0013", "delete from project_payloads where project_id = new.project_id"},
    {"0013", "delete from projects where project_id = new.project_id"},
};

/// Without comments and without what is harmless.
std::string possibly_contracting(const Revision& revision) {
    std::string sql = std::regex_replace(std::string(revision.up), std::regex("--[^\n]*"), "");
    for (const auto& [number, statement] : harmless)
        if (const auto at = sql.find(statement); number == revision.number && at != sql.npos)
            sql.erase(at, std::string_view(statement).size());
    return sql;
}

/// Tables on which an index is to be unique from now on, though rows may be there.
std::string newly_unique(const std::string& sql) {
    std::string tables;
    const std::regex unique_index(R"(\bcreate +unique +index\b[^;]*?\bon +(\w+))",
                                  std::regex::icase);
    for (std::sregex_iterator at(sql.begin(), sql.end(), unique_index), end; at != end; ++at)
        if (!std::regex_search(sql, std::regex(R"(\bcreate +table +)" + (*at)[1].str() + R"(\b)",
                                               std::regex::icase)))
            tables += (*at)[1].str() + ' ';
    return tables;
}

TEST(MigrationFiles, OnlyExpandAfterTheFirst) {
    const std::regex contracting(
        R"(\bdrop +(?:table|column|constraint|type|(?:materialized +)?view|function|procedure|trigger|policy|sequence|schema|extension)\b|\bdrop +index +(\w+)\b(?!;\s*create +index +\1\b)|\brename\b|\balter +column\b[^;]*\b(type|set +not +null)\b)"
        R"(|\badd +(column +)?\w+ +[^;,]*\bnot +null\b(?![^;,]*\bdefault\b))"
        R"(|\badd +constraint\b(?![^;]*\bnot +valid\b)|(^|;|\b(begin|then|loop)\b)\s*(truncate|delete +from)\b|\brevoke\b(?![^;]*\bfrom +public\b))",
        std::regex::icase);
    for (const auto* revisions : {&sqlite_revisions(), &postgres::revisions()})
        for (std::size_t i = 1; i < revisions->size(); ++i) {
            std::smatch found;
            const std::string sql = possibly_contracting((*revisions)[i]);
            EXPECT_FALSE(std::regex_search(sql, found, contracting))
                << (*revisions)[i].number << ": " << found.str();
            EXPECT_EQ(newly_unique(sql), "") << (*revisions)[i].number;
        }
    for (const char* sql :
         {"drop table projects", "alter table t rename to u", "drop index i",
          "drop index i; create index j on t (c)", "alter table t alter column c type bigint",
          "alter table t alter column c set not null", "alter table t add column c text not null",
          "alter table t add constraint k check (c > 0)", "truncate t", "select 1; delete from t",
          "do $$ begin truncate t; end $$", "drop function f", "drop trigger g on t",
          "drop policy p on t", "drop materialized view v", "alter function f() rename to h",
          "alter index i rename to j"})
        EXPECT_TRUE(std::regex_search(sql, contracting)) << sql;
    for (const char* sql : {"alter table t add column c text", "create table t (c text not null)",
                            "alter table t add column c text not null default ''",
                            "drop index i;\ncreate index i on t (c)",
                            "create or replace function f() returns text language sql as ''",
                            "create trigger g before truncate on t execute function f()"})
        EXPECT_FALSE(std::regex_search(sql, contracting)) << sql;
    EXPECT_EQ(newly_unique("create unique index i on t (c); create table u (c text)"), "t ");
    EXPECT_EQ(newly_unique("create table t (c text); CREATE UNIQUE INDEX i ON t (c)"), "");
}

TEST(MigrationFiles, AreNumberedWithoutGapsAndInPairs) {
    const auto file = [](const char* path) { return embedded::File{path, "select 1;"}; };
    const std::vector<embedded::File> gap = {file("0001_a.up.sql"), file("0001_a.down.sql"),
                                             file("0003_c.up.sql"), file("0003_c.down.sql")};
    const std::vector<embedded::File> single = {file("0001_a.up.sql")};
    const std::vector<embedded::File> twins = {file("0001_a.up.sql"), file("0001_b.down.sql")};
    const std::vector<embedded::File> stray = {file("readme.md")};
    for (const auto& files : {gap, single, twins, stray})
        EXPECT_THROW(revisions_of(files), MigrationError);
}

TEST_F(Migrations, GuardEventsAndRevisionsInTheDatabaseItself) {
    upgrade(path_, "head");
    fill();
    EXPECT_EQ(sql("update project_events set actor = 'b'"), "error: an event is not changed");
    EXPECT_EQ(sql("delete from project_events"), "error: an event is not removed");
}

}  // namespace
}  // namespace apex::migrations
