#include "http/request_parser.hpp"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>

#include "http/query.hpp"

namespace apex::http {
namespace {

namespace beast = boost::beast;
using beast::error_code;
using Verb = beast::http::verb;
using ParseFailure = beast::http::error;

std::optional<Method> method_of(Verb verb) {
    switch (verb) {
        case Verb::get:
            return Method::get;
        case Verb::head:
            return Method::head;
        case Verb::post:
            return Method::post;
        case Verb::put:
            return Method::put;
        case Verb::patch:
            return Method::patch;
        case Verb::delete_:
            return Method::delete_;
        case Verb::options:
            return Method::options;
        default:
            return std::nullopt;
    }
}

/// Less than a body's last chunk, "0\r\n\r\n", and perhaps its beginning: Beast asserts on it when
/// it has seen the zero. More is always still to come.
bool may_begin_last_chunk(std::string_view bytes) {
    return bytes.starts_with('0') && bytes.size() < std::string_view("0\r\n\r\n").size();
}

bool is_printable(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

/// Beast's state machine; the callbacks write into the request and refuse what we do not take.
class Machine : public beast::http::basic_parser<true> {
  public:
    Machine(HttpRequest& into, const ParserLimits& limits) : into_(into), limits_(limits) {
        this->header_limit(static_cast<std::uint32_t>(limits.header_bytes_max));
        this->body_limit(boost::none);  // Decided per route, in read_body.
    }

    std::size_t body_limit_bytes = 0, body_bytes = 0;
    RequestParser::Refusal refusal{400, "The request is not well-formed HTTP/1.1."};

  private:
    using view = boost::beast::string_view;
    static std::string_view std_view(view text) { return {text.data(), text.size()}; }

    void refuse(int status, const char* detail, error_code& ec) {
        refusal = {status, detail};
        ec = ParseFailure::bad_value;
    }

    void on_request_impl(Verb verb, view, view target, int version, error_code& ec) override {
        const auto method = method_of(verb);
        if (!method) return refuse(501, "This method is not supported.", ec);
        if (target.size() > limits_.target_bytes_max)
            return refuse(414, "The request target is too long.", ec);
        if (version != 10 && version != 11)
            return refuse(505, "Only HTTP/1.0 and HTTP/1.1 are spoken here.", ec);
        if (target.empty() || target.front() != '/' || !is_printable(std_view(target)))
            return refuse(400, "The request target must be an absolute path of printable ASCII.",
                          ec);
        into_.method = *method;
        into_.version_minor = version - 10;
        into_.target = std_view(target);
    }

    void on_response_impl(int, view, int, error_code&) override {}

    void on_field_impl(beast::http::field, view name, view value, error_code& ec) override {
        if (this->is_header_done()) return;  // A trailer may not pose as a header field.
        if (into_.headers.size() == limits_.fields_max)
            return refuse(431, "Too many header fields.", ec);
        into_.headers.add(std_view(name), std_view(value));
    }

    void on_header_impl(error_code& ec) override {
        const std::size_t hosts = into_.headers.count("Host");
        if (hosts > 1 || (hosts == 0 && into_.version_minor == 1))
            return refuse(400, "HTTP/1.1 needs exactly one Host field.", ec);
        const auto coding = into_.headers.find("Transfer-Encoding");
        if (!coding) return;
        if (!beast::iequals(view(coding->data(), coding->size()), "chunked"))
            return refuse(501, "This transfer coding is not supported.", ec);
        const bool ambiguous = into_.headers.count("Transfer-Encoding") > 1 ||
                               into_.headers.count("Content-Length") > 0 ||
                               into_.version_minor == 0;
        if (ambiguous) refuse(400, "The length of the body is ambiguous.", ec);
    }

    void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code& ec) override {
        if (length && *length > body_limit_bytes) return too_large(ec);
        // Reserved in good faith only as far as a small body goes.
        if (length)
            into_.body.reserve(
                static_cast<std::size_t>(std::min<std::uint64_t>(*length, 64 * 1024)));
    }

    std::size_t on_body_impl(view body, error_code& ec) override { return take(body, ec); }
    void on_chunk_header_impl(std::uint64_t size, view, error_code& ec) override {
        if (size > body_limit_bytes - body_bytes) too_large(ec);
    }
    std::size_t on_chunk_body_impl(std::uint64_t, view body, error_code& ec) override {
        return take(body, ec);
    }
    void on_finish_impl(error_code&) override {}

    std::size_t take(view body, error_code& ec) {
        if (body.size() > body_limit_bytes - body_bytes) {
            too_large(ec);
            return 0;
        }
        into_.body.append(body.data(), body.size());
        body_bytes += body.size();
        return body.size();
    }

    void too_large(error_code& ec) {
        refusal = {413, "The body is larger than this route accepts."};
        ec = ParseFailure::body_limit;
    }

    HttpRequest& into_;
    const ParserLimits& limits_;
};

}  // namespace

struct RequestParser::State {
    HttpRequest& into;
    ParserLimits limits;
    std::optional<Machine> machine;
    Stage stage = Stage::header;
    std::size_t header_bytes = 0;  ///< used so far; Beast bounds only what it has not used yet

