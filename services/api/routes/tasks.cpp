// Tasks: where they stand, their progress as server-sent events, and how to cancel one.
#include "app/tasks.hpp"

#include "endpoint/request.hpp"
#include "services/api/answers.hpp"
#include "services/api/resources_wire.hpp"
#include "services/api/routes/routes.hpp"

namespace apex::api {
namespace {

using http::HttpRequest;
using http::HttpResponse;

constexpr const char* tag = "Tasks";
const std::string one = std::string(base_path) + "/tasks/{task_id}";

/// An event whenever the task has changed, a comment when it has not for a while, and the end with
/// the task's own.
class TaskEvents : public http::BodyStream {
  public:
    TaskEvents(const Context& context, app::Caller caller, std::string task_id)
        : context_(context), caller_(std::move(caller)), task_id_(std::move(task_id)) {}

    Piece next() override {
        constexpr std::chrono::milliseconds look_every{200};
        constexpr int silent_looks_max = 50;
        auto found = app::get_task(*context_.ports, caller_, task_id_);
        if (app::failed(found)) return {"event: gone\ndata: {}\n\n", {}, true};
        const auto& task = std::get<domain::Task>(found);
        if (task.version != seen_version_) {
            seen_version_ = task.version;
            silent_looks_ = 0;
            return {"id: " + std::to_string(task.version) +
                        "\nevent: " + std::string(domain::to_text(task.status)) +
                        "\ndata: " + wire::encode(resource(task)) + "\n\n",
                    look_every, domain::is_final(task.status)};
        }
        if (++silent_looks_ % silent_looks_max == 0) return {": still here\n\n", look_every, false};
        return {"", look_every, false};
    }

  private:
    const Context& context_;
    app::Caller caller_;
    std::string task_id_;
    std::int64_t seen_version_ = -1;
    int silent_looks_ = 0;
};

}  // namespace

void add_tasks(endpoint::Table& table, const Context& context) {
    table.get(one, "get_task")
        .tagged(tag)
        .says("Where a task stands, and its result")
        .gives<TaskResource>(200, "The task", {"ETag"})
        .gives_media(304, "Unchanged", "", {"ETag"})
        .refuses({404, 503})
        .with([&context](const HttpRequest& request) {
            const endpoint::QueryReader query(request, {});
            const auto task =
                take(app::get_task(*context.ports, caller_of(request), request.path_value(0)));
            return tagged_response(request, domain::etag_of(task), wire::encode(resource(task)));
        });
    table.remove(one, "cancel_task")
        .tagged(tag)
        .says("Cancel a task that has not ended")
        .header("If-Match", "The task's ETag; without it the task is cancelled whatever it is at")
        .gives<TaskResource>(200, "The task, cancelled", {"ETag"})
        .refuses({404, 409, 412, 503})
        .with([&context](const HttpRequest& request) {
            const auto task =
                take(app::cancel_task(*context.ports, caller_of(request), request.path_value(0),
                                      header_of(request, "If-Match")));
            HttpResponse response = http::json_response(200, wire::encode(resource(task)));
            response.with("ETag", domain::etag_of(task));
            return response;
        });
    table.get(one + "/events", "stream_task_events")
        .tagged(tag)
        .says("The task's progress as server-sent events, until it ends")
        .gives_media(200, "One event a change: its name is the status, its data the task",
                     "text/event-stream")
        .refuses({404, 503})
        .with([&context](const HttpRequest& request) {
            const app::Caller caller = caller_of(request);
            take(app::get_task(*context.ports, caller, request.path_value(0)));
            HttpResponse response;
            response.content_type = "text/event-stream";
            response.stream = std::make_unique<TaskEvents>(context, caller, request.path_value(0));
            return response;
        });
}

}  // namespace apex::api
