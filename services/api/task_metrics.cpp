#include "services/api/task_metrics.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <string>

#include "app/ports/unavailable.hpp"
#include "app/tasks.hpp"

namespace apex::api {
namespace {

using domain::TaskStatus;
constexpr TaskStatus all_statuses[] = {TaskStatus::queued, TaskStatus::running,
                                       TaskStatus::completed, TaskStatus::failed,
                                       TaskStatus::cancelled};

http::Gauge& tasks(http::Registry& metrics, const std::string& kind, TaskStatus status) {
    return metrics.gauge("apex_tasks", "Tasks by kind and status.",
                         {{"kind", kind}, {"status", std::string(domain::to_text(status))}});
}

/// `kinds`: those seen so far.
void refresh(http::Registry& metrics, const app::Ports& ports, std::set<std::string>& kinds) {
    http::Gauge& depth = metrics.gauge("apex_task_queue_depth", "Tasks that wait for a worker.");
    http::Gauge& age = metrics.gauge("apex_task_queue_oldest_seconds",
                                     "Age of the oldest task that waits; 0 when none does.");
    double waiting = 0, oldest_seconds = 0;
    const auto counts = app::count_tasks(ports);
    // What is counted no more is none, not as many as at the last look.
    for (const app::TaskCount& count : counts) kinds.insert(count.kind);
    for (const std::string& kind : kinds)
        for (const domain::TaskStatus status : all_statuses) tasks(metrics, kind, status).set(0);
    for (const app::TaskCount& count : counts) {
        tasks(metrics, count.kind, count.status).set(static_cast<double>(count.count));
        if (count.status != domain::TaskStatus::queued) continue;
        waiting += static_cast<double>(count.count);
        if (count.oldest)
            oldest_seconds =
                std::max(oldest_seconds,
                         std::chrono::duration<double>(ports.clock.now() - *count.oldest).count());
    }
    depth.set(waiting);
    age.set(oldest_seconds);
}

}  // namespace

void add_task_metrics(http::Registry& metrics, const app::Ports& ports) {
    http::Gauge& up = metrics.gauge("apex_database_up", "1 while the database answers.");
    metrics.before_scrape(
        [&metrics, &ports, &up, kinds = std::set<std::string>{"render_report"}]() mutable {
            try {
                refresh(metrics, ports, kinds);
                up.set(1);
            } catch (const app::Unavailable&) {
                up.set(0);  // The scrape itself must not fail: it says so.
            }
        });
}

}  // namespace apex::api
