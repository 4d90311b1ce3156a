#include "http/server.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <fcntl.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include "http/loop.hpp"

namespace apex::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using Tcp = asio::ip::tcp;
template <class T>
using Task = asio::awaitable<T, Executor>;
constexpr auto tuple_of_result = asio::as_tuple(asio::use_awaitable_t<Executor>{});
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

constexpr std::chrono::milliseconds sweep_interval{250};

[[noreturn]] void cannot_listen(const Tcp::endpoint& endpoint, const error_code& ec) {
    const std::string place =
        endpoint.address().to_string() + ':' + std::to_string(endpoint.port());
    if (ec == asio::error::address_in_use)
        throw ListenFailure(
            "Cannot listen on " + place +
            ": another program has this port. Stop it, or choose another address with --listen.");
    if (ec == asio::error::access_denied)
        throw ListenFailure("Cannot listen on " + place +
                            ": this user may not use that port. Choose one above 1023.");
    throw ListenFailure("Cannot listen on " + place + ": " + ec.message() + '.');
}

/// SO_REUSEPORT would let a second server of the same user share the port in silence; a bind
/// without it finds out.
Tcp::endpoint claim(asio::io_context& context, Tcp::endpoint endpoint) {
    error_code ec;
    Acceptor probe(context);
    probe.open(endpoint.protocol(), ec);
    if (!ec) probe.set_option(Acceptor::reuse_address(true), ec);
    if (!ec) probe.bind(endpoint, ec);
    if (ec) cannot_listen(endpoint, ec);
    return probe.local_endpoint();
}

void listen(Acceptor& acceptor, const Tcp::endpoint& endpoint) {
    error_code ec;
    acceptor.open(endpoint.protocol(), ec);
    if (!ec) acceptor.set_option(Acceptor::reuse_address(true), ec);
    if (!ec) acceptor.set_option(ReusePort(true), ec);
    if (!ec) acceptor.bind(endpoint, ec);
    if (!ec) acceptor.listen(1024, ec);
    if (ec) cannot_listen(endpoint, ec);
    // Children (none are made today) must not inherit the port.
    ::fcntl(acceptor.native_handle(), F_SETFD, FD_CLOEXEC);
}

Task<void> accept(Loop& loop, Shared& shared, std::size_t connections_max) {
    while (!loop.draining) {
        auto [ec, socket] = co_await loop.acceptor.async_accept(tuple_of_result);
        if (ec == asio::error::operation_aborted || loop.draining) co_return;
        if (ec) {  // Out of descriptors, most likely: give connections time to end.
            shared.log.write(Level::warning, "accept_refused",
                             {{"cause", std::string_view(ec.message())}});
            Timer timer(loop.context);
            timer.expires_after(std::chrono::milliseconds(100));
            co_await timer.async_wait(tuple_of_result);
            continue;
        }
        serve_connection(loop, shared, std::move(socket),
                         shared.open.load(std::memory_order_relaxed) >= connections_max);
    }
}

/// Ends what has passed its deadline. One timer for all connections is cheaper than one for each.
Task<void> sweep(Loop& loop) {
    while (true) {
        loop.sweep.expires_after(sweep_interval);
        const auto [ec] = co_await loop.sweep.async_wait(tuple_of_result);
        if (ec) co_return;
        const TimePoint now = std::chrono::steady_clock::now();
        for (Watched* watched : loop.connections) {
            if (watched->timed_out || now < watched->deadline) continue;
            watched->timed_out = true;
            error_code ignored;
            watched->socket->cancel(ignored);
        }
    }
}

}  // namespace

struct Server::State {
    ServerOptions options;
    Log& log;
    Dispatcher dispatcher;
    std::atomic<std::size_t> open{0};
    std::vector<std::unique_ptr<Loop>> loops;  // Outlive the pool, whose work resumes on them.
    Pool pool;
    Shared shared;
    std::uint16_t port = 0;
    bool running = false;

