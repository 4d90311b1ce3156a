// Counters, gauges and histograms with the Prometheus text format. Counting is one relaxed atomic
// addition. Which metrics exist is up to who registers them; names follow Prometheus (base units,
// _total).
#pragma once
#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace apex::http {

using Labels = std::vector<std::pair<std::string, std::string>>;

class Counter {
  public:
    void add(std::uint64_t n = 1) { value_.fetch_add(n, std::memory_order_relaxed); }
    std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

  private:
    std::atomic<std::uint64_t> value_{0};
};

class Gauge {
  public:
    void set(double v) { value_.store(v, std::memory_order_relaxed); }
    void add(double v) { value_.fetch_add(v, std::memory_order_relaxed); }
    double value() const { return value_.load(std::memory_order_relaxed); }

  private:
    std::atomic<double> value_{0};
};

/// Durations in fixed buckets from 100 us to 10 s.
class Histogram {
  public:
    static constexpr double bounds_seconds[] = {0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005,
                                                0.01,   0.025,   0.05,   0.1,   0.25,   0.5,
                                                1,      2.5,     5,      10};
    static constexpr std::size_t bound_count = sizeof(bounds_seconds) / sizeof(bounds_seconds[0]);
    void observe(double seconds);
    std::uint64_t bucket(std::size_t index) const {
        return buckets_[index].load(std::memory_order_relaxed);
    }
    double sum_seconds() const {
        return static_cast<double>(sum_ns_.load(std::memory_order_relaxed)) * 1e-9;
    }

  private:
    std::atomic<std::uint64_t> buckets_[bound_count + 1]{};
    std::atomic<std::uint64_t> sum_ns_{0};
};

/// Owns the metrics. A metric registered twice with the same labels is the same object; it lives as
/// long as the registry.
class Registry {
  public:
    Counter& counter(const std::string& name, const std::string& help, const Labels& labels = {});
    Gauge& gauge(const std::string& name, const std::string& help, const Labels& labels = {});
    /// A counter that is kept elsewhere and read before each exposition. It must not fall.
    Gauge& followed_counter(const std::string& name, const std::string& help,
                            const Labels& labels = {});
    Histogram& histogram(const std::string& name, const std::string& help,
                         const Labels& labels = {});
    /// Called before each exposition, to set gauges that are read elsewhere (queue depth, memory).
    /// Must not throw.
    void before_scrape(std::function<void()> refresh);
    /// Text exposition format 0.0.4.
    std::string text();

  private:
    enum class Kind : unsigned char { counter, gauge, histogram, followed_counter };
    struct Family {
        Kind kind{};
        std::string help;
        std::map<std::string, std::size_t> by_labels;  ///< rendered labels -> index
    };
    std::size_t& slot(Kind kind, const std::string& name, const std::string& help,
                      const Labels& labels);
    std::mutex mutex_;
    std::map<std::string, Family> families_;
    std::deque<Counter> counters_;
    std::deque<Gauge> gauges_;
    std::deque<Histogram> histograms_;
    std::vector<std::function<void()>> refreshers_;
};

}  // namespace apex::http
