// What the scanner does when the daemon does not behave. The daemon itself: tests/services.
#include "adapters/clamd/clamd_scanner.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <thread>

#include "app/ports/unavailable.hpp"

namespace apex::adapters {
namespace {

using namespace std::chrono_literals;

/// Takes one connection and does with it as told; then gives what it had read.
class OneConnection {
  public:
    explicit OneConnection(std::function<void(int)> act)
        : listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        EXPECT_EQ(::bind(listener_, reinterpret_cast<sockaddr*>(&address), size), 0);
        EXPECT_EQ(::listen(listener_, 4), 0);
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this, act = std::move(act)] {
            const int peer = ::accept(listener_, nullptr, nullptr);
            act(peer);
            ::close(peer);
        });
    }
    ~OneConnection() {
        thread_.join();
        ::close(listener_);
    }
    ClamdScanner scanner() const {
        return ClamdScanner({"", "127.0.0.1", std::to_string(port_)}, {500ms, 500ms, 500ms, 500ms});
    }

  private:
    int listener_, port_ = 0;
    std::thread thread_;
};

std::string read_to_end_of_stream(int peer) {
    std::string seen;
    char piece[65536];
    while (!seen.ends_with(std::string(4, '\0')) || seen.size() < 14) {
        const ssize_t n = ::recv(peer, piece, sizeof piece, 0);
        if (n <= 0) break;
        seen.append(piece, static_cast<std::size_t>(n));
    }
    return seen;
}

void answer(int peer, const std::string& text) {
    ::send(peer, text.c_str(), text.size() + 1, MSG_NOSIGNAL);
}

TEST(Clamd, SpeaksInstreamAndReadsTheVerdict) {
    std::string seen;
    {
        OneConnection daemon([&](int peer) {
            seen = read_to_end_of_stream(peer);
            answer(peer, "stream: OK");
        });
        auto scanner = daemon.scanner();
        const auto scan = scanner.begin();
        scan->add("ab");
        scan->add("cde");
        EXPECT_EQ(scan->finding(), std::nullopt);
    }
    // The protocol of clamd(8): zINSTREAM, then chunks, each after its length in network order.
    EXPECT_EQ(seen, std::string("zINSTREAM\0\0\0\0\2ab\0\0\0\3cde\0\0\0\0", 10 + 6 + 7 + 4));
}

TEST(Clamd, NamesWhatWasFound) {
    OneConnection daemon([](int peer) {
        read_to_end_of_stream(peer);
        answer(peer, "stream: Win.Test.EICAR_HDB-1 FOUND");
    });
    auto scanner = daemon.scanner();
    const auto scan = scanner.begin();
    scan->add("x");
    EXPECT_EQ(scan->finding(), "Win.Test.EICAR_HDB-1");
}

TEST(Clamd, TakesNothingButAVerdictForOne) {
    for (const char* text : {"INSTREAM size limit exceeded. ERROR", "stream: OK FOUND? ERROR", "OK",
                             "stream: Can't open file or directory ERROR", ""}) {
        OneConnection daemon([text](int peer) {
            read_to_end_of_stream(peer);
            answer(peer, text);
        });
        auto scanner = daemon.scanner();
        const auto scan = scanner.begin();
        scan->add("x");
        EXPECT_THROW(scan->finding(), app::Unavailable) << text;
    }
}

TEST(Clamd, IsUnavailableWhenTheDaemonIsSilentGoneOrCutShort) {
    EXPECT_THROW(ClamdScanner({"", "127.0.0.1", "1"}).begin(), app::Unavailable);
    EXPECT_THROW(ClamdScanner({"/nowhere/clamd.ctl", "", ""}).begin(), app::Unavailable);
    EXPECT_NE(ClamdScanner({"/nowhere/clamd.ctl", "", ""}).trouble(), std::nullopt);
    {
        OneConnection silent([](int peer) {
            read_to_end_of_stream(peer);
            std::this_thread::sleep_for(700ms);
        });
        auto scanner = silent.scanner();
        const auto scan = scanner.begin();
        EXPECT_THROW(scan->finding(), app::Unavailable);
    }
    {
        OneConnection cut([](int peer) {
            read_to_end_of_stream(peer);
            ::send(peer, "stream: O", 9, MSG_NOSIGNAL);
        });
        auto scanner = cut.scanner();
        const auto scan = scanner.begin();
        EXPECT_THROW(scan->finding(), app::Unavailable);
    }
    {
        OneConnection deaf([](int) { std::this_thread::sleep_for(1500ms); });
        auto scanner = deaf.scanner();
        const auto scan = scanner.begin();
        EXPECT_THROW(scan->add(std::string(64 << 20, 'x')), app::Unavailable);
    }
}

TEST(Clamd, ReadsItsAddress) {
    EXPECT_EQ(value(parse_clamd_url("tcp://clamd:3310")).host, "clamd");
    EXPECT_EQ(value(parse_clamd_url("tcp://[::1]:3310")).host, "::1");
    EXPECT_EQ(value(parse_clamd_url("unix:/run/clamav/clamd.ctl")).path, "/run/clamav/clamd.ctl");
    EXPECT_EQ(value(parse_clamd_url("unix:///run/c")).path, "/run/c");
    for (const char* url : {"", "clamd:3310", "tcp://clamd", "tcp://clamd:0", "tcp://clamd:70000",
                            "tcp://:3310", "tcp://u@h:1", "http://clamd:3310", "unix:run"})
        EXPECT_TRUE(refused(parse_clamd_url(url))) << url;
}

}  // namespace
}  // namespace apex::adapters
