#include <sqlite3.h>

#include "adapters/sqlite/fresh_database.hpp"
#include "app/ports/contract/audit_contract.hpp"

namespace apex::app::contract {
INSTANTIATE_TEST_SUITE_P(Sqlite, AuditContract, testing::Values(adapters::fresh_sqlite));

namespace {

/// Of SQLite only: who holds the file can switch the guards off.
class SqliteTampering : public AuditContract {
  protected:
    std::string run(const std::string& sql) {
        sqlite3* handle = nullptr;
        const auto folder = std::static_pointer_cast<adapters::TemporaryFolder>(fresh_.keep);
        EXPECT_EQ(sqlite3_open(folder->database().c_str(), &handle), SQLITE_OK);
        char* error = nullptr;
        sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &error);
        const std::string words = error ? error : "";
        sqlite3_free(error);
        sqlite3_close(handle);
        return words;
    }
};

TEST_P(SqliteTampering, IsRefusedAndIsNamedWhereTheGuardsWereSwitchedOff) {
    const auto first = project(3), second = project(3);
    clock_.advance(Days(1));
    make_daily_audit_root(database_, clock_);
    add_event(first);
    clock_.advance(Days(1));
    make_daily_audit_root(database_, clock_);
    for (const char* table : {"audit_roots", "audit_heads"})
        EXPECT_NE(run(std::string("delete from ") + table), "") << table;
    EXPECT_NE(run("update audit_roots set as_of = 1"), "");
    EXPECT_NE(run("insert into audit_roots select number + 5, as_of, made_at, heads, heads_hash, "
                  "previous_hash, hash from audit_roots where number = 2"),
              "")
        << "a gap";
    for (const char* guard : {"project_events_are_not_changed", "project_events_are_not_removed",
                              "audit_roots_are_not_changed", "audit_heads_are_not_removed"})
        EXPECT_EQ(run(std::string("drop trigger ") + guard), "");
    expect_tampering_is_named([this](const std::string& sql) { return run(sql); }, first.text(),
                              second.text(), database_);
}
INSTANTIATE_TEST_SUITE_P(Sqlite, SqliteTampering, testing::Values(adapters::fresh_sqlite));

}  // namespace
}  // namespace apex::app::contract
