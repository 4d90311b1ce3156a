#include "services/signcalc/golden_watch.hpp"

#include <exception>
#include <vector>

#include "base/embedded.hpp"
#include "wire/validation.hpp"

namespace apex::embedded {
std::span<const File> validation_cases();
}

namespace apex::signcalc {
namespace {

std::vector<wire::ValidationCase> cases() {
    std::vector<wire::ValidationCase> all;
    for (const auto& file : embedded::validation_cases())
        if (file.path.ends_with(".json"))
            all.push_back(wire::parse_validation_case(file.content, file.path));
    return all;
}

}  // namespace

GoldenWatch::GoldenWatch(http::Registry& metrics, http::Log& log, std::chrono::seconds every)
    : log_(log),
      values_(metrics.gauge("apex_golden_values",
                            "Published numbers that this process compared itself with.")),
      differences_(
          metrics.gauge("apex_golden_differences", "Of those, how many it computes otherwise.")),
      compared_at_(metrics.gauge("apex_golden_compared_timestamp_seconds",
                                 "When it last compared, seconds since 1970.")),
      thread_([this, every] { loop(every); }) {}

GoldenWatch::~GoldenWatch() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void GoldenWatch::loop(std::chrono::seconds every) {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        try {
            compare();
        } catch (const std::exception& failure) {
            // What cannot be compared is no agreement.
            differences_.set(1);
            log_.write(http::Level::failure, "golden_not_compared", {{"reason", failure.what()}});
        }
        lock.lock();
        changed_.wait_for(lock, every, [this] { return stopping_; });
    }
}

void GoldenWatch::compare() {
    const auto outcomes = wire::run_validation(cases(), wire::through_library(false));
    std::int64_t differing = 0;
    for (const wire::ValidationOutcome& outcome : outcomes) {
        if (outcome.passes) continue;
        ++differing;
        log_.write(http::Level::failure, "golden_difference",
                   {{"case", std::string_view(outcome.id)},
                    {"path", std::string_view(outcome.path)},
                    {"expected", outcome.expected},
                    {"computed", outcome.computed},
                    {"problem", std::string_view(outcome.problem)}});
    }
    values_.set(static_cast<double>(outcomes.size()));
    differences_.set(static_cast<double>(differing));
    compared_at_.set(
        std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count());
    log_.write(http::Level::info, "golden_compared",
               {{"values", static_cast<std::int64_t>(outcomes.size())}, {"differing", differing}});
}

}  // namespace apex::signcalc
