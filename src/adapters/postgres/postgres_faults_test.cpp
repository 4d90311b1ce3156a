// What happens when the server, its network or its locks do not do their part: everything that was
// acknowledged is there, nothing in part, and it goes on by itself.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "adapters/postgres/fresh_database.hpp"
#include "app/ports/contract/doubles.hpp"
#include "app/ports/unavailable.hpp"

namespace apex::adapters::postgres {
namespace {

using app::Intent;
using app::Unavailable;
using std::chrono::steady_clock;

class PostgresFaults : public testing::Test {
  protected:
    void SetUp() override {
        if (!server_url()) GTEST_SKIP() << "APEX_TEST_POSTGRES_URL names no server";
        database_ = std::make_unique<TemporaryDatabase>();
        adapter_ = make_postgres_database(database_->app_url());
    }

    domain::Project project() {
        return {domain::ProjectId::from(ids_.draw()),
                {"a", "n", "c", {}, {}, {}, {}},
                domain::ProjectStatus::draft,
                1,
                0,
                clock_.now(),
                clock_.now()};
    }
    domain::Project stored() {
        const auto made = project();
        const auto work = adapter_->begin({}, Intent::write);
        work->projects().insert(made);
        work->commit();
        return made;
    }
    bool has(const domain::Project& project) {
        return adapter_->begin({}, Intent::read)->projects().find(project.id).has_value();
    }
    /// Every connection of the adapter, as when the server restarts.
    void cut() {
        Psql superuser(database_->superuser_url());
        superuser(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = "
            "'apex_app' and datname = current_database()");
    }
    template <class Act>
    static std::string unavailable(Act&& act) {
        try {
            act();
            return "it went well";
        } catch (const Unavailable& error) {
            EXPECT_EQ(error.service(), "database");
            return error.what();
        }
    }
    template <class Act>
    static std::chrono::milliseconds took(Act&& act) {
        const auto from = steady_clock::now();
        act();
        return std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - from);
    }

