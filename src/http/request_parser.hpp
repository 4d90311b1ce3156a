// HTTP/1.1 requests from bytes, in pieces of any size, straight into an HttpRequest. Refuses; never
// guesses. Not here: reading from a socket, routing, what a refusal looks like on the wire.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "http/message.hpp"

namespace apex::http {

struct ParserLimits {
    std::size_t header_bytes_max = 16 * 1024;
    std::size_t target_bytes_max = 8 * 1024;
    std::size_t fields_max = 100;
};

class RequestParser {
  public:
    RequestParser(HttpRequest& into, ParserLimits limits);
    ~RequestParser();

    enum class Stage : unsigned char {
        header,    ///< needs more of the header
        admitted,  ///< header complete; waits for `read_body`
        body,      ///< needs more of the body
        complete,
        refused  ///< see refusal(); the connection cannot be used any further
    };
    struct Refusal {
        int status;
        const char* detail;
    };

    /// Begins a new request in the same HttpRequest.
    void reset();
    /// Takes bytes and says how many it used; what is left belongs to the body or to the next
    /// request.
    std::size_t feed(std::string_view bytes);
    /// Lets the body in, up to `limit` bytes; beyond that the request is refused with 413.
    void read_body(std::size_t limit);

    Stage stage() const;
    Refusal refusal() const;
    std::optional<std::uint64_t> content_length() const;
    std::uint64_t body_bytes()
        const;              ///< that have come so far; the body may be taken out meanwhile
    bool has_body() const;  ///< a body follows: Content-Length above zero, or chunked
    bool keep_alive() const;
    bool expects_continue() const;  ///< `Expect: 100-continue`

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace apex::http
