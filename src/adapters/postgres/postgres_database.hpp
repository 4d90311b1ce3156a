// The Database port over PostgreSQL: units of work of many threads, processes and machines on one
// server. A unit of work sees only its account: by its queries, and behind them by the row-level
// security of the schema. Not here: the schema itself (migrations/postgres_schema.hpp).
#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "app/ports/clock.hpp"
#include "app/ports/pool_counts.hpp"
#include "app/ports/unit_of_work.hpp"

namespace apex::adapters {

/// "postgresql://..." or "postgres://...".
bool is_postgres_url(std::string_view database_url);

struct PostgresOptions {
    int connections = 8;  ///< most units of work at once; opened as they are needed
    std::chrono::milliseconds wait_for_connection{5'000};  ///< then Unavailable
    std::chrono::milliseconds statement_timeout{5'000};    ///< then Unavailable; locks included
    std::string application_name = "apex";                 ///< as pg_stat_activity shows it
    app::SharedPoolCounts counts = std::make_shared<app::PoolCounts>();  ///< of its connections
};

/// The URL is libpq's, with its parameters (host, sslmode, sslrootcert, connect_timeout, ...), and
/// names the role apex_app. Opens nothing yet: a server that is away, a schema that is older than
/// this program or a role that could pass the row-level security are `trouble()`, and Unavailable
/// from begin()'s first query, until they are put right. Throws std::invalid_argument for a URL
/// that libpq cannot read.
std::unique_ptr<app::Database> make_postgres_database(const std::string& url,
                                                      const PostgresOptions& options = {});

/// The server's time, so that processes on machines whose clocks differ agree on leases, due times
/// and order. Asked every half minute and counted on in between; the machine's own until the server
/// has answered for the first time.
std::unique_ptr<app::Clock> make_postgres_clock(const std::string& url,
                                                const PostgresOptions& options = {});

}  // namespace apex::adapters
