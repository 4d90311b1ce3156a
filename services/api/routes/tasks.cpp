// Tasks: where they stand, their progress as server-sent events, and how to cancel one.
#include "app/tasks.hpp"

#include <atomic>
#include <charconv>

#include "endpoint/request.hpp"
#include "services/api/access_table.hpp"
#include "services/api/answers.hpp"
#include "services/api/resources_wire.hpp"
#include "services/api/routes/routes.hpp"

namespace apex::api {
namespace {

using http::HttpRequest;
using http::HttpResponse;

constexpr const char* tasks_tag = "Tasks";
const std::string task_path = std::string(base_path) + "/tasks/{task_id}";

/// How many streams are open, and may be. Each looks at the database, so they are not free.
class Streams {
  public:
    Streams(int most, http::Gauge& open) : most_(most), gauge_(open) {}

    /// Gives its place back when it ends.
    class Place {
      public:
        explicit Place(std::shared_ptr<Streams> streams) : streams_(std::move(streams)) {}
        Place(Place&&) = default;
        Place& operator=(Place&&) = delete;
        ~Place() {
            if (streams_) streams_->changed(-1);
        }

      private:
        std::shared_ptr<Streams> streams_;
    };
    /// Throws Problem 503 when there is none.
    static Place take(const std::shared_ptr<Streams>& streams) {
        if (streams->changed(1) > streams->most_) {
            streams->changed(-1);
            throw http::Problem{
                503,
                "Too many streams of task events are open; ask for the task itself, "
                "or come back.",
                {},
                {{"Retry-After", "5"}}};
        }
        return Place(streams);
    }

  private:
    int changed(int by) {
        const int open = open_ += by;
        gauge_.set(open);
        return open;
    }
    const int most_;
    http::Gauge& gauge_;
    std::atomic<int> open_{0};
};

/// An event whenever the task has changed, a comment when it has not for a while, and the end with
/// the task's own. What the client has seen already is not told again. It also ends where a new
/// request would no longer be admitted: with the session, the token or the key.
class TaskEvents : public http::BodyStream {
  public:
    TaskEvents(const Context& context, HttpRequest request, std::int64_t seen_version,
               Streams::Place place)
        : context_(context),
          request_(std::move(request)),
          caller_(caller_of(request_)),
          task_id_(request_.path_value(0)),
          seen_version_(seen_version),
          place_(std::move(place)) {}

    Piece next() override {
        constexpr std::chrono::milliseconds look_every{200}, look_rarely_every{1000};
        constexpr std::chrono::milliseconds rarely_after{10'000}, silence_max{10'000};
        if (!is_still_admitted()) return {"event: gone\ndata: {}\n\n", {}, true};
        auto found = app::get_task(*context_.ports, caller_, task_id_);
        if (app::failed(found)) return {"event: gone\ndata: {}\n\n", {}, true};
        const auto& task = std::get<domain::Task>(found);
        if (task.version != seen_version_) {
            seen_version_ = task.version;
            silent_for_ = unchanged_for_ = {};
            return {"id: " + std::to_string(task.version) +
                        "\nevent: " + std::string(domain::to_text(task.status)) +
                        "\ndata: " + wire::encode(resource(task)) + "\n\n",
                    look_every, domain::is_final(task.status)};
        }
        const auto wait = unchanged_for_ < rarely_after ? look_every : look_rarely_every;
        unchanged_for_ += wait;
        silent_for_ += wait;
        if (silent_for_ < silence_max) return {"", wait, false};
        silent_for_ = {};
        return {": still here\n\n", wait, false};  // Finds out whether the client is, too.
    }

  private:
    bool is_still_admitted() {
        constexpr std::chrono::seconds ask_every{5};
        const auto now = std::chrono::steady_clock::now();
        if (now - asked_at_ < ask_every) return true;
        asked_at_ = now;
        try {
            context_.gate->admit(request_, access_of("stream_task_events").least.value());
            return true;
        } catch (const http::Problem&) {
            return false;
        }
    }

    const Context& context_;
    HttpRequest request_;  ///< what the client showed
    app::Caller caller_;
    std::string task_id_;
    std::int64_t seen_version_;
    std::chrono::steady_clock::time_point asked_at_ = std::chrono::steady_clock::now();
    std::chrono::milliseconds silent_for_{}, unchanged_for_{};
    Streams::Place place_;
};

/// The version that a client saw last, as the event's id told it; 0 when it saw none.
std::int64_t seen_version(const HttpRequest& request) {
    std::int64_t version = 0;
    if (const auto text = header_of(request, "Last-Event-ID"))
        std::from_chars(text->data(), text->data() + text->size(), version);
    return version;
}

}  // namespace

void add_tasks(endpoint::Table& table, const Context& context) {
    table.get(task_path, "get_task")
        .tagged(tasks_tag)
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
    table.remove(task_path, "cancel_task")
        .tagged(tasks_tag)
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
    const auto streams = std::make_shared<Streams>(
        context.event_streams_max,
        context.metrics->gauge("apex_task_event_streams", "Streams of task events that are open."));
    table.get(task_path + "/events", "stream_task_events")
        .tagged(tasks_tag)
        .says("The task's progress as server-sent events, until it ends")
        .gives_media(200, "One event a change: its name is the status, its data the task",
                     "text/event-stream")
        .gives_media(204, "The task has ended, and the client has seen that", "")
        .header("Last-Event-ID", "The last event that was seen: it is not sent again")
        .refuses({404, 503})
        .with([&context, streams](const HttpRequest& request) {
            const app::Caller caller = caller_of(request);
            const auto task = take(app::get_task(*context.ports, caller, request.path_value(0)));
            const std::int64_t seen = seen_version(request);
            // A browser whose stream has ended comes back until it is told so.
            if (seen == task.version && domain::is_final(task.status))
                return http::empty_response(204);
            HttpResponse response;
            response.content_type = "text/event-stream";
            response.stream =
                std::make_unique<TaskEvents>(context, request, seen, Streams::take(streams));
            return response;
        });
}

}  // namespace apex::api