    void refuse(int status, const char* detail) {
        machine->refusal = {status, detail};
        stage = Stage::refused;
    }

    void settle(error_code ec) {
        if (ec && ec != ParseFailure::need_more) {
            if (ec == ParseFailure::header_limit)
                machine->refusal = {431, "The header is too large."};
            if (ec == ParseFailure::bad_version)
                machine->refusal = {505, "Only HTTP/1.0 and HTTP/1.1 are spoken here."};
            stage = Stage::refused;
        } else if (machine->is_done()) {
            stage = Stage::complete;
        } else if (machine->is_header_done() && stage == Stage::header) {
            stage = Stage::admitted;
        }
    }
};

RequestParser::RequestParser(HttpRequest& into, ParserLimits limits)
    : state_(std::make_unique<State>(State{into, limits, std::nullopt})) {
    reset();
}
RequestParser::~RequestParser() = default;

void RequestParser::reset() {
    state_->into.clear();
    state_->machine.emplace(state_->into, state_->limits);
    state_->stage = Stage::header;
    state_->header_bytes = 0;
}

std::size_t RequestParser::feed(std::string_view bytes) {
    State& s = *state_;
    std::size_t used = 0;
    // An empty line before a request is forgiven (RFC 9112 2.2).
    while (s.stage == Stage::header && s.header_bytes == 0 &&
           bytes.substr(used).starts_with("\r\n"))
        used += 2;
    // Half of one: the other half, or what refuses it, is on the way.
    if (s.stage == Stage::header && s.header_bytes == 0 && bytes.substr(used) == "\r") return used;
    while ((s.stage == Stage::header || s.stage == Stage::body) && used < bytes.size()) {
        const bool in_header = s.stage == Stage::header;
        if (!in_header && s.machine->chunked() && may_begin_last_chunk(bytes.substr(used))) break;
        error_code ec;
        const std::size_t n =
            s.machine->put(boost::asio::const_buffer(bytes.data() + used, bytes.size() - used), ec);
        used += n;
        s.settle(ec);
        if (in_header) s.header_bytes += n;
        const std::size_t held = s.stage == Stage::header ? bytes.size() - used : 0;
        if (s.stage != Stage::refused && in_header &&
            s.header_bytes + held > s.limits.header_bytes_max)
            s.refuse(431, "The header is too large.");
        if (n > 0) continue;
        // Only a chunk's own header or trailer may be waited for here, and those are short.
        if (s.stage == Stage::body && bytes.size() - used > s.limits.header_bytes_max)
            s.refuse(400, "A chunk header is too long.");
        break;
    }
    return used;
}

void RequestParser::read_body(std::size_t limit) {
    if (state_->stage != Stage::admitted) return;
    state_->machine->body_limit_bytes = limit;
    state_->stage = Stage::body;
}

RequestParser::Stage RequestParser::stage() const { return state_->stage; }
RequestParser::Refusal RequestParser::refusal() const { return state_->machine->refusal; }

std::optional<std::uint64_t> RequestParser::content_length() const {
    const auto length = state_->machine->content_length();
    if (!length) return std::nullopt;
    return *length;
}

std::uint64_t RequestParser::body_bytes() const { return state_->machine->body_bytes; }
bool RequestParser::has_body() const {
    return state_->machine->chunked() || content_length().value_or(0) > 0;
}
bool RequestParser::keep_alive() const { return state_->machine->keep_alive(); }

bool RequestParser::expects_continue() const {
    const auto value = state_->into.headers.find("Expect");
    return value && (*value == "100-continue" || *value == "100-Continue");
}

}  // namespace apex::http
