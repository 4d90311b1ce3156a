// One HTTP request by libcurl, with limits on time and size. No redirects, no proxies, no cookies.
#pragma once
#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>

namespace apex::adapters {

/// No answer came: refused, timed out, cut off, too large. In words, without the URL.
struct HttpFailure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct HttpCall {
    std::string url;
    std::optional<std::string> json;  ///< present: POST; absent: GET
    std::chrono::milliseconds connect_at_most, answer_at_most;
};

struct HttpAnswer {
    long status = 0;
    std::string body;
};

/// Throws HttpFailure.
HttpAnswer send(const HttpCall& call);

}  // namespace apex::adapters
