// One connection: reads requests, has them answered, writes answers, in turn until one side ends
// it. A coroutine on its loop.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <utility>

#include "http/loop.hpp"
#include "http/problem.hpp"
#include "http/request_parser.hpp"

namespace apex::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
template <class T>
using Task = asio::awaitable<T, Executor>;
constexpr auto tuple_of_result = asio::as_tuple(asio::use_awaitable_t<Executor>{});
using Clock = std::chrono::steady_clock;

constexpr std::size_t small_read = 4 * 1024, large_read = 64 * 1024;
constexpr std::size_t gathered_body =
    64 * 1024;  ///< bodies up to here leave with their head in one write
constexpr std::size_t sunk_at_once = 256 * 1024;  ///< how much of a body waits to go to its sink

/// Runs `work` on the pool; false, at once, when too much waits there already.
Task<bool> on_pool(Pool& pool, Loop& loop, std::function<void()> work) {
    const auto initiate = [&pool, &loop](auto handler, std::function<void()> task) {
        auto resume = std::make_shared<decltype(handler)>(std::move(handler));
        const auto finish = [resume, &loop](bool ran) {
            asio::post(loop.context, [resume, ran] { (*resume)(ran); });
        };
        const bool taken = pool.submit([finish, task = std::move(task)] {
            task();
            finish(true);
        });
        if (!taken) finish(false);
    };
    return asio::async_initiate<const asio::use_awaitable_t<Executor>, void(bool)>(
        initiate, asio::use_awaitable_t<Executor>{}, std::move(work));
}

