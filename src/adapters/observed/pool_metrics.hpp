// A pool of connections in the metrics: apex_pool_*.
#pragma once
#include <string>

#include "app/ports/pool_counts.hpp"
#include "http/metrics.hpp"

namespace apex::adapters {

/// `pool` is the value of the label: "database", "search".
void follow_pool(http::Registry& metrics, const std::string& pool, app::SharedPoolCounts counts);

}  // namespace apex::adapters
