#include "adapters/s3/testing/scripted_server.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <thread>

namespace apex::adapters::s3::testing {
namespace {

/// One request from the stream; false when the client is gone.
bool receive(int socket, std::string& stream, SeenRequest& request) {
    char room[65536];
    const auto more = [&] {
        const ssize_t got = recv(socket, room, sizeof room, 0);
        if (got > 0) stream.append(room, static_cast<std::size_t>(got));
        return got > 0;
    };
    std::size_t head_end;
    while ((head_end = stream.find("\r\n\r\n")) == std::string::npos)
        if (!more()) return false;
    const std::string head = stream.substr(0, head_end + 2);
    stream.erase(0, head_end + 4);
    std::size_t line_start = head.find("\r\n") + 2;
    request.method = head.substr(0, head.find(' '));
    const std::size_t target = request.method.size() + 1;
    request.target = head.substr(target, head.find(' ', target) - target);
    while (line_start < head.size()) {
        const std::size_t line_end = head.find("\r\n", line_start);
        const std::size_t colon = head.find(':', line_start);
        std::string name = head.substr(line_start, colon - line_start);
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        const std::size_t value = std::min(head.find_first_not_of(' ', colon + 1), line_end);
        request.headers[name] = head.substr(value, line_end - value);
        line_start = line_end + 2;
    }
    const auto length = request.headers.find("content-length");
    const std::size_t size = length == request.headers.end() ? 0 : std::stoul(length->second);
    while (stream.size() < size)
        if (!more()) return false;
    request.body = stream.substr(0, size);
    stream.erase(0, size);
    return true;
}

std::string head_of(int status, std::size_t size, const Headers& headers) {
    std::string head = "HTTP/1.1 " + std::to_string(status) + " X\r\n";
    if (status != 204) head += "Content-Length: " + std::to_string(size) + "\r\n";
    for (const auto& [name, value] : headers) head += name + ": " + value + "\r\n";
    return head + "\r\n";
}

}  // namespace

void Peer::send(const std::string& bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t sent =
            ::send(socket_, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
        if (sent <= 0) {
            open_ = false;
            return;
        }
        done += static_cast<std::size_t>(sent);
    }
}

void Peer::wait_for_hang_up() {
    char room[4096];
    while (recv(socket_, room, sizeof room, 0) > 0) {
    }
    open_ = false;
}

Script answer(int status, const std::string& body, const Headers& headers) {
    return [=](Peer& peer, const SeenRequest& request) {
        peer.send(head_of(status, body.size(), headers) + (request.method == "HEAD" ? "" : body));
    };
}

Script error(int status, const std::string& code, const Headers& headers) {
    return answer(status,
                  "<?xml version=\"1.0\"?><Error><Code>" + code +
                      "</Code><Message>m</Message><AWSAccessKeyId>AKPLANTED</AWSAccessKeyId>"
                      "<StringToSign>planted</StringToSign></Error>",
                  headers);
}

Script cut_short(int status, const std::string& body, std::size_t sent, const Headers& headers) {
    return [=](Peer& peer, const SeenRequest&) {
        peer.send(head_of(status, body.size(), headers) + body.substr(0, sent));
        peer.close();
    };
}

Script trickle(int status, const std::string& body, int pause_ms) {
    return [=](Peer& peer, const SeenRequest&) {
        peer.send(head_of(status, body.size(), {}));
        for (const char c : body) {
            if (!peer.is_open()) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(pause_ms));
            peer.send(std::string(1, c));
        }
    };
}

Script hang() {
    return [](Peer& peer, const SeenRequest&) { peer.wait_for_hang_up(); };
}

Script hang_up() {
    return [](Peer& peer, const SeenRequest&) { peer.close(); };
}

Script nonsense() {
    return [](Peer& peer, const SeenRequest&) {
        peer.send("220 mail.example.com ESMTP\r\n");
        peer.close();
    };
}

struct ScriptedServer::State {
    std::vector<Script> scripts;
    int listener = -1;
    int port = 0;
    mutable std::mutex mutex;
    std::vector<SeenRequest> seen;
    std::set<int> sockets;
    int connections = 0;
    bool stopping = false;
    std::vector<std::thread> threads;
    std::thread acceptor;

    void serve(int socket) {
        Peer peer(socket);
        std::string stream;
        SeenRequest request;
        while (peer.is_open() && receive(socket, stream, request)) {
            Script script;
            {
                const std::lock_guard lock(mutex);
                script = scripts[std::min(seen.size(), scripts.size() - 1)];
                seen.push_back(request);
            }
            script(peer, request);
            request = {};
        }
        const std::lock_guard lock(mutex);
        sockets.erase(socket);
        close(socket);
    }
    void accept_all() {
        for (;;) {
            const int socket = accept(listener, nullptr, nullptr);
            if (socket < 0) return;
            const std::lock_guard lock(mutex);
            if (stopping) {
                close(socket);
                return;
            }
            ++connections;
            sockets.insert(socket);
            threads.emplace_back([this, socket] { serve(socket); });
        }
    }
};

ScriptedServer::ScriptedServer(std::vector<Script> scripts) : state_(std::make_unique<State>()) {
    state_->scripts = std::move(scripts);
    state_->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(state_->listener, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        listen(state_->listener, 64) != 0 ||
        getsockname(state_->listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("the scripted server cannot listen");
    state_->port = ntohs(address.sin_port);
    state_->acceptor = std::thread([this] { state_->accept_all(); });
}

ScriptedServer::~ScriptedServer() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->stopping = true;
        shutdown(state_->listener, SHUT_RDWR);
        for (const int socket : state_->sockets) shutdown(socket, SHUT_RDWR);
    }
    state_->acceptor.join();
    for (auto& thread : state_->threads) thread.join();
    close(state_->listener);
}

int ScriptedServer::port() const { return state_->port; }

std::vector<SeenRequest> ScriptedServer::requests() const {
    const std::lock_guard lock(state_->mutex);
    return state_->seen;
}

int ScriptedServer::connections() const {
    const std::lock_guard lock(state_->mutex);
    return state_->connections;
}

}  // namespace apex::adapters::s3::testing
