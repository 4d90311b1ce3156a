#include "adapters/s3/retry.hpp"

#include <algorithm>

#include "base/assertion.hpp"

namespace apex::adapters::s3 {

Judgement judge(int status, std::string_view code) {
    if (code == "RequestTimeTooSkewed") return {S3Fault::clock_skew, false};
    if (code == "NoSuchBucket") return {S3Fault::missing_bucket, false};
    if (code == "AuthorizationHeaderMalformed" || code == "PermanentRedirect" ||
        code == "TemporaryRedirect" || code == "IllegalLocationConstraintException" ||
        code == "InvalidLocationConstraint" || (status >= 300 && status < 400))
        return {S3Fault::wrong_region, false};
    // The body did not arrive as it was signed: as a fault of the network, not of the request.
    if (code == "XAmzContentSHA256Mismatch" || code == "BadDigest" || code == "IncompleteBody")
        return {S3Fault::damaged, true};
    if (code == "SlowDown" || code == "ServiceUnavailable" || code == "InternalError" ||
        code == "RequestTimeout" || code == "OperationAborted" || code == "Throttling" ||
        code == "TooManyRequests")
        return {S3Fault::busy, true};
    if (status == 408 || status == 429 || status == 500 || (status >= 502 && status <= 504))
        return {S3Fault::busy, true};
    if (status == 401 || status == 403) return {S3Fault::forbidden, false};
    return {S3Fault::refused, false};
}

std::chrono::milliseconds pause_before(int repetition, const S3Limits& limits, double random) {
    APEX_ASSERT(repetition >= 1 && random >= 0 && random < 1);
    auto pause = limits.first_pause;
    for (int i = 1; i < repetition && pause < limits.pause_max; ++i) pause *= 2;
    pause = std::min(pause, limits.pause_max);
    return std::chrono::milliseconds(
        static_cast<std::int64_t>(static_cast<double>(pause.count()) * (0.5 + random / 2)));
}

}  // namespace apex::adapters::s3
