// Empty databases on a real server behind the adapter, for tests. How to have a server:
// migrations/postgres_test_server.hpp.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "adapters/postgres/postgres_database.hpp"
#include "app/ports/contract/fresh_database.hpp"
#include "migrations/postgres_test_server.hpp"

namespace apex::adapters::postgres {

using migrations::postgres::administer;
using migrations::postgres::Psql;
using migrations::postgres::server_url;
using migrations::postgres::TemporaryDatabase;
using migrations::postgres::with;

inline app::contract::FreshDatabase fresh_postgres() {
    const auto database = std::make_shared<TemporaryDatabase>();
    return {database, make_postgres_database(database->app_url())};
}

/// What a contract is instantiated with: nothing where there is no server.
template <class Make>
auto where_there_is_a_server(Make make) {
    return testing::ValuesIn(server_url() ? std::vector{make} : std::vector<Make>());
}

}  // namespace apex::adapters::postgres
