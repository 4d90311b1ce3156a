#include "services/worker/worker.hpp"

#include <algorithm>

#include "app/announced_objects.hpp"
#include "app/audit.hpp"
#include "app/files.hpp"
#include "app/idempotent.hpp"
#include "app/json_text.hpp"
#include "app/outbox_relay.hpp"
#include "app/ports/unavailable.hpp"
#include "app/tasks.hpp"
#include "identity/sign_in.hpp"

namespace apex::worker {
namespace {

const telemetry::Tracer no_tracer;
constexpr std::chrono::hours sweep_every{1}, outage_outlasted{24};
constexpr std::chrono::milliseconds longest_wait{5'000};

/// The task was cancelled, or is another worker's by now.
struct LeaseLost {};

http::Histogram& task_seconds(http::Registry& metrics, const std::string& kind) {
    return metrics.histogram("apex_worker_task_seconds", "Time from taking a task to its end.",
                             {{"kind", kind}});
}

http::Counter& tasks_run(http::Registry& metrics, const std::string& kind, const char* outcome) {
    return metrics.counter("apex_worker_tasks_total",
                           "Tasks that were run, by what became of them.",
                           {{"kind", kind}, {"outcome", outcome}});
}

double fraction(app::IdSource& ids) { return ids.draw().front() / 256.0; }

/// An event in the project's chain; none where the project is gone. The caller holds it.
void append_event(app::UnitOfWork& work, const app::Lease& lease, const char* kind,
                  std::string after, domain::Time at) {
    work.events().append({lease.task.project_id, kind, "worker", lease.task.request_id, "null",
                          std::move(after), at});
}

}  // namespace

Worker::Worker(const app::Ports& ports, Jobs jobs, WorkerOptions options, http::Log& log,
               http::Registry& metrics)
    : ports_(ports),
      jobs_(std::move(jobs)),
      options_(std::move(options)),
      log_(log),
      metrics_(metrics),
      tracer_(options_.tracer ? *options_.tracer : no_tracer) {
    // There from the start: what never happened yet is none, not unknown.
    for (const auto& [kind, job] : jobs_) {
        task_seconds(metrics_, kind);
        for (const char* outcome : {"completed", "retried", "failed", "lost"})
            tasks_run(metrics_, kind, outcome);
    }
}

Worker::~Worker() { stop(); }

void Worker::start() {
    for (int i = 0; i < options_.threads; ++i) threads_.emplace_back([this, i] { loop(i == 0); });
}

void Worker::stop() {
    stopping_ = true;
    ports_.queue.wake();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
}

void Worker::loop(bool keeps_house) {
    auto wait = options_.poll;
    while (!stopping_) {
        try {
            const auto house_kept = [&] {
                return kept_house_at_ + options_.poll > std::chrono::steady_clock::now();
            };
            if (keeps_house) keep_house();
            auto lease = take();
            wait = options_.poll;
            const bool worked = lease.has_value();
            while (lease) lease = run(*lease, !stopping_ && (!keeps_house || house_kept()));
            if (worked) continue;
        } catch (const std::exception& error) {
            // The database or the index is away: say so, less often the longer it lasts, and come
            // back.
            log_.write(http::Level::warning, "worker_waits", {{"reason", error.what()}});
            wait = std::min(2 * wait, longest_wait);
        }
        if (!stopping_) ports_.queue.wait(wait);
    }
}

void Worker::keep_house() {
    kept_house_at_ = std::chrono::steady_clock::now();
    app::deliver_wakeups(ports_);
    bury_exhausted();
    const domain::Time now = ports_.clock.now();
    sweep(now);
    make_daily_root(now);
}

void Worker::sweep(domain::Time now) {
    if (now - swept_at_ < sweep_every) return;
    swept_at_ = now;
    const auto work = ports_.database.begin(app::Access::everything(), app::Intent::write);
    work->idempotency().sweep(now - app::idempotency_kept);
    work->commit();
    identity::sweep_sign_ins(ports_);
    const int abandoned = app::abandon_uploads(ports_);
    const int purged = app::purge_deleted_files(ports_);
    const int abandoned_objects = app::remove_abandoned_objects(ports_, {}, app::announcement_kept);
    const int unfinished = ports_.objects.sweep(app::upload_patience);
    log_.write(http::Level::info, "swept",
               {{"uploads_abandoned", std::int64_t{abandoned}},
                {"files_purged", std::int64_t{purged}},
                {"abandoned_objects", std::int64_t{abandoned_objects}},
                {"unfinished_objects", std::int64_t{unfinished}}});
}

void Worker::make_daily_root(domain::Time now) {
    const domain::Time today = domain::start_of_day(now);
    if (rooted_until_ == today) return;
    if (const auto root = app::make_daily_audit_root(ports_.database, ports_.clock))
        log_.write(http::Level::info, "audit_root",
                   {{"number", root->number},
                    {"day", std::string_view(domain::day_of(*root))},
                    {"chains", root->heads},
                    {"hash", std::string_view(root->hash)}});
    rooted_until_ = today;
}

void Worker::bury_exhausted() {
    for (const domain::Task& task : app::bury_exhausted_tasks(ports_))
        report({task, "", 0}, "failed", http::Level::failure, task.error.value_or(""));
}

app::TakeRequest Worker::request() const {
    return {options_.name, ports_.clock.now(), options_.lease_for};
}

std::optional<app::Lease> Worker::take() {
    const auto work = ports_.database.begin(app::Access::everything(), app::Intent::write);
    auto lease = work->tasks().take(request());
    if (lease) work->commit();
    return lease;
}

bool Worker::run_one() {
    const auto lease = take();
    if (!lease) return false;
    run(*lease, false);
    return true;
}

std::optional<app::Lease> Worker::run(const app::Lease& lease, bool take_next) {
    const auto from = std::chrono::steady_clock::now();
    auto next = run_traced(lease, take_next);
    task_seconds(metrics_, lease.task.kind)
        .observe(std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count());
    return next;
}

/// Everything the task causes is the request's work: its log lines, its spans.
std::optional<app::Lease> Worker::run_traced(const app::Lease& lease, bool take_next) {
    const domain::Task& task = lease.task;
    telemetry::TraceContext context = telemetry::parse_traceparent(task.traceparent);
    if (!context) {
        context = tracer_.begin({});
        if (tracer_.keeps(context)) context.span = 0;  // The task is the first span of its trace.
    }
    const telemetry::Activity activity(tracer_, context, task.request_id);
    telemetry::Span span("task " + task.kind, telemetry::SpanKind::consumer);
    span.tell("apex.task_id", task.id.text());
    span.tell("apex.request_id", task.request_id);
    span.tell("apex.attempt", std::to_string(task.attempts));
    return attempt(lease, take_next, span);
}

std::optional<app::Lease> Worker::attempt(const app::Lease& lease, bool take_next,
                                          telemetry::Span& span) {
    const auto job = jobs_.find(lease.task.kind);
    if (job == jobs_.end()) {
        const std::string reason = "this version knows no task of kind " + lease.task.kind;
        span.fail(reason);
        give_up(lease, reason);
        return std::nullopt;
    }
    const Progress progress = [&](double part, const std::string& stage) {
        const auto work = ports_.database.begin(app::Access::everything(), app::Intent::write);
        if (!work->tasks().progress(lease, part, stage, ports_.clock.now(), options_.lease_for))
            throw LeaseLost{};
        work->commit();
    };
    try {
        Completed done = complete(lease, job->second(lease.task, progress), take_next);
        report(lease, done.ours ? "completed" : "lost", http::Level::info);
        return std::move(done.next);
    } catch (const LeaseLost&) {
        report(lease, "lost", http::Level::info);
    } catch (const JobFailed& failure) {
        span.fail(failure.what());
        give_up(lease, failure.what());
    } catch (const PutOff& put_off) {
        span.tell("apex.put_off", put_off.what());
        return_to_queue(lease, put_off.what(), false, put_off.pause);
    } catch (const app::Unavailable& outage) {
        span.fail(outage.what());
        const bool outlasted = ports_.clock.now() - lease.task.created_at > outage_outlasted;
        outlasted ? give_up(lease, outage.what()) : try_again(lease, outage.what(), false);
    } catch (const std::exception& error) {
        span.fail(error.what());
        lease.task.attempts >= domain::max_attempts ? give_up(lease, error.what())
                                                    : try_again(lease, error.what(), true);
    }
    return std::nullopt;
}

Worker::Completed Worker::complete(const app::Lease& lease, const JobDone& done, bool take_next) {
    Completed completed;
    try {
        completed = record(lease, done, take_next);
    } catch (const std::exception&) {
        if (done.withdraw) done.withdraw();
        throw;
    }
    if (!completed.ours && done.withdraw) done.withdraw();
    return completed;
}

Worker::Completed Worker::record(const app::Lease& lease, const JobDone& done, bool take_next) {
    const auto work = ports_.database.begin(app::Access::everything(), app::Intent::write);
    if (!work->projects().find_for_update(lease.task.project_id))
        throw JobFailed("the project was deleted");
    if (!work->tasks().complete(lease, done.result, ports_.clock.now())) return {};
    if (done.record) done.record(*work);
    auto next = take_next ? work->tasks().take(request()) : std::nullopt;
    work->commit();
    return {true, std::move(next)};
}

void Worker::give_up(const app::Lease& lease, const std::string& reason) {
    const domain::Time now = ports_.clock.now();
    const auto work = ports_.database.begin(app::Access::everything(), app::Intent::write);
    const bool has_project = work->projects().find_for_update(lease.task.project_id).has_value();
    if (!work->tasks().fail(lease, reason, now)) return report(lease, "lost", http::Level::info);
    if (has_project) {
        const std::string after =
            app::JsonObject().add("task_id", lease.task.id.text()).add("reason", reason).text();
        append_event(*work, lease, "task.failed", after, now);
    }
    work->commit();
    report(lease, "failed", http::Level::failure, reason);
}

void Worker::try_again(const app::Lease& lease, const std::string& reason, bool counts) {
    return_to_queue(lease, reason, counts,
                    domain::backoff(lease.task.attempts, fraction(ports_.ids)));
}

void Worker::return_to_queue(const app::Lease& lease, const std::string& reason, bool counts,
                             std::chrono::milliseconds pause) {
    const domain::Time now = ports_.clock.now();
    const auto work = ports_.database.begin(app::Access::everything(), app::Intent::write);
    if (!work->tasks().retry(lease, reason, counts, now, now + pause))
        return report(lease, "lost", http::Level::info);
    work->commit();
    report(lease, "retried", http::Level::warning, reason);
}

void Worker::report(const app::Lease& lease, const char* outcome, http::Level level,
                    const std::string& reason) {
    tasks_run(metrics_, lease.task.kind, outcome).add();
    log_.write(level, "task",
               {{"outcome", std::string_view(outcome)},
                {"task_id", std::string_view(lease.task.id.text())},
                {"kind", std::string_view(lease.task.kind)},
                {"attempt", static_cast<std::int64_t>(lease.task.attempts)},
                {"reason", std::string_view(reason)}});
}

}  // namespace apex::worker
