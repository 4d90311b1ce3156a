// The log: one JSON object a line with stable keys (time, level, service, event, ...). Never a
// person's data or an input's text. What a request or task causes carries its request_id and
// trace_id, which the calling thread knows (telemetry::Activity). Lines are collected and written
// in whole lines, at the latest after a quarter of a second.
#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace apex::http {

enum class Level : unsigned char { debug, info, warning, failure };
inline constexpr std::size_t level_count = 4;
const char* to_text(Level level);  ///< "warning"

/// One key and its value. Text is escaped; numbers are printed as such.
struct LogField {
    std::string_view key;
    std::variant<std::string_view, std::int64_t, double, bool> value;
};

class Log {
  public:
    /// Writes to `descriptor` (2: standard error). A negative one discards everything.
    Log(std::string service, int descriptor, Level least = Level::info);
    ~Log();  ///< Writes what is still held.
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    bool takes(Level level) const { return level >= least_.load(std::memory_order_relaxed); }
    /// In force for the next line on, whoever writes it.
    void take_from(Level least) { least_.store(least, std::memory_order_relaxed); }
    /// `event` is a fixed phrase: "listening", "request", "task_completed".
    void write(Level level, std::string_view event, std::initializer_list<LogField> fields = {});
    void flush();
    /// How many lines of that level were written since the start.
    std::uint64_t written(Level level) const;
    /// How many were not, because the reader had stalled.
    std::uint64_t dropped() const;

  private:
    struct State;
    std::string service_;
    std::atomic<Level> least_;
    std::unique_ptr<State> state_;
};

}  // namespace apex::http
