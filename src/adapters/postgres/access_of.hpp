// How a transaction is told whose rows it may see, for the row-level security of the schema
// (migrations/sql/postgres). What the queries themselves ask for stands in front of it.
#pragma once
#include "adapters/postgres/connection.hpp"
#include "adapters/postgres/postgres_database.hpp"
#include "app/ports/access.hpp"

namespace apex::adapters::postgres {

/// The statement that begins a transaction with this access: until its end one account, or
/// everyone.
Bound bound_access(const app::Access& access);

/// Throws std::invalid_argument for a URL that libpq cannot read.
ConnectionSettings settings_of(const std::string& url, const PostgresOptions& options);

}  // namespace apex::adapters::postgres
