#include "adapters/signcalc_http/http_calculator.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>
#include <thread>

#include "app/ports/contract/calculator_contract.hpp"
#include "wire/answer.hpp"
#include "wire/design_wire.hpp"
#include "wire/problem.hpp"

namespace apex::adapters {
namespace {

const std::vector<std::string> packs{std::string(64, 'a')};

design::DesignDocument example() {
    std::ostringstream text;
    text << std::ifstream(APEX_SOURCE_DIR "/examples/pylon_25ft.json").rdbuf();
    auto document = wire::decode<design::DesignDocument>(text.str());
    APEX_ASSERT(document);
    return *document;
}

/// A loopback server that answers each request by a function of its body, one connection at a time.
class Server {
  public:
    using Answer = std::function<std::string(const std::string& body)>;
    explicit Server(Answer answer)
        : answer_(std::move(answer)), listener_(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        APEX_ASSERT(bind(listener_, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                    listen(listener_, 16) == 0);
        getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { run(); });
    }
    ~Server() {
        shutdown(listener_, SHUT_RDWR);
        thread_.join();
        close(listener_);
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

  private:
    void run() {
        for (int peer; (peer = accept(listener_, nullptr, nullptr)) >= 0; close(peer)) {
            std::string request;
            char bytes[4096];
            std::size_t need = std::string::npos;
            while (request.size() < need) {
                const ssize_t got = read(peer, bytes, sizeof bytes);
                if (got <= 0) break;
                request.append(bytes, static_cast<std::size_t>(got));
                const std::size_t head = request.find("\r\n\r\n"),
                                  length = request.find("Content-Length: ");
                if (head == std::string::npos) continue;
                need = head + 4 +
                       (length == std::string::npos
                            ? 0
                            : std::strtoul(request.c_str() + length + 16, nullptr, 10));
            }
            const std::size_t head = request.find("\r\n\r\n");
            const std::string answer =
                answer_(head == std::string::npos ? "" : request.substr(head + 4));
            if (write(peer, answer.data(), answer.size()) < 0) continue;
        }
    }
    Answer answer_;
    int listener_, port_ = 0;
    std::thread thread_;
};

std::string http(int status, const std::string& body) {
    return "HTTP/1.1 " + std::to_string(status) +
           " x\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\nConnection: close\r\n\r\n" + body;
}

/// As signcalc answers.
std::string signcalc(const std::string& body) {
    if (body.empty()) return http(200, R"({"status":"ok"})");
    const auto document = wire::decode<design::DesignDocument>(body);
    if (!document) return http(422, "{}");
    const auto outcome = design::check_design(*document, design::Derivation::written);
    if (const auto* no = refused(outcome))
        return http(422, wire::encode(wire::problem_of(*no, "r")));
    return http(200,
                wire::encode_answer(value(outcome), wire::identity(*document, packs), {}, true));
}

/// Stands where the engine in process stands: its answers can be told from signcalc's.
class InProcess final : public app::Calculator {
  public:
    std::variant<app::Calculation, std::vector<Rejection>> calculate(
        const design::DesignDocument& document) override {
        const auto outcome = design::check_design(document, design::Derivation::none);
        if (const auto* no = refused(outcome)) return std::vector<Rejection>{*no};
        app::Calculation c;
        c.result = "{\"computed\":\"here\"}";
        c.calculated_by = "in process";
        return c;
    }
    std::optional<std::string> trouble() override { return std::nullopt; }
};
std::shared_ptr<app::Calculator> in_process() { return std::make_shared<InProcess>(); }

app::contract::CalculatorUnderTest make() {
    struct Both {
        Server server{signcalc};
        HttpCalculator calculator{{.url = server.url()}, in_process()};
    };
    const auto both = std::make_shared<Both>();
    return {{both, &both->calculator}, example()};
}

TEST(HttpCalculator, SaysThatSigncalcComputed) {
    const Server server(signcalc);
    HttpCalculator calculator({.url = server.url()}, in_process());
    const auto remote = std::get<app::Calculation>(calculator.calculate(example()));
    EXPECT_EQ(remote.calculated_by, "signcalc");
    const auto outcome = design::check_design(example(), design::Derivation::written);
    const auto& [result, findings] = value(outcome);
    EXPECT_EQ(remote.document, wire::encode(example()));
    EXPECT_EQ(remote.design_hash, wire::identity(example(), packs).design_hash);
    EXPECT_EQ(remote.result, wire::encode(result))
        << "what is stored does not depend on who computed it";
    EXPECT_EQ(remote.checks, wire::encode(to_records(findings.checks)));
    EXPECT_EQ(remote.trace, wire::encode(to_records(findings.trace)));
}

TEST(HttpCalculator, ComputesInProcessAndSaysWhyWhenSigncalcIsAway) {
    const std::string good = signcalc(wire::encode(example()));
    auto other = example();
    other.sign.overall_height_ft += 1;
    const std::pair<const char*, Server::Answer> faults[] = {
        {"an error", [](const std::string&) { return http(500, ""); }},
        {"no JSON", [](const std::string&) { return http(200, "<html>"); }},
        {"another object", [](const std::string&) { return http(200, "{}"); }},
        {"cut off", [&](const std::string&) { return good.substr(0, good.size() / 2); }},
        {"another design", [&](const std::string&) { return signcalc(wire::encode(other)); }},
        {"silence", [](const std::string&) { return std::string(); }},
        {"too slow",
         [&](const std::string&) {
             std::this_thread::sleep_for(std::chrono::milliseconds(600));
             return good;
         }},
        {"a redirect",
         [](const std::string&) {
             return std::string("HTTP/1.1 302 x\r\nLocation: http://127.0.0.1:1/\r\n\r\n");
         }},
    };
    for (const auto& [name, answer] : faults) {
        const Server server(answer);
        HttpCalculator calculator(
            {.url = server.url(), .answer_at_most = std::chrono::milliseconds(300)}, in_process());
        const auto c = std::get<app::Calculation>(calculator.calculate(example()));
        EXPECT_TRUE(c.calculated_by.starts_with("in process: signcalc is away ("))
            << name << ": " << c.calculated_by;
        EXPECT_EQ(c.result, "{\"computed\":\"here\"}") << name;
    }
}

TEST(HttpCalculator, LeavesAServiceThatIsAwayAloneForAWhile) {
    std::atomic<int> asked = 0;
    std::atomic<bool> well = false;
    const Server server([&](const std::string& body) {
        ++asked;
        return well ? signcalc(body) : http(503, "");
    });
    HttpCalculator calculator({.url = server.url(), .leave_alone_for = std::chrono::seconds(3)},
                              in_process());
    for (int i = 0; i < 3; ++i) calculator.calculate(example());
    EXPECT_EQ(asked, 1);
    well = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(3100));
    EXPECT_EQ(std::get<app::Calculation>(calculator.calculate(example())).calculated_by, "signcalc")
        << "and comes back to it";
}

TEST(HttpCalculator, TellsReadinessThatSigncalcIsAway) {
    HttpCalculator nowhere({.url = "http://127.0.0.1:1"}, in_process());
    EXPECT_NE(nowhere.trouble(), std::nullopt);
    const Server ill([](const std::string&) { return http(500, ""); });
    EXPECT_NE(HttpCalculator({.url = ill.url()}, in_process()).trouble(), std::nullopt);
}

}  // namespace
}  // namespace apex::adapters

namespace apex::app::contract {
INSTANTIATE_TEST_SUITE_P(Http, CalculatorContract, testing::Values(apex::adapters::make));
}
