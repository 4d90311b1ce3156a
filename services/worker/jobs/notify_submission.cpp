#include "services/worker/jobs/notify_submission.hpp"

#include <algorithm>

#include "app/json_text.hpp"

namespace apex::worker {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds report_pause{1'000}, shortest_pause{1'000}, longest_pause{900'000};

std::string text_at(std::string_view json, std::string_view pointer) {
    const auto found = app::json_at(json, pointer);
    return found && *found != "null" ? app::json_text_value(*found) : "";
}

/// The hash of the report that the submission names. Throws PutOff until it is made.
std::string report_of(const app::Ports& ports, const domain::Task& task) {
    if (auto sha256 = text_at(task.input, "/report_sha256"); !sha256.empty()) return sha256;
    const auto id = domain::TaskId::parse(text_at(task.input, "/report_task_id"));
    if (!id) throw JobFailed("the order names no report");
    const auto report =
        ports.database.begin(app::Access::everything(), app::Intent::read)->tasks().find(*id);
    if (!report) throw JobFailed("the report's task is gone");
    if (report->status == domain::TaskStatus::completed)
        return text_at(report->result.value_or("{}"), "/sha256");
    if (domain::is_final(report->status))
        throw JobFailed("the report was not made: " +
                        report->error.value_or(std::string(domain::to_text(report->status))));
    throw PutOff("the report is being made", report_pause);
}

/// As old as the task is, so that the time between attempts doubles; a little more or less by
/// chance, so that receivers do not hear of everything at once.
milliseconds pause_of(const app::Ports& ports, domain::Time created_at) {
    const auto age = std::chrono::duration_cast<milliseconds>(ports.clock.now() - created_at);
    const auto pause = std::clamp(age, shortest_pause, longest_pause);
    return pause * (192 + ports.ids.draw().front() / 2) / 256;
}

app::Notice notice_of(const app::Ports& ports, const domain::Task& task,
                      const std::string& sha256) {
    const auto payload = app::json_at(task.input, "/payload");
    if (!payload) throw JobFailed("the order has no payload");
    const std::string url = ports.notifiers.public_url + "/api/v1/projects/" +
                            task.project_id.text() + "/reports/" + sha256 + ".pdf";
    const std::string report = app::JsonObject().add("sha256", sha256).add("url", url).text();
    app::Notice notice;
    notice.delivery_id = task.id.text();
    notice.event = "project.submitted";
    notice.json =
        std::string(payload->substr(0, payload->size() - 1)) + ",\"report\":" + report + '}';
    notice.subject = "Submitted: " + text_at(*payload, "/project/name") + " (" +
                     text_at(*payload, "/project/customer") + ')';
    notice.text =
        "Project:     " + text_at(*payload, "/project/name") +
        "\nCustomer:    " + text_at(*payload, "/project/customer") +
        "\nSubmitted:   " + text_at(*payload, "/submitted_at") + " by " +
        text_at(*payload, "/submitted_by") +
        "\nRevision:    " + std::string(app::json_at(*payload, "/revision/number").value_or("")) +
        "\nDesign hash: " + text_at(*payload, "/revision/design_hash") + "\nReport:      " + url +
        "\nSHA-256:     " + sha256 + "\nProject at:  " + text_at(*payload, "/project/url") + '\n';
    notice.at = task.created_at;
    return notice;
}

}  // namespace

JobDone notify_submission(const app::Ports& ports, app::Notifier& notifier,
                          const domain::Task& task, const Progress& progress) {
    const app::Notice notice = notice_of(ports, task, report_of(ports, task));
    progress(0.5, "telling the receiver");
    const app::Delivery delivery = notifier.deliver(notice);
    if (delivery.outcome == app::Delivery::Outcome::never) throw JobFailed(delivery.reason);
    if (delivery.outcome == app::Delivery::Outcome::later) {
        if (ports.clock.now() - task.created_at > notification_patience)
            throw JobFailed(delivery.reason);
        throw PutOff(delivery.reason,
                     std::max<milliseconds>(pause_of(ports, task.created_at), delivery.wait));
    }
    const auto record = [&ports, task](app::UnitOfWork& work) {
        const std::string after =
            app::JsonObject().add("task_id", task.id.text()).add("kind", task.kind).text();
        work.events().append({task.project_id, "submission.delivered", "worker", task.request_id,
                              "null", after, ports.clock.now()});
    };
    return {app::JsonObject().add("delivery_id", notice.delivery_id).text(), record};
}

}  // namespace apex::worker
