// Which adapters stand behind the ports: chosen once, by the scheme of each URL. The only place
// that knows them all.
#pragma once
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "app/context.hpp"
#include "app/ports/rate_limiter.hpp"
#include "config/settings.hpp"
#include "http/metrics.hpp"

namespace apex::composition {

/// What keeps a service from starting, as a sentence with a remedy.
struct CannotStart : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The file behind DATABASE_URL, or below the data folder. Throws CannotStart for another database.
std::string database_path(const config::Settings& settings);

/// The database alone, as it is: a schema that is not the newest is refused, nothing is made. For
/// commands on what there is. Throws CannotStart.
std::unique_ptr<app::Database> open_database(const config::Settings& settings);

/// The object store alone, for commands. Throws CannotStart.
std::unique_ptr<app::ObjectStore> open_objects(const config::Settings& settings);

/// After an erasure: nothing of what was deleted stays in the embedded store's files. A PostgreSQL
/// server does that by itself (docs/operating/data.md).
void scrub(const config::Settings& settings);

class Adapters {
  public:
    /// Opens everything; a SQLite file is brought to the newest schema first, a PostgreSQL server
    /// is not asked yet. Every port is measured in `metrics`, which outlives this. Throws
    /// CannotStart.
    Adapters(const config::Settings& settings, http::Registry& metrics);
    ~Adapters();
    Adapters(const Adapters&) = delete;
    Adapters& operator=(const Adapters&) = delete;

    app::Ports& ports();
    /// Counts for all processes together, where there is Redis, and for this one.
    app::RateLimiter& rate_limiter();
    app::RateLimiter& rate_limiter_in_process();
    /// As /ready names them.
    std::vector<std::pair<std::string, app::Probe*>> probes();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace apex::composition
