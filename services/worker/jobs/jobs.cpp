#include "services/worker/jobs/jobs.hpp"

#include "services/worker/jobs/render_report.hpp"

namespace apex::worker {

Jobs all_jobs(const app::Ports& ports) {
    return {{"render_report", [&ports](const domain::Task& task, const Progress& progress) {
                 return render_report(ports, task, progress);
             }}};
}

}  // namespace apex::worker
