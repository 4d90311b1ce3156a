// One call of the S3 protocol: signed, sent, judged, and repeated within a deadline. What the calls
// are is s3_client's and s3_multipart's part.
#pragma once
#include <chrono>
#include <ctime>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/http_client/http_transport.hpp"
#include "adapters/s3/retry.hpp"
#include "adapters/s3/s3_error.hpp"
#include "adapters/s3/s3_settings.hpp"

namespace apex::adapters::s3 {

using http_client::HttpAnswer;
using http_client::HttpFault;
using http_client::HttpLimits;
using http_client::HttpRequest;
using http_client::HttpTransport;

class Deadline {
  public:
    explicit Deadline(std::chrono::milliseconds from_now)
        : end_(std::chrono::steady_clock::now() + from_now) {}
    std::chrono::milliseconds remaining() const {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            end_ - std::chrono::steady_clock::now());
    }

  private:
    std::chrono::steady_clock::time_point end_;
};

struct Call {
    const char* doing = "";  ///< for messages: "storing an object"
    std::string method = {};
    std::string key = {};  ///< whole, with the prefix; "": the bucket
    std::vector<NameValue> query = {};
    std::vector<NameValue> headers = {};
    std::string_view body = {};
    std::string body_sha256 = empty_sha256;
    bool absent_is_an_answer = false;    ///< 404 of an object or upload is returned, not thrown
    bool error_may_come_as_200 = false;  ///< as CompleteMultipartUpload and CopyObject do
};

/// How a call is carried out.
struct Manner {
    Deadline deadline;
    int attempts_max;
    ByteSink* sink = nullptr;  ///< for the body of a success
    std::int64_t body_bytes_max = 8 << 20;
    /// What is wrong with a success, if anything: then it is repeated, as damaged.
    std::function<std::optional<std::string>(const HttpAnswer&)> verify = {};
};

class S3Calls {
  public:
    S3Calls(S3Settings settings, S3Limits limits, std::function<std::time_t()> clock);

    /// The answer, when it is a success or one of those the call allows. Throws S3Error. A call may
    /// be carried out more than once: an answer can be lost.
    HttpAnswer perform(const Call& call, const Manner& manner);

    /// With the whole of S3Limits, and time for a body of `body_bytes`.
    Manner manner(std::int64_t body_bytes = 0) const;
    /// Once, within S3Limits::probe_deadline.
    Manner probing() const;

    const S3Settings& settings() const { return settings_; }
    const S3Limits& limits() const { return limits_; }
    std::time_t now() const { return clock_(); }

  private:
    struct Failure;
    std::variant<HttpAnswer, Failure> attempt(const Call& call, const Manner& manner);
    HttpRequest signed_request(const Call& call) const;
    Failure failure_of(const HttpAnswer& answer, std::string_view code) const;

    S3Settings settings_;
    S3Limits limits_;
    std::function<std::time_t()> clock_;
    HttpTransport transport_;
};

}  // namespace apex::adapters::s3
