#include "app/readiness.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace apex::app {

/// One probe and the thread that runs it when asked. The thread owns a share, so that a probe that
/// hangs can outlive its Readiness.
struct Readiness::Running {
    std::string name;
    Probe* probe = nullptr;
    std::mutex mutex;
    std::condition_variable changed;
    bool under_way = false;
    std::optional<std::string> trouble;
};

Readiness::Readiness(std::vector<std::pair<std::string, Probe*>> probes) {
    for (auto& [name, probe] : probes) {
        auto running = std::make_shared<Running>();
        running->name = std::move(name);
        running->probe = probe;
        running_.push_back(std::move(running));
    }
}

Readiness::~Readiness() {
    for (const auto& running : running_) {
        std::unique_lock lock(running->mutex);
        running->changed.wait(lock, [&] { return !running->under_way; });
    }
}

std::vector<Readiness::Check> Readiness::check() {
    constexpr std::chrono::seconds limit{1};
    const auto until = std::chrono::steady_clock::now() + limit;
    for (const auto& running : running_) {
        const std::lock_guard lock(running->mutex);
        if (running->under_way) continue;
        running->under_way = true;
        std::thread([running] {
            auto trouble = running->probe->trouble();
            const std::lock_guard done(running->mutex);
            running->trouble = std::move(trouble);
            running->under_way = false;
            running->changed.notify_all();
        }).detach();
    }
    std::vector<Check> checks;
    for (const auto& running : running_) {
        std::unique_lock lock(running->mutex);
        const bool answered =
            running->changed.wait_until(lock, until, [&] { return !running->under_way; });
        checks.push_back({running->name, answered ? running->trouble : "no answer within 1 s"});
    }
    return checks;
}

}  // namespace apex::app
