// A moment, UTC, to the microsecond; as text always "2026-11-23T04:29:00.000000Z". Who reads the
// clock: app/ports/clock.hpp.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>

namespace apex::domain {

using Time = std::chrono::sys_time<std::chrono::microseconds>;

std::string to_text(Time time);
inline std::int64_t microseconds(Time time) { return time.time_since_epoch().count(); }
inline Time from_microseconds(std::int64_t since_epoch) {
    return Time(std::chrono::microseconds(since_epoch));
}

}  // namespace apex::domain