class Connection {
  public:
    Connection(Loop& loop, Shared& shared, Socket socket)
        : loop_(loop),
          shared_(shared),
          options_(shared.dispatcher.options()),
          socket_(std::move(socket)),
          parser_(request_, {.header_bytes_max = options_.header_bytes_max,
                             .target_bytes_max = options_.target_bytes_max}) {
        watched_.socket = &socket_;
        place_ = loop_.connections.insert(loop_.connections.end(), &watched_);
        shared_.open.fetch_add(1, std::memory_order_relaxed);
    }
    ~Connection() {
        loop_.connections.erase(place_);
        shared_.open.fetch_sub(1, std::memory_order_release);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Task<void> run();
    Task<void> turn_away();

  private:
    enum class Next : unsigned char { another_request, end };

    Task<bool> read_header();
    Task<Next> exchange();
    using Question = std::function<std::optional<HttpResponse>()>;
    Task<std::optional<HttpResponse>> ask(Question question);
    Task<bool> read_body(const Dispatcher::Admission& admission);
    Task<bool> sink_body(const Route* route);
    HttpResponse overloaded();
    Task<void> call(const Route* route);
    Task<bool> answer(const Route* route, bool keep_alive);
    Task<bool> send_stream();
    Task<void> refuse_and_end(int status, std::string_view detail);
    Task<void> linger();
    Task<bool> receive();
    Task<bool> send(std::string_view bytes);

    std::string_view pending() const { return {buffer_.data() + begin_, end_ - begin_}; }
    void consume(std::size_t n) {
        begin_ += n;
        if (begin_ == end_) begin_ = end_ = 0;
    }
    void allow(std::chrono::milliseconds time) { watched_.deadline = Clock::now() + time; }

    Loop& loop_;
    Shared& shared_;
    const ServerOptions& options_;
    Socket socket_;
    Watched watched_;
    std::list<Watched*>::iterator place_;
    HttpRequest request_;
    HttpResponse response_;
    RequestParser parser_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0, end_ = 0;
    std::string out_;
    TimePoint started_;
    std::uint64_t sent_ = 0;
};

Task<void> Connection::run() {
    error_code ignored;
    socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
    const auto peer = socket_.remote_endpoint(ignored);
    if (!ignored) request_.peer = peer.address().to_string();
    Next next = Next::another_request;
    while (next == Next::another_request) {
        const bool have_header = co_await read_header();
        if (!have_header) break;
        next = co_await exchange();
        if (buffer_.size() > small_read && begin_ == end_) std::vector<char>().swap(buffer_);
        if (out_.capacity() > 2 * gathered_body) std::string().swap(out_);
        if (request_.body.capacity() > 2 * gathered_body) std::string().swap(request_.body);
    }
    socket_.close(ignored);
}

Task<void> Connection::turn_away() {
    shared_.dispatcher.identify(request_);
    co_await refuse_and_end(503, "There are too many connections; try again shortly.");
}

/// False: the connection ended, or was refused and ended.
Task<bool> Connection::read_header() {
    parser_.reset();
    watched_.idle = true;
    bool begun = false;
    allow(loop_.draining ? std::chrono::milliseconds(1000) : options_.idle_timeout);
    while (true) {
        if (begin_ != end_) {
            if (!begun) allow(options_.header_timeout);
            begun = true;
            watched_.idle = false;
            consume(parser_.feed(pending()));
        }
        if (parser_.stage() != RequestParser::Stage::header) break;
        const bool more = co_await receive();
        if (more) continue;
        if (!begun || !watched_.timed_out) co_return false;
        shared_.dispatcher.identify(request_);
        co_await refuse_and_end(408, "The header did not arrive in time.");
        co_return false;
    }
    watched_.deadline = TimePoint::max();
    watched_.idle = false;
    if (parser_.stage() != RequestParser::Stage::refused) co_return true;
    shared_.dispatcher.identify(request_);
    co_await refuse_and_end(parser_.refusal().status, parser_.refusal().detail);
    co_return false;
}

Task<Connection::Next> Connection::exchange() {
    started_ = Clock::now();
    sent_ = 0;
    Dispatcher::Admission admission = shared_.dispatcher.admit(request_, parser_);
    const bool sinks = admission.route && admission.route->open_sink;
    if (sinks && !admission.early) {
        Question open = [&] { return shared_.dispatcher.open_sink(*admission.route, request_); };
        admission.early = co_await ask(std::move(open));
    }
    const bool waits = parser_.expects_continue() && parser_.has_body();
    // An early answer to a modest body is given after reading it: the connection stays usable.
    const bool too_much = parser_.content_length().value_or(0) > admission.body_limit;
    if (admission.early && parser_.has_body() && (waits || too_much || sinks)) {
        response_ = std::move(*admission.early);
        co_await answer(admission.route, false);
        co_await linger();
        co_return Next::end;
    }
    if (parser_.stage() == RequestParser::Stage::admitted) {
        if (waits && begin_ == end_) {
            const bool told = co_await send("HTTP/1.1 100 Continue\r\n\r\n");
            if (!told) co_return Next::end;
        }
        const bool whole = co_await read_body(admission);
        if (!whole) co_return Next::end;
    }
    watched_.deadline = TimePoint::max();
    if (admission.early)
        response_ = std::move(*admission.early);
    else
        co_await call(admission.route);
    const bool keep_alive = parser_.keep_alive() && !loop_.draining &&
                            !(response_.stream && request_.version_minor == 0);
    const bool written = co_await answer(admission.route, keep_alive);
    request_.sink.reset();
    co_return written&& keep_alive ? Next::another_request : Next::end;
}

/// False: it did not arrive, was refused, or the other end went away; all has been said.
Task<bool> Connection::read_body(const Dispatcher::Admission& admission) {
    parser_.read_body(admission.body_limit);
    allow(options_.body_timeout);
    while (true) {
        consume(parser_.feed(pending()));
        const bool gathered =
            request_.body.size() >= sunk_at_once ||
            (parser_.stage() == RequestParser::Stage::complete && !request_.body.empty());
        if (request_.sink && gathered) {
            const bool taken = co_await sink_body(admission.route);
            if (!taken) co_return false;
        }
        if (parser_.stage() != RequestParser::Stage::body) break;
        const bool more = co_await receive();
        if (more) continue;
        if (watched_.timed_out) co_await refuse_and_end(408, "The body did not arrive in time.");
        co_return false;
    }
    if (parser_.stage() == RequestParser::Stage::complete) co_return true;
    co_await refuse_and_end(parser_.refusal().status, parser_.refusal().detail);
    co_return false;
}

/// Gives what has come of the body to its sink. False: it was refused and all has been said.
Task<bool> Connection::sink_body(const Route* route) {
    watched_.deadline = TimePoint::max();
    Question give = [this, route] { return shared_.dispatcher.sink(*route, request_); };
    std::optional<HttpResponse> refusal = co_await ask(std::move(give));
    allow(options_.body_timeout);  // Time is bounded for each piece, not for the whole.
    if (!refusal) co_return true;
    response_ = std::move(*refusal);
    const bool written = co_await answer(route, false);
    if (written) co_await linger();
    co_return false;
}

/// Asks on the pool; the answer when that refuses, or when too much waits there already.
Task<std::optional<HttpResponse>> Connection::ask(Question question) {
    std::optional<HttpResponse> refusal;
    const bool ran = co_await on_pool(shared_.pool, loop_, [&] { refusal = question(); });
    if (!ran) refusal = overloaded();
    co_return refusal;
}

HttpResponse Connection::overloaded() {
    shared_.pool_refused.add();
    HttpResponse response =
        problem(request_, 503, "Too much is waiting to be computed; try again shortly.");
    response.with("Retry-After", "1");
    return response;
}

Task<void> Connection::call(const Route* route) {
    if (route->runs == Runs::on_loop) {
        response_ = shared_.dispatcher.run(*route, request_);
        co_return;
    }
    const bool ran = co_await on_pool(shared_.pool, loop_, [this, route] {
        response_ = shared_.dispatcher.run(*route, request_);
    });
    if (!ran) response_ = overloaded();
}

/// Writes response_; false when the other end went away.
Task<bool> Connection::answer(const Route* route, bool keep_alive) {
    out_.clear();
    shared_.dispatcher.append_head(out_, request_, response_,
                                   {.keep_alive = keep_alive, .date = loop_.date_now()});
    const bool bodiless =
        request_.method == Method::head || response_.status == 204 || response_.status == 304;
    bool written = false;
    if (response_.stream && !bodiless) {
        written = co_await send_stream();
    } else if (bodiless) {
        written = co_await send(out_);
    } else if (response_.body.size() <= gathered_body) {
        out_ += response_.body;
        written = co_await send(out_);
    } else {
        written = co_await send(out_);
        if (written) written = co_await send(response_.body);
    }
    shared_.dispatcher.record(request_, route,
                              {.status = response_.status,
                               .duration = Clock::now() - started_,
                               .bytes_in = parser_.body_bytes(),
                               .bytes_out = sent_,
                               .complete = written});
    response_ = {};
    co_return written;
}

Task<bool> Connection::send_stream() {
    const bool chunked = request_.version_minor == 1 && !response_.stream_bytes;
    bool written = co_await send(out_);
    bool last = false;
    while (written && !last) {
        BodyStream::Piece piece;
        bool broke = false;
        const bool ran = co_await on_pool(shared_.pool, loop_, [this, &piece, &broke] {
            const telemetry::Activity activity = shared_.dispatcher.working_on(request_);
            try {
                piece = response_.stream->next();
            } catch (const std::exception& cause) {
                broke = true;
                shared_.log.write(Level::failure, "stream_broke",
                                  {{"cause", std::string_view(cause.what())}});
            }
        });
        if (broke) co_return false;  // No last chunk: the client sees that it is cut.
        if (!ran) piece.wait = std::chrono::milliseconds(100);
        last = piece.last || loop_.draining;
        out_.clear();
        if (chunked && !piece.bytes.empty()) {
            std::array<char, 20> size{};
            out_.append(
                size.data(),
                std::to_chars(size.data(), size.data() + size.size(), piece.bytes.size(), 16).ptr);
            out_ += "\r\n";
        }
        out_ += piece.bytes;
        if (chunked && !piece.bytes.empty()) out_ += "\r\n";
        if (chunked && last) out_ += "0\r\n\r\n";
        if (!out_.empty()) written = co_await send(out_);
        Timer timer(loop_.context);
        const TimePoint until = Clock::now() + piece.wait;
        while (!last && written && !loop_.draining && Clock::now() < until) {
            timer.expires_at(std::min(until, Clock::now() + std::chrono::milliseconds(250)));
            co_await timer.async_wait(tuple_of_result);
        }
    }
    co_return written;
}

Task<void> Connection::refuse_and_end(int status, std::string_view detail) {
    started_ = Clock::now();
    sent_ = 0;
    watched_.timed_out = false;
    response_ = problem(request_, status, detail);
    if (status == 503) response_.with("Retry-After", "1");
    const bool written = co_await answer(nullptr, false);
    if (written) co_await linger();
}

/// Reads and drops what is still coming, so that the answer is not lost to a reset of the
/// connection.
Task<void> Connection::linger() {
    error_code ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    watched_.timed_out = false;
    allow(options_.discard_time_max);
    std::size_t dropped = end_ - begin_;
    begin_ = end_ = 0;
    while (dropped <= options_.discard_bytes_max) {
        const bool more = co_await receive();
        if (!more) break;
        dropped += end_ - begin_;
        begin_ = end_ = 0;
    }
}

/// Appends what the socket has to the buffer; false at its end, on a timeout, or when it broke.
Task<bool> Connection::receive() {
    if (begin_ > 0) {
        std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
                  buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
        end_ -= begin_;
        begin_ = 0;
    }
    if (buffer_.size() - end_ < small_read / 2)
        buffer_.resize(buffer_.empty() ? small_read : std::max(large_read, end_ * 2));
    const auto [ec, n] = co_await socket_.async_read_some(
        asio::buffer(buffer_.data() + end_, buffer_.size() - end_), tuple_of_result);
    if (ec && watched_.timed_out) shared_.timeouts.add();
    if (ec) co_return false;
    end_ += n;
    co_return true;
}

Task<bool> Connection::send(std::string_view bytes) {
    while (!bytes.empty()) {
        allow(options_.write_timeout);
        const auto [ec, n] = co_await socket_.async_write_some(
            asio::buffer(bytes.data(), bytes.size()), tuple_of_result);
        if (ec) co_return false;
        sent_ += n;
        bytes.remove_prefix(n);
    }
    watched_.deadline = TimePoint::max();
    co_return true;
}

Task<void> drive(std::unique_ptr<Connection> connection, bool refuse) {
    if (refuse)
        co_await connection->turn_away();
    else
        co_await connection->run();
}

}  // namespace

void serve_connection(Loop& loop, Shared& shared, Socket socket, bool refuse) {
    auto connection = std::make_unique<Connection>(loop, shared, std::move(socket));
    asio::co_spawn(loop.context, drive(std::move(connection), refuse),
                   [&shared](const std::exception_ptr& broke) {
                       if (broke) shared.log.write(Level::failure, "connection_broke");
                   });
}

}  // namespace apex::http
