#include "http/log.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <ctime>
#include <mutex>
#include <thread>

#include "base/number_text.hpp"
#include "http/problem.hpp"
#include "telemetry/activity.hpp"

namespace apex::http {
namespace {

constexpr std::size_t held_bytes_max =
    4 * 1024 * 1024;  // A reader that stalls costs lines, never the service.
constexpr std::size_t flush_bytes = 64 * 1024;
constexpr std::chrono::milliseconds gather_time{200};

void write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(descriptor, bytes.data(), bytes.size());
        if (n > 0)
            bytes.remove_prefix(static_cast<std::size_t>(n));
        else if (n < 0 && errno != EINTR)
            return;  // Nowhere left to say so.
    }
}

void append_integer(std::string& out, std::int64_t v) {
    std::array<char, 24> text{};
    out.append(text.data(), std::to_chars(text.data(), text.data() + text.size(), v).ptr);
}

void append_value(std::string& out, const LogField& field) {
    if (const auto* text = std::get_if<std::string_view>(&field.value))
        append_json_string(out, *text);
    if (const auto* n = std::get_if<std::int64_t>(&field.value)) append_integer(out, *n);
    if (const auto* b = std::get_if<bool>(&field.value)) out += *b ? "true" : "false";
    if (const auto* v = std::get_if<double>(&field.value)) {
        if (std::isfinite(*v))
            append_number(out, *v);
        else
            out += "null";
    }
}

/// Whose work it is, unless the fields say so themselves.
void append_activity(std::string& out, std::initializer_list<LogField> fields) {
    const telemetry::Activity* work = telemetry::Activity::current();
    const bool told = std::any_of(fields.begin(), fields.end(),
                                  [](const LogField& field) { return field.key == "request_id"; });
    if (!work || told) return;
    out += ",\"request_id\":";
    append_json_string(out, work->request_id());
    if (!work->context()) return;
    out += ",\"trace_id\":\"";
    out += telemetry::to_text(work->context().trace);
    out += '"';
}

}  // namespace

struct Log::State {
    std::mutex mutex;
    std::condition_variable wake, written;
    std::string held;
    bool writing = false, ending = false, hurry = false;
    std::int64_t dropped = 0;  ///< since the last line that said so
    std::uint64_t dropped_ever = 0;
    std::array<std::uint64_t, level_count> written_lines{};
    std::time_t stamped_second = -1;
    std::string service;
    std::array<char, 32> stamp{};  ///< "2026-11-23T04:29:00" of that second
    int descriptor = -1;
    std::thread writer;

    void append_time(std::string& out) {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
        const std::time_t second = static_cast<std::time_t>(ms / 1000);
        if (second != stamped_second) {
            std::tm utc{};
            ::gmtime_r(&second, &utc);
            std::strftime(stamp.data(), stamp.size(), "%Y-%m-%dT%H:%M:%S", &utc);
            stamped_second = second;
        }
        const auto rest = static_cast<int>(ms % 1000);
        out += stamp.data();
        out += '.';
        out += static_cast<char>('0' + rest / 100);
        out += static_cast<char>('0' + rest / 10 % 10);
        out += static_cast<char>('0' + rest % 10);
        out += 'Z';
    }

    void run() {
        std::unique_lock lock(mutex);
        while (true) {
            wake.wait(lock, [this] { return ending || !held.empty(); });
            wake.wait_for(lock, gather_time,
                          [this] { return ending || hurry || held.size() > flush_bytes; });
            hurry = false;
            if (held.empty() && ending) return;
            std::string out;
            out.swap(held);
            held.reserve(std::min(out.capacity(), 2 * flush_bytes));
            if (dropped > 0) {
                out += "{\"time\":\"";
                append_time(out);
                out += "\",\"level\":\"warning\",\"service\":\"" + service +
                       "\",\"event\":\"log_lines_dropped\",\"count\":";
                append_integer(out, dropped);
                out += "}\n";
                dropped = 0;
            }
            writing = true;
            lock.unlock();
            write_all(descriptor, out);
            lock.lock();
            writing = false;
            written.notify_all();
        }
    }
};

const char* to_text(Level level) {
    constexpr const char* levels[level_count] = {"debug", "info", "warning", "failure"};
    return levels[static_cast<std::size_t>(level)];
}

std::uint64_t Log::written(Level level) const {
    const std::lock_guard lock(state_->mutex);
    return state_->written_lines[static_cast<std::size_t>(level)];
}

std::uint64_t Log::dropped() const {
    const std::lock_guard lock(state_->mutex);
    return state_->dropped_ever;
}

Log::Log(std::string service, int descriptor, Level least)
    : service_(std::move(service)), least_(least), state_(std::make_unique<State>()) {
    state_->descriptor = descriptor;
    state_->service = service_;
    if (descriptor >= 0) state_->writer = std::thread([state = state_.get()] { state->run(); });
}

Log::~Log() {
    if (!state_->writer.joinable()) return;
    {
        const std::lock_guard lock(state_->mutex);
        state_->ending = true;
    }
    state_->wake.notify_all();
    state_->writer.join();
}

void Log::write(Level level, std::string_view event, std::initializer_list<LogField> fields) {
    if (!takes(level) || state_->descriptor < 0) return;
    const std::lock_guard lock(state_->mutex);
    std::string& out = state_->held;
    if (out.size() > held_bytes_max) {
        ++state_->dropped;
        ++state_->dropped_ever;
        return;
    }
    ++state_->written_lines[static_cast<std::size_t>(level)];
    const bool was_empty = out.empty();
    out += "{\"time\":\"";
    state_->append_time(out);
    out += "\",\"level\":\"";
    out += to_text(level);
    out += "\",\"service\":\"";
    out += service_;
    out += "\",\"event\":\"";
    out += event;
    out += '"';
    append_activity(out, fields);
    for (const LogField& field : fields) {
        out += ",\"";
        out += field.key;
        out += "\":";
        append_value(out, field);
    }
    out += "}\n";
    if (was_empty || out.size() > flush_bytes) state_->wake.notify_one();
}

void Log::flush() {
    if (!state_->writer.joinable()) return;
    std::unique_lock lock(state_->mutex);
    state_->hurry = true;
    state_->wake.notify_all();
    state_->written.wait_for(lock, std::chrono::seconds(2),
                             [this] { return state_->held.empty() && !state_->writing; });
}

}  // namespace apex::http
