#include "adapters/observed/pool_metrics.hpp"

namespace apex::adapters {

void follow_pool(http::Registry& metrics, const std::string& pool, app::SharedPoolCounts counts) {
    const http::Labels labels{{"pool", pool}};
    http::Gauge& size =
        metrics.gauge("apex_pool_connections", "Connections that may be lent at once.", labels);
    http::Gauge& in_use =
        metrics.gauge("apex_pool_connections_in_use", "Connections that are lent now.", labels);
    http::Gauge& waiting =
        metrics.gauge("apex_pool_waiting", "Threads that wait for a connection now.", labels);
    http::Gauge& waits = metrics.followed_counter(
        "apex_pool_waits_total", "How often a thread had to wait for a connection.", labels);
    http::Gauge& timeouts = metrics.followed_counter(
        "apex_pool_timeouts_total", "How often a thread waited for one in vain.", labels);
    http::Gauge& waited = metrics.followed_counter(
        "apex_pool_wait_seconds_total", "Time that threads waited for connections.", labels);
    metrics.before_scrape([=, &size, &in_use, &waiting, &waits, &timeouts, &waited] {
        size.set(static_cast<double>(counts->size));
        in_use.set(static_cast<double>(counts->in_use));
        waiting.set(static_cast<double>(counts->waiting));
        waits.set(static_cast<double>(counts->waits));
        timeouts.set(static_cast<double>(counts->timeouts));
        waited.set(static_cast<double>(counts->waited_us) * 1e-6);
    });
}

}  // namespace apex::adapters
