#include "adapters/postgres/fresh_database.hpp"
#include "app/ports/contract/smoke_account_contract.hpp"

namespace apex::app::contract {
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(SmokeAccountContract);
INSTANTIATE_TEST_SUITE_P(
    Postgres, SmokeAccountContract,
    adapters::postgres::where_there_is_a_server(MakeDatabase(adapters::postgres::fresh_postgres)));

namespace {

class PostgresDroppedChains : public SmokeAccountContract {
  protected:
    std::shared_ptr<adapters::postgres::TemporaryDatabase> server_ =
        std::static_pointer_cast<adapters::postgres::TemporaryDatabase>(fresh_.keep);
    adapters::postgres::Psql app_{server_->app_url()}, owner_{server_->owner_url()},
        superuser_{server_->superuser_url()};

    /// That drops the project as one of `account`, with its true head, as far as the one who sends
    /// it can know it.
    std::string dropping(const std::string& project, const std::string& account) {
        const std::string head = superuser_("select hash from project_events where project_id = '" +
                                            project + "' order by sequence desc limit 1");
        return "insert into dropped_chains values ('" + project + "', '" + account +
               "', (select count(*) from project_events where project_id = '" + project + "'), '" +
               head + "', 1, 'x')";
    }
};

TEST_P(PostgresDroppedChains, AreTheSmokeTestsWhateverTheServicesMaySend) {
    const std::string victim = project("acme"), smoke = project(smoke_account);
    const std::string denied = "error: permission denied for table dropped_chains";
    for (const char* account : {"acme", "test"}) {
        app_(std::string("select set_config('apex.account_id', '") + account + "', false)");
        EXPECT_EQ(app_(dropping(smoke, "test")), denied) << "as one account, not even its own";
        EXPECT_EQ(app_("select count(*) from dropped_chains"), denied);
    }
    for (auto* who : {&app_, &owner_}) {
        auto& sql = *who;
        if (who == &app_) sql("set role apex_service");
        EXPECT_EQ(sql(dropping(victim, "acme")),
                  "error: only the chains of the account test are dropped");
        EXPECT_EQ(sql(dropping(victim, "test")), "error: the account test has no such project");
        EXPECT_EQ(
            sql("update projects set account_id = 'test' where project_id = '" + victim + "'"), "");
        EXPECT_EQ(sql(dropping(victim, "test")),
                  "error: something of the project belongs to another account: project_events");
        EXPECT_EQ(
            sql("update projects set account_id = 'acme' where project_id = '" + victim + "'"), "");
        for (const char* function : {"check_dropped_chain()", "drop_chain()",
                                     "refuse_unless_dropped()", "refuse_dropped_project()"})
            EXPECT_EQ(sql(std::string("select ") + function).substr(0, 6), "error:") << function;
    }
    EXPECT_EQ(app_("delete from project_events"),
              "error: permission denied for table project_events");
    EXPECT_EQ(owner_("delete from project_events"), "error: an event is not removed");
    EXPECT_EQ(owner_("delete from revision_reviews"), "");
    EXPECT_EQ(owner_("alter function drop_chain() owner to apex_app").substr(0, 6), "error:");
    EXPECT_EQ(superuser_("select count(*) from project_events"), "2");

    const std::string searched =
        "select account_id || '|' || removed || '|' || body || words::text "
        "from project_search where project_id = '" +
        smoke + "'";
    EXPECT_EQ(superuser_(searched).substr(0, 11), "test|false|");
    EXPECT_EQ(app_(dropping(smoke, "test")), "");
    EXPECT_EQ(superuser_(searched), "|true|") << "whichever search is in use";
    EXPECT_EQ(superuser_("select count(*) from project_events where project_id = '" + smoke + "'"),
              "0");
    EXPECT_EQ(superuser_("select count(*) from project_events"), "1");
}

TEST_P(PostgresDroppedChains, AreDroppedByFunctionsOfTheOwnerThatLookInTheirOwnSchema) {
    EXPECT_EQ(superuser_(R"(
        select string_agg(proname, ',' order by proname)
        from pg_proc
        where proname in ('check_dropped_chain', 'drop_chain', 'refuse_unless_dropped', 'refuse_dropped_project')
          and proowner = 'apex'::regrole and prosecdef
          and proconfig = '{"search_path=pg_catalog, public, pg_temp"}'
          and not has_function_privilege('apex_app', oid, 'execute')
          and not has_function_privilege('apex_service', oid, 'execute'))"),
              "check_dropped_chain,drop_chain,refuse_dropped_project,refuse_unless_dropped");
}

TEST_P(PostgresDroppedChains, AreGuardedAndForgedOnesNamedWhereASuperuserSwitchedTheGuardsOff) {
    const std::string victim = project("acme"), smoke = project(smoke_account);
    ASSERT_FALSE(failed(delete_project(ports_, caller_, smoke, "*")));
    root();
    drop_smoke_account(ports_);
    app_("set role apex_service");
    for (const char* statement : {"update dropped_chains set events = 9",
                                  "delete from dropped_chains", "truncate dropped_chains"}) {
        EXPECT_EQ(app_(statement), "error: permission denied for table dropped_chains")
            << statement;
        EXPECT_EQ(owner_(statement).substr(0, 29), "error: a dropped chain is not") << statement;
    }
    EXPECT_EQ(superuser_("set session_replication_role = replica"), "");
    expect_forged_drops_are_named([&](const std::string& sql) { return superuser_(sql); },
                                  database_, victim, smoke);
}
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(PostgresDroppedChains);
INSTANTIATE_TEST_SUITE_P(
    Postgres, PostgresDroppedChains,
    adapters::postgres::where_there_is_a_server(MakeDatabase(adapters::postgres::fresh_postgres)));

}  // namespace
}  // namespace apex::app::contract
