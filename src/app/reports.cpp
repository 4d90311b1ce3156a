#include "app/reports.hpp"

#include "app/json_text.hpp"
#include "app/lookup.hpp"
#include "app/ports/unavailable.hpp"

namespace apex::app {

Result<domain::Task> request_report(UnitOfWork& work, const Ports& ports, const Caller& caller,
                                    const std::string& project_id,
                                    const std::optional<std::string>& kind) {
    const auto project = lookup(work, project_id, Lock::held);
    if (!project) return not_found("project");
    const auto wanted =
        kind ? domain::parse_report_kind(*kind) : domain::ReportKind::calculation_package;
    if (!wanted) return invalid({{"/kind", "must be calculation_package or estimate", {}}});

    const domain::Time now = ports.clock.now();
    std::string input = JsonObject()
                            .add("kind", domain::to_text(*wanted))
                            .add("revision", project->current_revision)
                            .text();
    const domain::Task task{domain::TaskId::from(ports.ids.draw()),
                            project->facts.account_id,
                            project->id,
                            "render_report",
                            std::move(input),
                            domain::TaskStatus::queued,
                            0,
                            "waiting",
                            0,
                            std::nullopt,
                            std::nullopt,
                            caller.request_id,
                            now,
                            now,
                            1,
                            caller.traceparent};
    work.tasks().insert(task);

    JsonObject ordered;
    ordered.add("task_id", task.id.text())
        .add("kind", domain::to_text(*wanted))
        .add("revision", project->current_revision);
    work.events().append(
        draft_event(ports, caller, project->id, {"report.requested", "null", ordered.text()}));
    work.outbox().add({0, "task", task.account_id, task.id.text(), task.version, now});
    return task;
}

Result<ReportFile> get_report(const Ports& ports, const Caller& caller,
                              const std::string& project_id, const std::string& sha256) {
    const std::string hash =
        sha256.ends_with(".pdf") ? sha256.substr(0, sha256.size() - 4) : sha256;
    std::optional<domain::Report> report;
    {
        const auto work = ports.database.begin(caller.access, Intent::read);
        const auto project = lookup(*work, project_id, Lock::none);
        if (project) report = work->reports().find(project->id, hash);
    }
    if (!report) return not_found("report");
    auto bytes = ports.objects.get(report->sha256);
    if (!bytes) throw Unavailable("object_storage", "the file of a recorded report is missing");
    return ReportFile{std::move(*report), std::move(*bytes)};
}

Result<std::vector<domain::Report>> list_reports(const Ports& ports, const Caller& caller,
                                                 const std::string& project_id) {
    const auto work = ports.database.begin(caller.access, Intent::read);
    const auto project = lookup(*work, project_id, Lock::none);
    if (!project) return not_found("project");
    return work->reports().list(project->id, max_limit);
}

}  // namespace apex::app
