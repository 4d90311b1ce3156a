// Every job of this program by its kind.
#pragma once
#include "app/context.hpp"
#include "services/worker/job.hpp"

namespace apex::worker {

/// `ports` outlive the jobs.
Jobs all_jobs(const app::Ports& ports);

}  // namespace apex::worker
