#include "adapters/clamd/clamd_connection.hpp"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "app/ports/unavailable.hpp"

namespace apex::adapters::clamd {
namespace {

constexpr std::size_t answer_bytes_max = 4096;

[[noreturn]] void fail(const std::string& doing, const char* reason) {
    throw app::Unavailable("scanner", doing + ": " + reason);
}

/// Whether it is ready for `event` before the time is over.
bool ready(int socket, short event, Milliseconds time) {
    pollfd watched{socket, event, 0};
    int count = 0;
    do count = ::poll(&watched, 1, static_cast<int>(time.count()));
    while (count < 0 && errno == EINTR);
    return count == 1;
}

int connected(int family, const sockaddr* address, socklen_t size, Milliseconds patience) {
    const int socket = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (socket < 0) fail("opening a socket", std::strerror(errno));
    int failure = ::connect(socket, address, size) == 0 ? 0 : errno;
    if (failure == EINPROGRESS) {
        socklen_t length = sizeof failure;
        if (!ready(socket, POLLOUT, patience))
            failure = ETIMEDOUT;
        else if (::getsockopt(socket, SOL_SOCKET, SO_ERROR, &failure, &length) != 0)
            failure = errno;
    }
    if (failure == 0) return socket;
    ::close(socket);
    errno = failure;
    return -1;
}

int connected_to_path(const std::string& path, Milliseconds patience) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    return connected(AF_UNIX, reinterpret_cast<const sockaddr*>(&address), sizeof address,
                     patience);
}

int connected_to_host(const ClamdAddress& address, Milliseconds patience) {
    addrinfo wanted{}, *found = nullptr;
    wanted.ai_socktype = SOCK_STREAM;
    const int failure = ::getaddrinfo(address.host.c_str(), address.port.c_str(), &wanted, &found);
    if (failure != 0) fail("finding the host", ::gai_strerror(failure));
    const std::unique_ptr<addrinfo, void (*)(addrinfo*)> addresses(found, &::freeaddrinfo);
    int socket = -1;
    for (const addrinfo* a = found; a && socket < 0; a = a->ai_next)
        socket = connected(a->ai_family, a->ai_addr, a->ai_addrlen, patience);
    return socket;
}

}  // namespace

Connection::Connection(const ClamdAddress& address, Milliseconds patience)
    : socket_(address.path.empty() ? connected_to_host(address, patience)
                                   : connected_to_path(address.path, patience)) {
    if (socket_ < 0) fail("connecting", std::strerror(errno));
}

Connection::~Connection() { ::close(socket_); }

bool Connection::send(std::string_view bytes, Milliseconds stall) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            if (!ready(socket_, POLLOUT, stall)) fail("sending", "it takes nothing");
        } else if (errno == EPIPE || errno == ECONNRESET) {
            return false;
        } else if (errno != EINTR) {
            fail("sending", std::strerror(errno));
        }
    }
    return true;
}

std::string Connection::answer(Milliseconds patience) {
    using Clock = std::chrono::steady_clock;
    const auto until = Clock::now() + patience;
    std::string text;
    while (text.size() < answer_bytes_max) {
        const auto left = std::chrono::duration_cast<Milliseconds>(until - Clock::now());
        if (left.count() <= 0 || !ready(socket_, POLLIN, left))
            fail("waiting", "no answer in time");
        char piece[512];
        const ssize_t size = ::recv(socket_, piece, sizeof piece, 0);
        if (size < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (size == 0 || (size < 0 && errno == ECONNRESET))
            fail("reading",
                 "it ended the connection before an answer; clamd's StreamMaxLength must be as "
                 "large as APEX_UPLOAD_LIMIT_BYTES");
        if (size < 0) fail("reading", std::strerror(errno));
        text.append(piece, static_cast<std::size_t>(size));
        if (const auto end = text.find('\0'); end != std::string::npos) return text.substr(0, end);
    }
    fail("reading", "the answer does not end");
}

}  // namespace apex::adapters::clamd
