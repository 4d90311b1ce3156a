#include "endpoint/machine_metrics.hpp"

#include <sys/statvfs.h>
#include <sys/sysinfo.h>

#include <algorithm>
#include <fstream>

namespace apex::endpoint {
namespace {

double machine_memory_bytes() {
    struct ::sysinfo info {};
    ::sysinfo(&info);
    return static_cast<double>(info.totalram) * info.mem_unit;
}

/// Of cgroup 2, then of cgroup 1; "max", or more than the machine has, is no limit.
double memory_limit_bytes() {
    const double machine = machine_memory_bytes();
    for (const char* path :
         {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
        std::ifstream file(path);
        double limit = 0;
        if (file >> limit) return std::min(limit, machine);
    }
    return machine;
}

}  // namespace

void add_machine_metrics(http::Registry& metrics) {
    metrics.gauge("apex_memory_limit_bytes", "Memory that this process may use.")
        .set(memory_limit_bytes());
    http::Gauge& size =
        metrics.gauge("apex_disk_bytes", "What of the file system under / a user may fill.");
    http::Gauge& left = metrics.gauge("apex_disk_free_bytes", "What of it a user may still fill.");
    metrics.before_scrape([&size, &left] {
        struct ::statvfs disk {};
        if (::statvfs("/", &disk) != 0) return;
        const auto block = static_cast<double>(disk.f_frsize);
        // What is kept back for the administrator counts on neither side, as in `df`.
        size.set(static_cast<double>(disk.f_blocks - disk.f_bfree + disk.f_bavail) * block);
        left.set(static_cast<double>(disk.f_bavail) * block);
    });
}

}  // namespace apex::endpoint