    State(std::vector<Route> routes, const ServerOptions& chosen, Registry& metrics, Log& to)
        : options(chosen),
          log(to),
          dispatcher(std::move(routes), chosen, metrics, to),
          pool(chosen.pool_threads, chosen.pool_queue_max),
          shared{dispatcher,
                 pool,
                 to,
                 metrics.counter("apex_http_pool_refused_total",
                                 "Requests answered 503 because too many waited."),
                 metrics.counter("apex_http_timeouts_total",
                                 "Connections ended because a side was too slow."),
                 open} {
        Gauge& waiting =
            metrics.gauge("apex_http_pool_waiting", "Handlers waiting for a thread of the pool.");
        Gauge& busy = metrics.gauge("apex_http_pool_running", "Handlers running on the pool.");
        Gauge& size = metrics.gauge("apex_http_pool_threads", "Threads of the pool.");
        Gauge& connections = metrics.gauge("apex_http_connections", "Open connections.");
        size.set(std::max(chosen.pool_threads, 1U));
        metrics.before_scrape([this, &waiting, &busy, &connections] {
            waiting.set(static_cast<double>(pool.waiting()));
            busy.set(static_cast<double>(pool.running()));
            connections.set(static_cast<double>(open.load()));
        });
    }
};

Server::Server(std::vector<Route> routes, ServerOptions options, Registry& metrics, Log& log)
    : state_(std::make_unique<State>(std::move(routes), options, metrics, log)) {}

Server::~Server() {
    if (state_->running) drain(std::chrono::milliseconds(0));
}

void Server::start() {
    error_code ec;
    const auto address = asio::ip::make_address(state_->options.address, ec);
    if (ec)
        throw ListenFailure("Cannot listen on \"" + state_->options.address +
                            "\": that is no IP address.");
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const unsigned count = state_->options.threads > 0 ? state_->options.threads : cores;
    for (unsigned i = 0; i < count; ++i) state_->loops.push_back(std::make_unique<Loop>());
    const Tcp::endpoint endpoint =
        claim(state_->loops.front()->context, {address, state_->options.port});
    state_->port = endpoint.port();
    for (auto& loop : state_->loops) listen(loop->acceptor, endpoint);
    for (auto& each : state_->loops) {
        Loop& loop = *each;
        asio::co_spawn(loop.context, accept(loop, state_->shared, state_->options.connections_max),
                       asio::detached);
        asio::co_spawn(loop.context, sweep(loop), asio::detached);
        loop.thread = std::thread([&loop] { loop.context.run(); });
    }
    state_->running = true;
}

std::uint16_t Server::port() const { return state_->port; }

bool Server::drain(std::chrono::milliseconds patience) {
    if (!state_->running) return true;
    state_->running = false;
    Shared& shared = state_->shared;
    for (auto& each : state_->loops) {
        Loop& loop = *each;
        asio::post(loop.context, [&loop, &shared] {
            // Whoever is in the backlog already shook hands with us: answered before the door
            // closes.
            error_code ec;
            loop.acceptor.non_blocking(true, ec);
            while (!ec) {
                Socket socket(loop.context);
                loop.acceptor.accept(socket, ec);
                if (!ec) serve_connection(loop, shared, std::move(socket), false);
            }
            loop.draining = true;
            loop.acceptor.close(ec);
            for (Watched* watched : loop.connections)
                if (watched->idle)
                    watched->deadline = std::min(watched->deadline,
                                                 std::chrono::steady_clock::now() + sweep_interval);
        });
    }
    const auto until = std::chrono::steady_clock::now() + patience;
    const auto all_ended = [this] { return state_->open.load(std::memory_order_acquire) == 0; };
    while (!all_ended() && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    const bool whole = all_ended();
    for (auto& loop : state_->loops) loop->context.stop();
    for (auto& loop : state_->loops) loop->thread.join();
    return whole;
}

}  // namespace apex::http
