// The HTTP/1.1 server: one loop per core, keep-alive, limits, timeouts, drain. TLS and HTTP/2 end
// at the proxy before it.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "http/log.hpp"
#include "http/metrics.hpp"
#include "http/router.hpp"
#include "http/site_names.hpp"
#include "telemetry/tracer.hpp"

namespace apex::http {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8000;             ///< 0: any free one, see Server::port
    unsigned threads = 0;                  ///< loops; 0: one per core
    unsigned pool_threads = 4;             ///< for handlers that block
    std::size_t pool_queue_max = 256;      ///< waiting handlers; beyond: 503 with Retry-After
    std::size_t connections_max = 10'000;  ///< beyond: 503 and closed
    std::size_t header_bytes_max = 16 * 1024;
    std::size_t target_bytes_max = 8 * 1024;
    std::chrono::milliseconds header_timeout{
        10'000};  ///< from the first byte to the end of the header: 408
    std::chrono::milliseconds body_timeout{30'000};   ///< for the whole body: 408
    std::chrono::milliseconds write_timeout{30'000};  ///< without progress
    std::chrono::milliseconds idle_timeout{75'000};   ///< between requests: closed silently
    std::size_t discard_bytes_max = 8 * 1024 * 1024;  ///< read and dropped after an early answer
    std::chrono::milliseconds discard_time_max{2'000};
    std::vector<std::string> cors_origins;  ///< exact origins; empty: no CORS headers at all
    std::optional<SiteNames> names;         ///< absent: it answers under any name
    Route fallback;  ///< answers GET and HEAD where no route is; without a handler: 404
    bool access_log = true;
    bool request_metrics = true;                ///< count and time each request
    const telemetry::Tracer* tracer = nullptr;  ///< outlives the server; none: no span is kept
};

/// The address cannot be listened on; `what` is a sentence for people.
struct ListenFailure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Server {
  public:
    /// `metrics` and `log` outlive the server; `metrics` is not read any more once it has gone.
    Server(std::vector<Route> routes, ServerOptions options, Registry& metrics, Log& log);
    ~Server();  ///< Drains with no patience if still running.
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Binds and begins to answer; returns at once. Throws ListenFailure.
    void start();
    std::uint16_t port() const;
    /// Stops accepting, closes idle connections, lets running requests finish; cuts what remains
    /// after `patience`. True when nothing had to be cut.
    bool drain(std::chrono::milliseconds patience);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace apex::http
