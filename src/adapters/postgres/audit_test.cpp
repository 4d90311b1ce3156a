#include "adapters/postgres/fresh_database.hpp"
#include "app/ports/contract/audit_contract.hpp"

namespace apex::app::contract {
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(AuditContract);
INSTANTIATE_TEST_SUITE_P(
    Postgres, AuditContract,
    adapters::postgres::where_there_is_a_server(MakeDatabase(adapters::postgres::fresh_postgres)));

namespace {

class PostgresTampering : public AuditContract {};

TEST_P(PostgresTampering, IsRefusedAndIsNamedWhereASuperuserSwitchedTheGuardsOff) {
    const auto temporary =
        std::static_pointer_cast<adapters::postgres::TemporaryDatabase>(fresh_.keep);
    adapters::postgres::Psql app(temporary->app_url()), owner(temporary->owner_url()),
        superuser(temporary->superuser_url());
    const auto first = project(3), second = project(3);
    clock_.advance(Days(1));
    make_daily_audit_root(database_, clock_);
    add_event(first);
    clock_.advance(Days(1));
    make_daily_audit_root(database_, clock_);

    for (const char* table : {"audit_roots", "audit_heads"}) {
        const std::string name = table;
        EXPECT_EQ(app("select count(*) from " + name), "error: permission denied for table " + name)
            << "no one account may see them";
        app("set role apex_service");
        EXPECT_EQ(app("delete from " + name), "error: permission denied for table " + name);
        EXPECT_EQ(app("update " + name + " set hash = hash"),
                  "error: permission denied for table " + name);
        app("reset role");
        EXPECT_EQ(owner("delete from " + name).substr(0, 8), "error: a");
        EXPECT_EQ(owner("truncate " + name).substr(0, 8), "error: a");
    }
    EXPECT_EQ(superuser("set session_replication_role = replica"), "");
    expect_tampering_is_named([&](const std::string& sql) { return superuser(sql); }, first.text(),
                              second.text(), database_);
}
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(PostgresTampering);
INSTANTIATE_TEST_SUITE_P(
    Postgres, PostgresTampering,
    adapters::postgres::where_there_is_a_server(MakeDatabase(adapters::postgres::fresh_postgres)));

}  // namespace
}  // namespace apex::app::contract
