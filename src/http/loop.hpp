// One event loop with its connections, and how to serve a connection on it. Inside http only:
// shared by server.cpp and connection.cpp.
#pragma once
#include <atomic>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <ctime>
#include <list>
#include <string>
#include <thread>

#include "http/dispatcher.hpp"
#include "http/pool.hpp"

namespace apex::http {

using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
using Acceptor = boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, Executor>;
using Timer = boost::asio::basic_waitable_timer<
    std::chrono::steady_clock, boost::asio::wait_traits<std::chrono::steady_clock>, Executor>;
using TimePoint = std::chrono::steady_clock::time_point;

/// What the loop's sweeper knows of a connection. Touched by the loop's thread only.
struct Watched {
    Socket* socket = nullptr;
    TimePoint deadline = TimePoint::max();
    bool timed_out = false;
    bool idle = true;  ///< between requests: may be closed at any time
};

struct Loop {
    // Declared before the context: its end destroys the connections, and those leave this list.
    std::list<Watched*> connections;
    std::string date;
    std::time_t date_second = -1;
    bool draining = false;
    boost::asio::io_context context{1};
    Acceptor acceptor{context};
    Timer sweep{context};
    std::thread thread;

    /// The Date field of now, made once a second.
    const std::string& date_now() {
        const std::time_t now = std::time(nullptr);
        if (now != date_second) {
            date = http_date(now);
            date_second = now;
        }
        return date;
    }
};

/// What all loops share.
struct Shared {
    Dispatcher& dispatcher;
    Pool& pool;
    Log& log;
    Counter& pool_refused;
    Counter& timeouts;
    std::atomic<std::size_t>& open;
};

/// Serves the connection until it ends. `refuse` answers 503 at once: there are too many.
void serve_connection(Loop& loop, Shared& shared, Socket socket, bool refuse);

}  // namespace apex::http
