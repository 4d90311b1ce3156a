// How much room a process has: the memory it may use and the disk it writes to.
#pragma once
#include "http/metrics.hpp"

namespace apex::endpoint {

/// `apex_memory_limit_bytes`: of the container, and without one of the machine;
/// `apex_disk_bytes`, `apex_disk_free_bytes`: of the file system under `/`.
void add_machine_metrics(http::Registry& metrics);

}  // namespace apex::endpoint
