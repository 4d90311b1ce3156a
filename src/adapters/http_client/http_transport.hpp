// One HTTP exchange over libcurl, on connections that are kept and shared by all threads. Does not
// repeat, sign or judge a status: that is its caller's part.
#pragma once
#include <chrono>
#include <cstdint>
#include <ctime>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "adapters/http_client/byte_sink.hpp"
#include "adapters/http_client/name_value.hpp"

namespace apex::adapters::http_client {

struct HttpRequest {
    std::string method;              ///< GET, HEAD, PUT, POST, DELETE
    std::string url;                 ///< encoded; sent as it is
    std::vector<NameValue> headers;  ///< without Host and Content-Length
    std::string_view body;           ///< of PUT and POST; must outlive the exchange
};

struct HttpAnswer {
    int status = 0;
    std::map<std::string, std::string> headers;  ///< by lower-case name; the last one counts
    std::string body;                            ///< unless it went to a sink
    std::optional<std::time_t> date;             ///< the server's clock, as its Date says

    /// "" when there is no such header.
    const std::string& header(const std::string& lower_case_name) const;
};

/// No whole answer came.
struct HttpFault {
    std::string reason;       ///< in words, without URL
    bool may_repeat = false;  ///< it was the network or the server, not the request
    bool too_large = false;   ///< the body is above HttpLimits::body_bytes_max
};

struct HttpLimits {
    std::chrono::milliseconds connect{2'000};
    std::chrono::milliseconds total{20'000};
    std::chrono::seconds stall{10};
    std::int64_t body_bytes_max = 8 << 20;  ///< of a successful answer's body
};

class HttpTransport {
  public:
    HttpTransport(std::string ca_file, std::size_t idle_connections_max);
    ~HttpTransport();

    /// The body of a 2xx answer goes to `sink`, if there is one; what the sink throws is thrown on.
    /// Redirects are not followed and no proxy is used. SIGPIPE does not reach the program. Throws
    /// std::invalid_argument when a header would hold the end of a line.
    std::variant<HttpAnswer, HttpFault> exchange(const HttpRequest& request,
                                                 const HttpLimits& limits,
                                                 ByteSink* sink = nullptr);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace apex::adapters::http_client
