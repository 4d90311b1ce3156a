// What the server decides about a request, apart from moving bytes: admission, the call of the
// handler, the head of the answer, log, metrics. Not here: sockets and timeouts (connection.cpp).
// Safe to use from all loops.
#pragma once
#include <chrono>
#include <cstdint>
#include <ctime>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "http/log.hpp"
#include "http/metrics.hpp"
#include "http/request_parser.hpp"
#include "http/router.hpp"
#include "http/server.hpp"
#include "telemetry/activity.hpp"

namespace apex::http {

class Dispatcher {
  public:
    Dispatcher(std::vector<Route> routes, const ServerOptions& options, Registry& metrics,
               Log& log);

    struct Admission {
        const Route* route = nullptr;
        std::optional<HttpResponse> early;  ///< decided without the body
        std::size_t body_limit = default_body_limit;
    };
    /// Gives the request its id and decides what its header alone decides.
    Admission admit(HttpRequest& request, const RequestParser& parser) const;

    /// Takes the request id and trace context from the header, or makes them.
    void identify(HttpRequest& request) const;

    /// While it lives, the calling thread works on this request.
    telemetry::Activity working_on(const HttpRequest& request) const {
        return {tracer_, request.trace, request.request_id};
    }

    /// Asks the guard, then calls the handler; whatever either throws becomes an answer.
    HttpResponse run(const Route& route, HttpRequest& request) const;
    /// Asks the guard and opens the route's sink, or gives a piece of the body to it; the answer
    /// when it refuses.
    std::optional<HttpResponse> open_sink(const Route& route, HttpRequest& request) const;
    std::optional<HttpResponse> sink(const Route& route, HttpRequest& request) const;

    /// Status line and fields up to the empty line.
    struct HeadFacts {
        bool keep_alive = false;
        std::string_view date;
    };
    void append_head(std::string& out, const HttpRequest& request, const HttpResponse& response,
                     const HeadFacts& facts) const;

    struct Outcome {
        int status = 0;
        std::chrono::nanoseconds duration{0};
        std::uint64_t bytes_in = 0, bytes_out = 0;
        bool complete = true;  ///< false: the other end went away
    };
    void record(const HttpRequest& request, const Route* route, const Outcome& outcome);
    void count(const Route* route, const Outcome& outcome);

    const ServerOptions& options() const { return options_; }

  private:
    HttpResponse guarded(const Route& route, const HttpRequest& request,
                         const std::function<HttpResponse()>& act) const;
    struct RouteMetrics {
        Counter* by_class[6]{};
        Histogram* seconds = nullptr;
    };
    RouteMetrics measured(Registry& metrics, const std::string& name) const;
    std::optional<HttpResponse> refuse_body(const HttpRequest& request, const Route& route,
                                            const RequestParser& parser) const;
    HttpResponse describe_options(const HttpRequest& request, const std::string& allow) const;
    bool allows_origin(std::string_view origin) const;
    void trace(const HttpRequest& request, const Route* route, const Outcome& outcome) const;

    ServerOptions options_;
    Router router_;
    Log& log_;
    const telemetry::Tracer& tracer_;
    std::vector<RouteMetrics> metrics_;  ///< by index of the route; then fallback, then unmatched
};

/// "Mon, 23 Nov 2026 04:29:00 GMT"
std::string http_date(std::time_t at);

}  // namespace apex::http
