// Queue depth, age and outcomes of tasks, read from the database at each scrape.
#pragma once
#include "app/context.hpp"
#include "http/metrics.hpp"

namespace apex::api {

/// `ports` outlives the registry's last scrape.
void add_task_metrics(http::Registry& metrics, const app::Ports& ports);

}  // namespace apex::api
