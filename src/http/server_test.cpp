// The server over real sockets, fed with what no well-behaved client sends.
#include "http/server.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>

#include "http/problem.hpp"

namespace apex::http {
namespace {

using namespace std::chrono_literals;

/// A blocking client that sends exactly the bytes it is told.
class Wire {
  public:
    explicit Wire(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(fd_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
    }
    ~Wire() { ::close(fd_); }
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    bool connected() const { return connected_; }
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (n <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(n));
        }
        return true;
    }
    /// Everything until `end` has come, the other side closes, or five seconds pass.
    std::string read_until(std::string_view end) {
        std::string text;
        while (text.find(end) == std::string::npos || end.empty())
            if (!read_some(text)) break;
        return text;
    }
    std::string read_all() { return read_until(""); }
    bool is_readable_within(std::chrono::milliseconds time) {
        pollfd p{fd_, POLLIN, 0};
        return ::poll(&p, 1, static_cast<int>(time.count())) == 1;
    }
    bool is_closed_within(std::chrono::milliseconds time) {
        pollfd p{fd_, POLLIN, 0};
        char byte;
        return ::poll(&p, 1, static_cast<int>(time.count())) == 1 && ::recv(fd_, &byte, 1, 0) <= 0;
    }

  private:
    bool read_some(std::string& text) {
        pollfd p{fd_, POLLIN, 0};
        if (::poll(&p, 1, 5000) != 1) return false;
        char piece[4096];
        const ssize_t n = ::recv(fd_, piece, sizeof piece, 0);
        if (n <= 0) return false;
        text.append(piece, static_cast<std::size_t>(n));
        return true;
    }
    int fd_;
    bool connected_ = false;
};

/// Holds handlers until opened.
class Gate {
  public:
    void pass() {
        std::unique_lock lock(mutex_);
        ++waiting_;
        changed_.notify_all();
        changed_.wait(lock, [this] { return open_; });
    }
    void open() {
        const std::lock_guard lock(mutex_);
        open_ = true;
        changed_.notify_all();
    }
    bool await(int count) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, 5s, [&] { return waiting_ >= count; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int waiting_ = 0;
    bool open_ = false;
};

class Counting : public BodyStream {
  public:
    explicit Counting(int pieces) : left_(pieces) {}
    Piece next() override {
        if (left_ == 0) throw std::runtime_error("broke on purpose");
        --left_;
        return {"piece\n", 1ms, left_ == 0};
    }

  private:
    int left_;
};

/// Remembers a body; refuses the piece that holds "stop".
class Basket : public BodySink {
  public:
    explicit Basket(std::atomic<int>& open) : open_(open) { ++open_; }
    ~Basket() override { --open_; }
    void add(std::string_view bytes) override {
        if (bytes.find("stop") != std::string_view::npos) throw Problem{400, "Stopped."};
        largest = std::max(largest, bytes.size());
        size += bytes.size();
    }
    std::size_t size = 0, largest = 0;