    std::unique_ptr<TemporaryDatabase> database_;
    std::unique_ptr<app::Database> adapter_;
    app::contract::SetClock clock_;
    app::contract::CountingIds ids_;
};

TEST_F(PostgresFaults, ReadsAndWritesGoOnAfterARestart) {
    const auto before = stored();
    cut();
    EXPECT_TRUE(has(before)) << "a read is asked again on another connection";
    cut();
    EXPECT_TRUE(has(stored())) << "nothing of this write had been answered: it began anew";
    cut();
    {
        const auto work = adapter_->begin({}, Intent::write);
        work->outbox().add({0, "task", "a", "s", 1, clock_.now()});
        work->commit();
    }
    EXPECT_EQ(adapter_->begin({}, Intent::read)->outbox().pending("task", 10).size(), 1u);
    cut();
    EXPECT_EQ(adapter_->trouble(), std::nullopt);
}

TEST_F(PostgresFaults, AWriteCutInTheMiddleLeavesNothingAndSaysSo) {
    const auto half = project();
    const auto work = adapter_->begin({}, Intent::write);
    work->projects().insert(half);
    cut();
    EXPECT_NE(unavailable([&] { work->projects().find(half.id); }), "it went well");
    EXPECT_NE(unavailable([&] { work->commit(); }), "it went well") << "not even an empty commit";
    EXPECT_FALSE(has(half));
}

TEST_F(PostgresFaults, ACommitThatIsNotAnsweredIsNotCalledACommit) {
    const auto half = project();
    const auto work = adapter_->begin({}, Intent::write);
    work->projects().insert(half);
    cut();
    const std::string words = unavailable([&] { work->commit(); });
    EXPECT_NE(words.find("whether the change was stored is not known"), std::string::npos) << words;
    EXPECT_FALSE(has(half));
}

TEST_F(PostgresFaults, AReadCutInTheMiddleIsNotMixedFromTwoViews) {
    const auto before = stored();
    const auto work = adapter_->begin({}, Intent::read);
    EXPECT_TRUE(work->projects().find(before.id));
    cut();
    EXPECT_NE(unavailable([&] { work->projects().find(before.id); }), "it went well");
    EXPECT_TRUE(has(before));
}

TEST_F(PostgresFaults, AFailedStatementIsNeverCommitted) {
    const auto made = stored(), other = project();
    const auto work = adapter_->begin({}, Intent::write);
    work->projects().insert(other);
    EXPECT_THROW(work->projects().insert(made), std::runtime_error) << "one id twice";
    EXPECT_THROW(work->commit(), std::runtime_error);
    EXPECT_FALSE(has(other));
}

TEST_F(PostgresFaults, ALockThatDoesNotOpenIsUnavailableInTime) {
    const auto made = stored();
    Psql other(database_->owner_url());
    other("begin");
    other("update projects set name = 'held'");
    PostgresOptions options;
    options.statement_timeout = std::chrono::milliseconds(300);
    const auto hasty = make_postgres_database(database_->app_url(), options);
    const auto time = took([&] {
        EXPECT_NE(unavailable([&] {
                      hasty->begin({}, Intent::write)->projects().find_for_update(made.id);
                  }).find("timeout"),
                  std::string::npos);
    });
    EXPECT_GE(time.count(), 300);
    EXPECT_LT(time.count(), 1'500);
    other("rollback");
    EXPECT_TRUE(hasty->begin({}, Intent::write)->projects().find_for_update(made.id));
}

TEST_F(PostgresFaults, WaitsABoundedTimeForAConnection) {
    PostgresOptions options;
    options.connections = 2;
    options.wait_for_connection = std::chrono::milliseconds(100);
    const auto narrow = make_postgres_database(database_->app_url(), options);
    const auto one = narrow->begin({}, Intent::read), two = narrow->begin({}, Intent::read);
    EXPECT_NE(
        unavailable([&] { narrow->begin({}, Intent::read); }).find("every connection is in use"),
        std::string::npos);
    EXPECT_NE(narrow->trouble(), std::nullopt);
    one->commit();
    EXPECT_EQ(narrow->trouble(), std::nullopt);
}

TEST_F(PostgresFaults, ASchemaThatIsOlderIsUnavailableUntilItIsMigrated) {
    TemporaryDatabase bare(false);
    const auto early = make_postgres_database(bare.app_url());
    const auto trouble = [&] { return early->trouble().value_or("none"); };
    EXPECT_NE(trouble().find("at no revision"), std::string::npos) << trouble();
    EXPECT_NE(trouble().find("apex migrate upgrade head"), std::string::npos);
    migrations::postgres::upgrade(bare.owner_url(), "0001");
    EXPECT_NE(trouble().find("at revision 0001"), std::string::npos) << trouble();
    EXPECT_NE(unavailable([&] { early->begin({}, Intent::read)->projects().list({}, 1, {}); }),
              "it went well");
    migrations::postgres::upgrade(bare.owner_url(), "head");
    EXPECT_EQ(trouble(), "none") << "without a new start";
    Psql owner(bare.owner_url());
    owner("update alembic_version set version_num = '9999'");
    EXPECT_EQ(make_postgres_database(bare.app_url())->trouble(), std::nullopt)
        << "the program before works on the schema after";
}

TEST(PostgresAway, IsUnavailableAtOnceWhenNoOneListens) {
    const auto nowhere = make_postgres_database("postgresql://apex_app:secret@127.0.0.1:1/apex");
    const std::string words = nowhere->trouble().value_or("none");
    EXPECT_NE(words, "none");
    EXPECT_EQ(words.find("secret"), std::string::npos) << words;
    EXPECT_THROW(nowhere->begin({}, Intent::read)->projects().list({}, 1, {}), Unavailable);
}

TEST(PostgresAway, IsUnavailableInSecondsWhenTheServerIsSilent) {
    const int listening = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ASSERT_EQ(bind(listening, reinterpret_cast<sockaddr*>(&address), size), 0);
    ASSERT_EQ(listen(listening, 4), 0);
    getsockname(listening, reinterpret_cast<sockaddr*>(&address), &size);
    const auto silent = make_postgres_database(
        "postgresql://apex_app@127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/apex");
    const auto from = steady_clock::now();
    EXPECT_THROW(silent->begin({}, Intent::read)->projects().list({}, 1, {}), Unavailable);
    EXPECT_LT(steady_clock::now() - from, std::chrono::seconds(6));
    close(listening);
}

}  // namespace
}  // namespace apex::adapters::postgres
