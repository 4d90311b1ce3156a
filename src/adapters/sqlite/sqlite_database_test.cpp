#include "adapters/sqlite/sqlite_database.hpp"

#include "adapters/sqlite/fresh_database.hpp"
#include "app/ports/contract/database_contract.hpp"
#include "app/ports/contract/database_documents_contract.hpp"
#include "app/ports/contract/task_store_contract.hpp"
#include "app/ports/unavailable.hpp"

namespace apex::app::contract {
INSTANTIATE_TEST_SUITE_P(Sqlite, DatabaseContract, testing::Values(adapters::fresh_sqlite));
}

namespace apex::adapters {
namespace {

TEST(SqlitePath, IsRelativeAfterThreeSlashesAndAbsoluteAfterFour) {
    EXPECT_EQ(sqlite_path("sqlite:///var/apex.db"), "var/apex.db");
    EXPECT_EQ(sqlite_path("sqlite:////var/apex.db"), "/var/apex.db");
    for (const char* url : {"", "sqlite:///", "sqlite://x", "postgresql://a/b", "/var/apex.db"})
        EXPECT_EQ(sqlite_path(url), std::nullopt) << url;
}

// SQLite's documentation of pragma synchronous: 2 is FULL, which in WAL mode syncs the log at every
// commit; 1 is NORMAL.
TEST(SqliteConnection, ForcesEveryCommitToTheDiskUnlessToldOtherwise) {
    const TemporaryFolder folder;
    migrations::upgrade(folder.database(), "head");
    static const std::string synchronous = "pragma synchronous", journal = "pragma journal_mode";
    const auto level = [&](Durability durability) {
        Connection connection(folder.database(), Use::write, durability);
        Statement journal_mode = connection.prepare(journal);
        EXPECT_TRUE(journal_mode.step());
        EXPECT_EQ(journal_mode.text(0), "wal");
        Statement row = connection.prepare(synchronous);
        return row.step() ? row.integer(0) : -1;
    };
    EXPECT_EQ(level(Durability::full), 2);
    EXPECT_EQ(level(Durability::lazily), 1);
}

TEST(SqliteConnection, LetsAReaderWriteNothing) {
    const auto fresh = fresh_sqlite();
    const auto work = fresh.database->begin({}, app::Intent::read);
    EXPECT_THROW(work->outbox().add({0, "task", "a", "b", 1, {}}), std::exception);
}

TEST(SqliteDatabase, RefusesASchemaThatIsNotItsOwn) {
    const TemporaryFolder folder;
    EXPECT_THROW(SqliteDatabase(folder.database()), migrations::MigrationError) << "no file";
    migrations::upgrade(folder.database(), "0001");
    EXPECT_THROW(SqliteDatabase(folder.database()), migrations::MigrationError) << "an older one";
}

TEST(SqliteDatabase, SaysThatAnotherProgramHoldsTheLock) {
    const auto fresh = fresh_sqlite();
    SqliteDatabase other(std::static_pointer_cast<TemporaryFolder>(fresh.keep)->database());
    const auto held = fresh.database->begin({}, app::Intent::write);
    EXPECT_THROW(other.begin({}, app::Intent::write), app::Unavailable);
    EXPECT_EQ(other.trouble(), std::nullopt) << "reading goes on";
}

TEST(SqliteDatabase, SharesItsFileWithAnotherProgram) {
    const auto fresh = fresh_sqlite();
    SqliteDatabase other(std::static_pointer_cast<TemporaryFolder>(fresh.keep)->database());
    app::contract::CountingIds ids;
    app::contract::SetClock clock;
    const auto write = [&](app::Database& database) {
        for (int i = 0; i < 50; ++i) {
            const auto work = database.begin({}, app::Intent::write);
            const auto now = clock.now();
            work->projects().insert({domain::ProjectId::from(ids.draw()),
                                     {"a", "n", "c", {}, {}, {}, {}},
                                     domain::ProjectStatus::draft,
                                     1,
                                     0,
                                     now,
                                     now});
            work->commit();
        }
    };
    std::thread first([&] { write(*fresh.database); }), second([&] { write(other); });
    first.join(), second.join();
    EXPECT_EQ(other.begin({}, app::Intent::read)->projects().list({}, 1, {}).total, 100);
}

}  // namespace
}  // namespace apex::adapters
