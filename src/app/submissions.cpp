#include "app/submissions.hpp"

#include <algorithm>

#include "app/json_text.hpp"
#include "app/lookup.hpp"
#include "app/reports.hpp"

namespace apex::app {
namespace {

using domain::ProjectStatus;
using domain::Submission;

/// One rejection for each check that was run and fails.
std::vector<Rejection> failing_checks(const domain::Revision& revision) {
    std::vector<Rejection> failing;
    std::size_t index = 0;
    for (const auto check : json_items(revision.checks)) {
        const std::string pointer = "/checks/" + std::to_string(index++);
        if (json_at(check, "/passes") != "false" || json_at(check, "/status") == "\"not_run\"")
            continue;
        const auto title = json_at(check, "/title");
        const auto utilisation = json_at(check, "/utilisation");
        failing.push_back({pointer,
                           (title ? json_text_value(*title) : "a check") + " fails" +
                               (utilisation ? ", utilisation " + std::string(*utilisation) : ""),
                           {}});
    }
    if (failing.empty() && !revision.header.summary.passes)
        failing.push_back({"/checks", "not every check passes", {}});
    return failing;
}

/// Who accepted failing checks with the last word on the revision.
std::optional<std::string> override_of(UnitOfWork& work, const domain::Project& project) {
    const auto reviews = work.reviews().list(project.id, project.current_revision);
    if (reviews.empty() || reviews.back().verdict != domain::Verdict::override_)
        return std::nullopt;
    return reviews.back().reviewer;
}

/// What the receivers are told, fixed now: every attempt sends the same.
std::string payload_of(const Ports& ports, const domain::Project& project,
                       const domain::RevisionHeader& design, const Submission& submission) {
    const std::string url = ports.notifiers.public_url + "/api/v1/projects/" + project.id.text();
    JsonObject of_project;
    of_project.add("project_id", project.id.text())
        .add("account_id", project.facts.account_id)
        .add("name", project.facts.name)
        .add("customer", project.facts.customer)
        .add("description", project.facts.description)
        .add("site_name", project.facts.site_name)
        .add("street", project.facts.street)
        .add("url", url);
    JsonObject of_revision;
    of_revision.add("number", design.number)
        .add("input_hash", design.input_hash)
        .add("design_hash", design.design_hash)
        .add("engine_version", design.engine_version)
        .add("passes", design.summary.passes)
        .add("overridden_by", submission.overridden_by)
        .add("pole", design.summary.pole_designation)
        .add("price_cents", design.summary.price_cents)
        .add("currency", design.summary.currency)
        .add("url", url + "/revisions/" + std::to_string(design.number));
    return JsonObject()
        .add("event", "project.submitted")
        .add("submission_id", submission.id.text())
        .add("submitted_at", domain::to_text(submission.created_at))
        .add("submitted_by", submission.submitted_by)
        .add_raw("project", of_project.text())
        .add_raw("revision", of_revision.text())
        .text();
}

/// The calculation package of the revision, if one was made.
std::optional<std::string> report_of(UnitOfWork& work, const domain::Project& project) {
    for (const auto& report : work.reports().list(project.id, max_limit))
        if (report.kind == domain::ReportKind::calculation_package &&
            report.revision == project.current_revision)
            return report.sha256;
    return std::nullopt;
}

domain::Task add_task(UnitOfWork& work, const Ports& ports, const Caller& caller,
                      const domain::Project& project, const char* kind, std::string input) {
    const domain::Time now = ports.clock.now();
    const domain::Task task{domain::TaskId::from(ports.ids.draw()),
                            project.facts.account_id,
                            project.id,
                            kind,
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
    work.outbox().add({0, "task", task.account_id, task.id.text(), task.version, now});
    return task;
}

/// Tasks for everyone who is to be told, and for the report they are told of.
void add_tasks(UnitOfWork& work, const Ports& ports, const Caller& caller,
               const domain::Project& project, const domain::RevisionHeader& design,
               Submission& submission) {
    const Notifiers& notifiers = ports.notifiers;
    if (!notifiers.webhook && !notifiers.email) return;
    JsonObject input;
    input.add_raw("payload", payload_of(ports, project, design, submission));
    if (const auto sha256 = report_of(work, project)) {
        input.add("report_sha256", *sha256);
    } else {
        const auto report = request_report(work, ports, caller, project.id.text(), std::nullopt);
        APEX_ASSERT(!failed(report));
        const auto& task = std::get<domain::Task>(report);
        submission.tasks.push_back({task.kind, task.id});
        input.add("report_task_id", task.id.text());
    }
    for (const auto& [notifier, kind] : {std::pair{notifiers.webhook, "submit_webhook"},
                                         std::pair{notifiers.email, "submit_email"}})
        if (notifier)
            submission.tasks.push_back(
                {kind, add_task(work, ports, caller, project, kind, input.text()).id});
}

Failure wrong_state(ProjectStatus status) {
    std::vector<std::string> allowed;
    for (const auto to : domain::allowed_transitions(status))
        allowed.emplace_back(domain::to_text(to));
    return conflict(
        "A project that is " + std::string(domain::to_text(status)) + " cannot be submitted.",
        std::move(allowed));
}

}  // namespace

Result<Submitted> submit_project(UnitOfWork& work, const Ports& ports, const Caller& caller,
                                 const std::string& project_id) {
    auto project = lookup(work, project_id, Lock::held);
    if (!project) return not_found("project");
    const bool is_submitted = project->status == ProjectStatus::submitted;
    const auto before = work.submissions().list(project->id, 1);
    if (is_submitted && !before.empty() && before.front().revision == project->current_revision)
        return Submitted{before.front(), view(work, *project)};
    if (!is_submitted && project->status != ProjectStatus::estimating)
        return wrong_state(project->status);
    const auto revision = work.revisions().find(project->id, project->current_revision);
    if (!revision) return invalid({{"/design", "no design is saved", {}}});
    auto failing = failing_checks(*revision);
    const auto overridden_by = failing.empty() ? std::nullopt : override_of(work, *project);
    if (!failing.empty() && !overridden_by) return invalid(std::move(failing));

    Submission submission{domain::SubmissionId::from(ports.ids.draw()),
                          project->id,
                          project->facts.account_id,
                          project->current_revision,
                          revision->header.design_hash,
                          overridden_by,
                          {},
                          caller.actor,
                          ports.clock.now()};
    const std::string was = JsonObject().add("status", domain::to_text(project->status)).text();
    project->status = ProjectStatus::submitted;
    const std::string is = JsonObject()
                               .add("status", domain::to_text(project->status))
                               .add("submission_id", submission.id.text())
                               .add("revision", submission.revision)
                               .add("design_hash", submission.design_hash)
                               .add("overridden_by", submission.overridden_by)
                               .text();
    if (!store_change(work, ports, caller, *project, {"project.submitted", was, is}))
        return overtaken();
    add_tasks(work, ports, caller, *project, revision->header, submission);
    work.submissions().insert(submission);
    return Submitted{submission, view(work, *project)};
}

Result<std::vector<Submission>> list_submissions(const Ports& ports, const Caller& caller,
                                                 const std::string& project_id) {
    const auto work = ports.database.begin(caller.access, Intent::read);
    const auto project = lookup(*work, project_id, Lock::none);
    if (!project) return not_found("project");
    return work->submissions().list(project->id, max_limit);
}

}  // namespace apex::app
