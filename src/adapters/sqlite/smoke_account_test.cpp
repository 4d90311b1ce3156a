#include <sqlite3.h>

#include "adapters/sqlite/fresh_database.hpp"
#include "app/ports/contract/smoke_account_contract.hpp"

namespace apex::app::contract {
INSTANTIATE_TEST_SUITE_P(Sqlite, SmokeAccountContract, testing::Values(adapters::fresh_sqlite));

namespace {

class SqliteDroppedChains : public SmokeAccountContract {
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

TEST_P(SqliteDroppedChains, AreGuardedAndForgedOnesNamedWhereTheGuardsWereSwitchedOff) {
    const std::string victim = project("acme"), smoke = project(smoke_account);
    ASSERT_FALSE(failed(delete_project(ports_, caller_, smoke, "*")));
    root();
    drop_smoke_account(ports_);
    EXPECT_EQ(run("update dropped_chains set events = 9"), "a dropped chain is not changed");
    EXPECT_EQ(run("delete from dropped_chains"), "a dropped chain is not removed");
    EXPECT_EQ(run("delete from project_events"), "an event is not removed");
    EXPECT_EQ(run("insert into dropped_chains values ('" + victim + "', 'test', 1, '" +
                  std::string(64, '7') + "', 1, 'x')"),
              "the account test has no such project");
    for (const char* guard : {"dropped_chains_are_not_changed", "dropped_chains_are_not_removed",
                              "dropped_chains_are_the_smoke_tests", "dropped_chains_are_dropped",
                              "project_events_are_not_removed"})
        EXPECT_EQ(run(std::string("drop trigger ") + guard), "");
    expect_forged_drops_are_named([this](const std::string& sql) { return run(sql); }, database_,
                                  victim, smoke);
}
INSTANTIATE_TEST_SUITE_P(Sqlite, SqliteDroppedChains, testing::Values(adapters::fresh_sqlite));

}  // namespace
}  // namespace apex::app::contract
