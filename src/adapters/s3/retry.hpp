// Which failures are worth another attempt, and how long to wait before it. Pure.
#pragma once
#include <chrono>
#include <string_view>

#include "adapters/s3/s3_error.hpp"
#include "adapters/s3/s3_settings.hpp"

namespace apex::adapters::s3 {

struct Judgement {
    S3Fault fault = S3Fault::refused;
    bool may_repeat = false;
};

/// Of an answer that is no success. `code` is the server's <Code>, "" when there is none.
Judgement judge(int status, std::string_view code);

/// Before repetition 1, 2, ...: twice as long each time, up to S3Limits::pause_max, and between
/// half and all of that by `random` in [0, 1), so that clients that failed together do not return
/// together.
std::chrono::milliseconds pause_before(int repetition, const S3Limits& limits, double random);

}  // namespace apex::adapters::s3
