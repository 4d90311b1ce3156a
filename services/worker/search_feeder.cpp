#include "services/worker/search_feeder.hpp"

#include <algorithm>

#include "app/search_feed.hpp"

namespace apex::worker {
namespace {

/// The end of the process breaks a rebuild off.
struct Stopping {};

double seconds(std::chrono::microseconds time) {
    return std::chrono::duration<double>(time).count();
}

}  // namespace

SearchFeeder::SearchFeeder(const app::Ports& ports, FeederOptions options, http::Log& log,
                           http::Registry& metrics)
    : ports_(ports),
      options_(options),
      log_(log),
      fed_(metrics.counter("apex_search_fed_total", "Changes brought to the search index.")),
      failures_(metrics.counter("apex_search_feed_failures_total",
                                "Rounds in which the search index or the database was away.")),
      rebuilds_(metrics.counter("apex_search_rebuilds_total",
                                "Rebuilds of the search index that this process finished.")),
      lag_(metrics.gauge("apex_search_lag_seconds",
                         "Age of the oldest change that the search index does not know.")) {}

SearchFeeder::~SearchFeeder() { stop(); }

void SearchFeeder::start() {
    thread_ = std::thread([this] { loop(); });
}

void SearchFeeder::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

bool SearchFeeder::run_once() {
    const bool more = feed();
    if (!more) look();
    return more;
}

void SearchFeeder::loop() {
    auto pause = options_.poll;
    while (!stopping_) {
        try {
            const bool more = run_once();
            pause = options_.poll;
            if (more) continue;
        } catch (const Stopping&) {
            return;
        } catch (const std::exception& error) {
            // What waits stays in the outbox; say so, less often the longer it lasts.
            say_that_it_waits(error.what());
            pause = std::min(2 * pause, options_.longest_wait);
        }
        wait(step_back_ ? options_.longest_wait : pause);
    }
}

void SearchFeeder::say_that_it_waits(const char* reason) {
    failures_.add();
    log_.write(http::Level::warning, "search_feed_waits", {{"reason", reason}});
    try {
        measure_lag();
    } catch (const std::exception&) {
        // The database is the one that is away; the lag stays as it was last known.
    }
}

bool SearchFeeder::feed() {
    const app::FeedRound round = app::feed_search(ports_);
    fed_.add(static_cast<std::uint64_t>(round.delivered));
    if (round.rebuild_first) rebuild(*round.rebuild_first);
    round.more ? measure_lag() : lag_.set(0);
    step_back_ = round.in_vain;
    return round.more && !round.in_vain;
}

void SearchFeeder::measure_lag() { lag_.set(seconds(app::search_lag(ports_))); }

/// An index is missed also where no project changes.
void SearchFeeder::look() {
    const auto now = std::chrono::steady_clock::now();
    if (looked_at_ && now - *looked_at_ < options_.look_every) return;
    if (const auto why = app::search_must_be_rebuilt(ports_)) rebuild(*why);
    looked_at_ = now;
}

void SearchFeeder::rebuild(const std::string& why) {
    log_.write(http::Level::warning, "search_rebuild_begins", {{"reason", std::string_view(why)}});
    const auto put =
        app::rebuild_search(ports_, app::SearchIndex::IfUnderWay::replace, [this](std::int64_t) {
            if (stopping_) throw Stopping{};
            app::feed_search(ports_);
        });
    if (!put) return;  // Another worker was first.
    rebuilds_.add();
    log_.write(http::Level::info, "search_rebuilt", {{"projects", *put}});
}

void SearchFeeder::wait(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, time, [this] { return stopping_.load(); });
}

}  // namespace apex::worker
