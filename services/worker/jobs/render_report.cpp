#include "services/worker/jobs/render_report.hpp"

#include "app/json_text.hpp"
#include "report/report.hpp"
#include "services/worker/jobs/report_input.hpp"

namespace apex::worker {
namespace {

struct Order {
    domain::ReportKind kind;
    int revision;
};

Order order_of(const domain::Task& task) {
    const auto kind = app::json_at(task.input, "/kind"),
               revision = app::json_at(task.input, "/revision");
    const auto parsed =
        kind ? domain::parse_report_kind(app::json_text_value(*kind)) : std::nullopt;
    if (!parsed || !revision) throw JobFailed("the order is not one for a report");
    return {*parsed, static_cast<int>(app::json_number_value(*revision))};
}

report::ReportKind kind_of(domain::ReportKind kind) {
    return kind == domain::ReportKind::estimate ? report::ReportKind::estimate
                                                : report::ReportKind::calculation_package;
}

/// What the document leaves blank is known from the project.
void complete(report::Caption& caption, const domain::ProjectFacts& facts) {
    const auto fill = [](std::string& text, const std::string& known) {
        if (text.empty()) text = known;
    };
    fill(caption.name, facts.name);
    fill(caption.customer, facts.customer);
    fill(caption.address, facts.street.value_or(""));
}

report::ReportInput load(const app::Ports& ports, const domain::Task& task, const Order& order) {
    const auto work = ports.database.begin(app::Access::everything(), app::Intent::read);
    const auto project = work->projects().find(task.project_id);
    if (!project) throw JobFailed("the project was deleted");
    report::ReportInput input;
    if (order.revision == 0) {
        input = report_input_without_design({}, kind_of(order.kind));
    } else {
        const auto revision = work->revisions().find(task.project_id, order.revision);
        if (!revision)
            throw JobFailed("revision " + std::to_string(order.revision) + " is not stored");
        input = report_input(calculated(*revision), kind_of(order.kind));
    }
    complete(input.caption, project->facts);
    return input;
}

}  // namespace

JobDone render_report(const app::Ports& ports, const domain::Task& task, const Progress& progress) {
    const Order order = order_of(task);
    progress(0.1, "reading the revision");
    const report::ReportInput input = load(ports, task, order);
    progress(0.3, "drawing the pages");
    const std::string pdf = report::render_pdf(input);
    progress(0.8, "storing the file");
    const app::StoredObject object = ports.objects.put(pdf, "application/pdf");

    const std::string file = object.sha256 + ".pdf";
    app::JsonObject result;
    result.add("pdf_ref", "reports/" + file).add("sha256", object.sha256);
    result.add("url", "/api/v1/projects/" + task.project_id.text() + "/reports/" + file);
    const auto record = [&ports, task, order, object, result](app::UnitOfWork& work) {
        const domain::Time now = ports.clock.now();
        work.reports().insert({task.project_id, task.account_id, object.sha256, object.size_bytes,
                               order.kind, order.revision, task.id, now});
        app::JsonObject after;
        after.add("task_id", task.id.text())
            .add("kind", domain::to_text(order.kind))
            .add("revision", order.revision);
        after.add("sha256", object.sha256);
        work.events().append({task.project_id, "report.completed", "worker", task.request_id,
                              "null", after.text(), now});
    };
    return {result.text(), record};
}

}  // namespace apex::worker
