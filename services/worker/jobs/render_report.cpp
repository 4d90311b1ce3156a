#include "services/worker/jobs/render_report.hpp"

#include <memory>

#include "app/announced_objects.hpp"
#include "app/erasure.hpp"
#include "app/json_text.hpp"
#include "app/stored_objects.hpp"
#include "base/sha256.hpp"
#include "report/report.hpp"
#include "services/worker/jobs/report_input.hpp"

namespace apex::worker {
namespace {

constexpr const char* pdf_type = "application/pdf";

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

/// What is drawn, and the erasures that the account had seen when it was read.
struct Reading {
    report::ReportInput input;
    std::int64_t erasures = 0;
};

Reading read(const app::Ports& ports, const domain::Task& task, const Order& order) {
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
    return {std::move(input), app::count_erasures(*work, task.account_id)};
}

/// Before the bytes are stored: whoever is killed then leaves a trace of them.
void announce(const app::Ports& ports, const domain::Task& task, const std::string& sha256) {
    const auto work = ports.database.begin(app::Access::everything(), app::Intent::write);
    app::announce_object(*work, task, sha256, ports.clock.now());
    work->commit();
}

/// What was stored for a report that was not recorded shows what its project may not say any more.
void withdraw(const app::Ports& ports, const std::string& sha256) {
    const auto work = ports.database.begin(app::Access::everything(), app::Intent::write);
    app::remove_unreferred(*work, ports.objects, sha256);
    work->commit();
}

}  // namespace

JobDone render_report(const app::Ports& ports, const domain::Task& task, const Progress& progress) {
    const Order order = order_of(task);
    progress(0.1, "reading the revision");
    const Reading reading = read(ports, task, order);
    progress(0.3, "drawing the pages");
    const auto pdf = std::make_shared<const std::string>(report::render_pdf(reading.input));
    progress(0.8, "storing the file");
    announce(ports, task, sha256_hex(*pdf));
    const app::StoredObject object = ports.objects.put(*pdf, pdf_type);

    const std::string file = object.sha256 + ".pdf";
    app::JsonObject result;
    result.add("pdf_ref", "reports/" + file).add("sha256", object.sha256);
    result.add("url", "/api/v1/projects/" + task.project_id.text() + "/reports/" + file);
    const auto record = [&ports, task, order, object, result, pdf,
                         erasures = reading.erasures](app::UnitOfWork& work) {
        if (app::count_erasures(work, task.account_id) != erasures)
            throw PutOff("someone was erased from the account; it is drawn anew", {});
        if (!app::hold_stored(work, ports.objects, object.sha256))
            ports.objects.put(*pdf, pdf_type);
        const domain::Time now = ports.clock.now();
        work.reports().insert({task.project_id, task.account_id, object.sha256, object.size_bytes,
                               order.kind, order.revision, task.id, now});
        app::object_is_recorded(work, task, object.sha256);
        app::JsonObject after;
        after.add("task_id", task.id.text())
            .add("kind", domain::to_text(order.kind))
            .add("revision", order.revision);
        after.add("sha256", object.sha256);
        work.events().append({task.project_id, "report.completed", "worker", task.request_id,
                              "null", after.text(), now});
    };
    return {result.text(), record, [&ports, hash = object.sha256] { withdraw(ports, hash); }};
}

}  // namespace apex::worker