  private:
    std::atomic<int>& open_;
};

class ServerTest : public testing::Test {
  protected:
    void SetUp() override { start({}); }
    void start(const std::function<void(ServerOptions&)>& adjust) {
        server_.reset();
        registry_ = std::make_unique<Registry>();
        ServerOptions options;
        options.port = 0;
        options.threads = 2;
        options.pool_threads = 2;
        if (adjust) adjust(options);
        const auto echo = [](const HttpRequest& request) {
            return json_response(200, request.body);
        };
        std::vector<Route> routes;
        routes.push_back({Method::get, "/hello", "hello",
                          [](const HttpRequest&) { return json_response(200, "{}"); },
                          Runs::on_loop});
        routes.push_back({Method::post, "/echo", "echo", echo, Runs::on_loop, BodyKind::json});
        routes.push_back({Method::post, "/upload", "upload",
                          [](const HttpRequest& request) {
                              return json_response(200, std::to_string(request.body.size()));
                          },
                          Runs::on_pool, BodyKind::any, 4'000'000});
        routes.push_back({Method::post, "/small", "small", echo, Runs::on_pool, BodyKind::any, 10});
        routes.push_back({Method::put, "/basket", "basket",
                          [](const HttpRequest& request) {
                              const auto& basket = dynamic_cast<const Basket&>(*request.sink);
                              EXPECT_TRUE(request.body.empty());
                              return json_response(200, std::to_string(basket.size) + " in " +
                                                            std::to_string(basket.largest));
                          },
                          Runs::on_pool, BodyKind::any, 4'000'000, Guard{},
                          [this](const HttpRequest& request) -> std::shared_ptr<BodySink> {
                              if (request.headers.find("Unwanted")) throw Problem{403, "Unwanted."};
                              return std::make_shared<Basket>(baskets_);
                          }});
        routes.push_back({Method::get, "/measured", "measured", [](const HttpRequest&) {
                              HttpResponse response;
                              response.stream = std::make_unique<Counting>(3);
                              response.stream_bytes = 18;
                              return response;
                          }});
        routes.push_back({Method::get, "/wait", "wait", [this](const HttpRequest&) {
                              gate_.pass();
                              return json_response(200, "{}");
                          }});
        routes.push_back({Method::get, "/throw", "throw", [](const HttpRequest&) -> HttpResponse {
                              throw std::runtime_error("secret detail");
                          }});
        routes.push_back(
            {Method::get, "/problem", "problem", [](const HttpRequest&) -> HttpResponse {
                 throw Problem{409, "Taken.", {}, {{"ETag", "\"1\""}}};
             }});
        routes.push_back({Method::get, "/big", "big", [](const HttpRequest&) {
                              return json_response(200, std::string(3'000'000, 'x'));
                          }});
        routes.push_back({Method::get, "/stream", "stream", [](const HttpRequest&) {
                              HttpResponse response;
                              response.content_type = "text/event-stream";
                              response.stream = std::make_unique<Counting>(3);
                              return response;
                          }});
        routes.push_back({Method::get, "/split", "split", [](const HttpRequest&) {
                              HttpResponse response = empty_response(204);
                              response.with("X-Thing", "a\r\nX-Forged: b");
                              return response;
                          }});
        server_ = std::make_unique<Server>(std::move(routes), options, *registry_, log_);
        server_->start();
    }
    std::string ask(const std::string& request) {
        Wire wire(server_->port());
        EXPECT_TRUE(wire.send(request));
        return wire.read_all();
    }
    static std::string get(const std::string& path,
                           const std::string& fields = "Connection: close\r\n") {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
    }
    static std::string post(const std::string& path, const std::string& body,
                            const std::string& fields = "") {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: " +
               std::to_string(body.size()) + "\r\n" + fields + "\r\n" + body;
    }
    static int status(const std::string& answer) {
        return answer.starts_with("HTTP/1.1 ") ? std::atoi(answer.c_str() + 9) : 0;
    }
    static std::string field(const std::string& answer, const std::string& name) {
        const std::size_t at = answer.find("\r\n" + name + ": ");
        if (at == std::string::npos) return "";
        const std::size_t from = at + name.size() + 4;
        return answer.substr(from, answer.find("\r\n", from) - from);
    }

    static std::string put(const std::string& body, const std::string& fields = "") {
        std::string request = post("/basket", body, fields);
        return request.replace(0, 4, "PUT");
    }

    Gate gate_;
    std::atomic<int> baskets_ = 0;
    Log log_{"test", -1};
    std::unique_ptr<Registry> registry_;
    std::unique_ptr<Server> server_;
};

TEST_F(ServerTest, GivesALargeBodyToItsSinkAPieceAtATime) {
    const std::string answer = ask(put(std::string(3'000'000, 'x')));
    EXPECT_EQ(status(answer), 200) << answer;
    const std::string body = answer.substr(answer.find("\r\n\r\n") + 4);
    EXPECT_TRUE(body.starts_with("3000000 in ")) << body;
    EXPECT_LT(std::atoi(body.c_str() + 11), 1'000'000) << "it was never held whole";
    EXPECT_TRUE(ask(put("")).ends_with("0 in 0")) << "an empty body has a sink too";
    std::string chunked =
        "PUT /basket HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
        "Transfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 100; ++i) chunked += "2710\r\n" + std::string(10'000, 'y') + "\r\n";
    EXPECT_NE(ask(chunked + "0\r\n\r\n").find("1000000 in "), std::string::npos);
    EXPECT_EQ(baskets_, 0) << "what was opened is closed";
}

TEST_F(ServerTest, RefusesABodyBeforeOrWhileItGoesToItsSink) {
    EXPECT_EQ(status(ask(put(std::string(100, 'x'), "Unwanted: 1\r\n"))), 403);
    EXPECT_EQ(status(ask(put(std::string(1'000'000, 'x') + "stop" + std::string(1'000'000, 'x')))),
              400);
    EXPECT_EQ(status(ask(put(std::string(4'000'001, 'x')))), 413);
    std::string chunked =
        "PUT /basket HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
        "Transfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 401; ++i) chunked += "2710\r\n" + std::string(10'000, 'y') + "\r\n";
    EXPECT_EQ(status(ask(chunked + "0\r\n\r\n")), 413) << "the limit is on all pieces together";
    {
        Wire gone(server_->port());
        EXPECT_TRUE(
            gone.send("PUT /basket HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc"));
    }
    for (int i = 0; i < 100 && baskets_ > 0; ++i) std::this_thread::sleep_for(20ms);
    EXPECT_EQ(baskets_, 0) << "what was opened is closed";
}

TEST_F(ServerTest, AsksForABodyOnlyWhenItsSinkIsOpen) {
    const std::string head =
        "PUT /basket HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n"
        "Expect: 100-continue\r\nConnection: close\r\n";
    EXPECT_EQ(status(ask(head + "Unwanted: 1\r\n\r\n")), 403);
    Wire wire(server_->port());
    EXPECT_TRUE(wire.send(head + "\r\n"));
    EXPECT_TRUE(wire.read_until("\r\n\r\n").starts_with("HTTP/1.1 100 "));
    EXPECT_TRUE(wire.send("abc"));
    EXPECT_TRUE(wire.read_all().ends_with("3 in 3"));
}

TEST_F(ServerTest, SendsAStreamOfKnownLengthWithoutChunks) {
    const std::string answer = ask(get("/measured"));
    EXPECT_EQ(field(answer, "Content-Length"), "18");
    EXPECT_EQ(field(answer, "Transfer-Encoding"), "");
    EXPECT_TRUE(answer.ends_with("\r\n\r\npiece\npiece\npiece\n"));
}

TEST_F(ServerTest, AnswersWithIdDateAndSecurityFields) {
    const std::string answer = ask(get("/hello"));
    EXPECT_EQ(status(answer), 200);
    EXPECT_EQ(field(answer, "Content-Type"), "application/json");
    EXPECT_EQ(field(answer, "X-Request-ID").size(), 32U);
    EXPECT_TRUE(field(answer, "Date").ends_with(" GMT"));
    EXPECT_EQ(field(answer, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(field(answer, "Cache-Control"), "no-store");
    EXPECT_EQ(field(answer, "Access-Control-Allow-Origin"), "");
    EXPECT_TRUE(answer.ends_with("\r\n\r\n{}"));
}
TEST_F(ServerTest, EchoesAGoodRequestIdAndReplacesABadOne) {
    EXPECT_EQ(
        field(ask(get("/hello", "X-Request-ID: abc-1\r\nConnection: close\r\n")), "X-Request-ID"),
        "abc-1");
    EXPECT_EQ(
        field(ask(get("/hello", "X-Request-ID: a b\r\nConnection: close\r\n")), "X-Request-ID")
            .size(),
        32U);
}
TEST_F(ServerTest, RefusalsAreProblemsWithTheRequestId) {
    const struct {
        std::string request;
        int expected;
    } cases[] = {
        {get("/nothing"), 404},
        {"DELETE /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 405},
        {get("/hello/%zz"), 404},
        {post("/echo", "{}"), 415},
        {post("/echo", "{}", "Content-Type: text/plain\r\n"), 415},
        {post("/echo", "{}", "Content-Type: application/json; charset=latin1\r\n"), 415},
        {post("/echo", "{}", "Content-Type: application/json\r\nContent-Encoding: gzip\r\n"), 415},
        {post("/echo", "{}", "Content-Type: application/json\r\nExpect: tea\r\n"), 417},
        {"GET / HTTP/1.1\r\n\r\n", 400},
        {"nonsense\r\n\r\n", 400},
        {get("/throw"), 500},
        {get("/problem"), 409},
    };
    for (const auto& c : cases) {
        const std::string answer = ask(c.request);
        EXPECT_EQ(status(answer), c.expected) << c.request;
        EXPECT_EQ(field(answer, "Content-Type"), "application/problem+json") << c.request;
        EXPECT_NE(answer.find("\"instance\":\"" + field(answer, "X-Request-ID") + "\""),
                  std::string::npos)
            << answer;
        EXPECT_EQ(answer.find("secret detail"), std::string::npos);
    }
    EXPECT_EQ(field(ask("DELETE /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), "Allow"),
              "GET, HEAD, OPTIONS");
    EXPECT_EQ(field(ask(get("/problem")), "ETag"), "\"1\"");
}
TEST_F(ServerTest, AnEmptyBodyNeedsNoMediaType) {
    EXPECT_EQ(status(ask(post("/echo", ""))), 200);
    EXPECT_EQ(
        status(ask(post("/echo", "{}", "Content-Type: Application/JSON; Charset=\"UTF-8\"\r\n"))),
        200);
}
TEST_F(ServerTest, HeadSendsTheFieldsOfGetAndNoBody) {
    const std::string answer = ask("HEAD /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(status(answer), 200);
    EXPECT_EQ(field(answer, "Content-Length"), "2");
    EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
}
TEST_F(ServerTest, KeepsAliveAndAnswersAPipelineInOrder) {
    Wire wire(server_->port());
    wire.send(post("/upload", "12345"));
    EXPECT_TRUE(wire.read_all().ends_with("\r\n\r\n5"));
    Wire pipeline(server_->port());
    pipeline.send(get("/hello", "X-Request-ID: one\r\n") +
                  get("/nothing", "X-Request-ID: two\r\n") +
                  get("/hello", "X-Request-ID: three\r\nConnection: close\r\n"));
    const std::string answers = pipeline.read_all();
    const std::size_t one = answers.find("X-Request-ID: one"),
                      two = answers.find("X-Request-ID: two"),
                      three = answers.find("X-Request-ID: three");
    EXPECT_LT(one, two);
    EXPECT_LT(two, three);
    EXPECT_NE(three, std::string::npos);
}
TEST_F(ServerTest, SpeaksHttp10) {
    const std::string answer = ask("GET /hello HTTP/1.0\r\n\r\n");
    EXPECT_EQ(status(answer), 200);
    EXPECT_EQ(field(answer, "Connection"), "close");
    const std::string stream = ask("GET /stream HTTP/1.0\r\n\r\n");
    EXPECT_EQ(field(stream, "Transfer-Encoding"), "");
    EXPECT_TRUE(stream.ends_with("\r\n\r\npiece\npiece\npiece\n"));
}
TEST_F(ServerTest, StreamsInChunks) {
    Wire wire(server_->port());
    wire.send(get("/stream", ""));
    const std::string answer = wire.read_until("0\r\n\r\n");
    EXPECT_EQ(field(answer, "Transfer-Encoding"), "chunked");
    EXPECT_TRUE(
        answer.ends_with("\r\n\r\n6\r\npiece\n\r\n6\r\npiece\n\r\n6\r\npiece\n\r\n0\r\n\r\n"))
        << answer;
    wire.send(get("/hello"));
    EXPECT_EQ(status(wire.read_all()), 200) << "the connection goes on after a stream";
}
TEST_F(ServerTest, SendsBodiesLargerThanASocketBuffer) {
    const std::string answer = ask(get("/big"));
    EXPECT_EQ(answer.size() - answer.find("\r\n\r\n") - 4, 3'000'000U);
}
TEST_F(ServerTest, TakesABodyUpToTheRoutesOwnLimit) {
    EXPECT_TRUE(ask(post("/upload", std::string(3'999'999, 'x'))).ends_with("3999999"));
    EXPECT_EQ(status(ask(post("/small", std::string(10, 'x')))), 200);
    EXPECT_EQ(status(ask(post("/small", std::string(11, 'x')))), 413);
}
TEST_F(ServerTest, TooLargeIsDecidedFromTheLengthAndCanBeRead) {
    Wire wire(server_->port());
    wire.send(
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
        "2097152\r\n\r\n");
    EXPECT_EQ(status(wire.read_until("}")), 413) << "before any of the body was sent";
    EXPECT_TRUE(wire.send(std::string(2'097'152, ' ')));
    EXPECT_EQ(status(ask(post("/echo", std::string(2'097'152, ' '),
                              "Content-Type: application/json\r\n"))),
              413);
}
TEST_F(ServerTest, TooLargeIsFoundInChunksToo) {
    std::string request = "POST /small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 4; ++i) request += "4\r\nabcd\r\n";
    EXPECT_EQ(status(ask(request + "0\r\n\r\n")), 413);
    EXPECT_EQ(status(ask("POST /small HTTP/1.1\r\nHost: a\r\nConnection: "
                         "close\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n")),
              200);
    EXPECT_EQ(
        status(ask("POST /small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")),
        400);
}
TEST_F(ServerTest, DiscardEndsAtItsLimits) {
    start([](ServerOptions& o) {
        o.discard_bytes_max = 1'000'000;
        o.discard_time_max = 300ms;
    });
    Wire much(server_->port());
    much.send("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 900000000\r\n\r\n");
    EXPECT_EQ(status(much.read_until("}")), 413);
    bool cut = false;
    for (int i = 0; i < 2000 && !cut; ++i) cut = !much.send(std::string(100'000, 'x'));
    EXPECT_TRUE(cut);
    Wire silent(server_->port());
    silent.send("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 900000000\r\n\r\n");
    EXPECT_EQ(status(silent.read_until("}")), 413);
    EXPECT_TRUE(silent.is_closed_within(2s));
}
TEST_F(ServerTest, ContinuesOnlyWhatItWillTake) {
    Wire wire(server_->port());
    wire.send(
        "POST /upload HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: "
        "100-continue\r\nContent-Length: 3\r\n\r\n");
    EXPECT_EQ(wire.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    wire.send("abc");
    EXPECT_TRUE(wire.read_all().ends_with("\r\n\r\n3"));
    Wire refused(server_->port());
    refused.send(
        "POST /small HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 30\r\n\r\n");
    EXPECT_EQ(status(refused.read_until("}")), 413);
}
TEST_F(ServerTest, AnEarlyAnswerLeavesTheConnectionUsable) {
    Wire wire(server_->port());
    wire.send("POST /nothing HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello" +
              get("/hello"));
    const std::string answers = wire.read_all();
    EXPECT_EQ(status(answers), 404);
    EXPECT_NE(answers.find("HTTP/1.1 200 OK"), std::string::npos);
}
TEST_F(ServerTest, SlowHeadersAndBodiesEndWith408) {
    start([](ServerOptions& o) {
        o.header_timeout = 300ms;
        o.body_timeout = 300ms;
        o.idle_timeout = 300ms;
    });
    Wire header(server_->port());
    header.send("GET /hello HT");
    EXPECT_EQ(status(header.read_all()), 408);
    Wire body(server_->port());
    body.send("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhe");
    EXPECT_EQ(status(body.read_all()), 408);
    Wire idle(server_->port());
    EXPECT_EQ(idle.read_all(), "") << "an idle connection is closed without a word";
}
TEST_F(ServerTest, ADrippingHeaderDoesNotExtendItsTime) {
    start([](ServerOptions& o) { o.header_timeout = 500ms; });
    Wire wire(server_->port());
    const std::string slow = get("/hello", "X-Padding: " + std::string(100, 'x') + "\r\n");
    std::size_t sent = 0;
    while (sent < slow.size() && !wire.is_readable_within(20ms)) wire.send(slow.substr(sent++, 1));
    EXPECT_LT(sent, slow.size());
    EXPECT_EQ(status(wire.read_until("}")), 408);
}
TEST_F(ServerTest, HugeHeadersAre431) {
    EXPECT_EQ(status(ask(get("/hello", "X: " + std::string(20'000, 'a') + "\r\n"))), 431);
    EXPECT_EQ(status(ask(get("/" + std::string(9'000, 'a')))), 414);
}
TEST_F(ServerTest, AFullPoolIs503WithRetryAfter) {
    start([](ServerOptions& o) {
        o.pool_threads = 1;
        o.pool_queue_max = 1;
    });
    Wire running(server_->port()), waiting(server_->port());
    running.send(get("/wait"));
    ASSERT_TRUE(gate_.await(1));
    waiting.send(get("/wait"));
    std::string refused;
    for (int i = 0; i < 100 && status(refused) != 503; ++i) {
        // Until the second request waits in the queue, a third one would wait there itself; /hello
        // never does.
        std::this_thread::sleep_for(10ms);
        if (registry_->text().find("apex_http_pool_waiting 1\n") == std::string::npos) continue;
        refused = ask(get("/wait"));
    }
    EXPECT_EQ(status(refused), 503);
    EXPECT_EQ(field(refused, "Retry-After"), "1");
    EXPECT_EQ(status(ask(get("/hello"))), 200) << "the loop itself stays free";
    gate_.open();
    EXPECT_EQ(status(running.read_all()), 200);
    EXPECT_EQ(status(waiting.read_all()), 200);
}
TEST_F(ServerTest, TooManyConnectionsAre503) {
    start([](ServerOptions& o) { o.connections_max = 1; });
    Wire first(server_->port());
    first.send(get("/hello", ""));
    first.read_until("{}");
    EXPECT_EQ(status(ask(get("/hello"))), 503);
}
TEST_F(ServerTest, CorsIsOffUnlessTheOriginIsKnown) {
    start([](ServerOptions& o) { o.cors_origins = {"http://localhost:5173"}; });
    const auto preflight = [](const std::string& origin) {
        return "OPTIONS /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\nOrigin: " + origin +
               "\r\nAccess-Control-Request-Method: POST\r\n\r\n";
    };
    const std::string known = ask(preflight("http://localhost:5173"));
    EXPECT_EQ(status(known), 204);
    EXPECT_EQ(field(known, "Access-Control-Allow-Origin"), "http://localhost:5173");
    EXPECT_EQ(field(known, "Access-Control-Allow-Methods"), "POST, OPTIONS");
    EXPECT_NE(field(known, "Access-Control-Allow-Headers").find("If-Match"), std::string::npos);
    const std::string other = ask(preflight("http://evil.example"));
    EXPECT_EQ(field(other, "Access-Control-Allow-Origin"), "");
    EXPECT_EQ(field(other, "Access-Control-Allow-Methods"), "");
    EXPECT_EQ(field(ask(get("/hello", "Origin: http://localhost:5173\r\nConnection: close\r\n")),
                    "Access-Control-Allow-Origin"),
              "http://localhost:5173");
}
TEST_F(ServerTest, AFieldFromAHandlerCannotForgeAnother) {
    EXPECT_EQ(field(ask(get("/split")), "X-Forged"), "");
}
TEST_F(ServerTest, DrainAnswersWhatRunsAndClosesTheRest) {
    Wire running(server_->port()), idle(server_->port());
    idle.send(get("/hello", ""));
    idle.read_until("{}");
    running.send(get("/wait", ""));
    ASSERT_TRUE(gate_.await(1));
    std::atomic<bool> whole{false};
    std::thread drain([&] { whole = server_->drain(5s); });
    EXPECT_TRUE(idle.is_closed_within(2s));
    EXPECT_FALSE(Wire(server_->port()).connected());
    gate_.open();
    const std::string answer = running.read_all();
    EXPECT_EQ(status(answer), 200);
    EXPECT_EQ(field(answer, "Connection"), "close");
    drain.join();
    EXPECT_TRUE(whole);
}
TEST_F(ServerTest, DrainCutsWhatDoesNotEnd) {
    Wire running(server_->port());
    running.send(get("/wait"));
    ASSERT_TRUE(gate_.await(1));
    EXPECT_FALSE(server_->drain(100ms));
    gate_.open();
}
TEST_F(ServerTest, ATakenPortIsSaidClearly) {
    Log log("test", -1);
    Registry registry;
    ServerOptions options;
    options.port = server_->port();
    Server second({}, options, registry, log);
    try {
        second.start();
        FAIL() << "two servers on one port";
    } catch (const ListenFailure& failure) {
        EXPECT_NE(std::string(failure.what()).find("another program has this port"),
                  std::string::npos);
    }
}
TEST_F(ServerTest, CountsByRouteAndClass) {
    ask(get("/hello"));
    ask(get("/nothing"));
    ask(get("/throw"));
    server_->drain(1s);
    const std::string text = registry_->text();
    EXPECT_NE(text.find("apex_http_requests_total{route=\"hello\",code=\"2xx\"} 1\n"),
              std::string::npos);
    EXPECT_NE(text.find("apex_http_requests_total{route=\"none\",code=\"4xx\"} 1\n"),
              std::string::npos);
    EXPECT_NE(text.find("apex_http_requests_total{route=\"throw\",code=\"5xx\"} 1\n"),
              std::string::npos);
    EXPECT_NE(text.find("apex_http_request_seconds_count{route=\"hello\"} 1\n"), std::string::npos);
}
TEST_F(ServerTest, ManyClientsAtOnceGetTheirOwnAnswers) {
    std::atomic<int> wrong{0};
    std::vector<std::thread> clients;
    for (int c = 0; c < 8; ++c)
        clients.emplace_back([&, c] {
            Wire wire(server_->port());
            for (int i = 0; i < 200; ++i) {
                const std::string body = "{\"n\":" + std::to_string(c * 1000 + i) + "}";
                const std::string path = i % 2 == 0 ? "/echo" : "/small";
                const std::string sent = path == "/echo" ? body : std::to_string(c * 1000 + i);
                wire.send(
                    "POST " + path +
                    " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: " +
                    std::to_string(sent.size()) + "\r\n\r\n" + sent);
                if (!wire.read_until("\r\n\r\n" + sent).ends_with("\r\n\r\n" + sent)) ++wrong;
            }
        });
    for (auto& client : clients) client.join();
    EXPECT_EQ(wrong, 0);
}

TEST(LogLines, AreJsonWithStableKeysAndAllWritten) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    {
        Log log("api", ends[1]);
        log.write(Level::info, "listening",
                  {{"port", std::int64_t{8000}}, {"address", std::string_view("a\"b")}});
        log.write(Level::debug, "hidden");
    }
    ::close(ends[1]);
    char text[500];
    const ssize_t n = ::read(ends[0], text, sizeof text);
    ::close(ends[0]);
    const std::string line(text, static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
    EXPECT_TRUE(line.starts_with("{\"time\":\"20"));
    EXPECT_TRUE(
        line.ends_with("\",\"level\":\"info\",\"service\":\"api\",\"event\":\"listening\",\"port\":"
                       "8000,\"address\":\"a\\\"b\"}\n"))
        << line;
}

}  // namespace
}  // namespace apex::http
