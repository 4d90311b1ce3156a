// One HTTP exchange as plain values: what a handler is given and what it gives back.
// Not here: bytes on a socket (server.hpp), the way to a handler (router.hpp).
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "telemetry/trace_context.hpp"

namespace apex::http {

enum class Method : unsigned char { get, head, post, put, patch, delete_, options };
inline constexpr std::size_t method_count = 7;

const char* to_text(Method method);                        ///< "GET"
std::optional<Method> method_from(std::string_view text);  ///< case matters, as in RFC 9110

/// Header fields in the order they came. Names are compared without case; storage is reused by
/// `clear`.
class Headers {
  public:
    struct Field {
        std::string_view name, value;
    };
    void clear();
    void add(std::string_view name, std::string_view value);
    std::size_t size() const { return spans_.size(); }
    Field operator[](std::size_t index) const;
    /// The first field of that name.
    std::optional<std::string_view> find(std::string_view name) const;
    /// How many fields carry that name.
    std::size_t count(std::string_view name) const;

  private:
    struct Span {
        std::uint32_t name_at, name_size, value_at, value_size;
    };
    std::string text_;
    std::vector<Span> spans_;
};

/// What a route's guard found out about who asks. A handler knows which kind its guard attaches.
struct Attachment {
    virtual ~Attachment() = default;
};

/// Takes a body as it arrives, a piece at a time, on the blocking pool. What it throws is answered
/// as if the handler had thrown it.
class BodySink {
  public:
    virtual ~BodySink() = default;
    virtual void add(std::string_view bytes) = 0;
};

struct HttpRequest {
    Method method = Method::get;
    int version_minor = 1;  ///< HTTP/1.x
    std::string target;     ///< as sent: "/api/v1/projects?limit=2"
    Headers headers;
    std::string body;
    std::shared_ptr<BodySink> sink;  ///< where the body went, of a route that opens one
    std::string request_id;
    telemetry::TraceContext
        trace;  ///< the span of this request, in the caller's trace or a new one
    std::uint64_t trace_parent = 0;  ///< the caller's span; 0: none
    std::string peer;                ///< numeric address of the other end
    /// Values of the template's braces, percent-decoded, in order of appearance.
    std::vector<std::string> path_values;
    std::shared_ptr<const Attachment> attached;  ///< by the route's guard

    std::string_view path() const;   ///< target before '?'
    std::string_view query() const;  ///< target after '?'; empty when none
    const std::string& path_value(std::size_t index) const;
    void clear();
};

/// A body that is produced while it is sent. `next` runs on the blocking pool; between pieces the
/// connection sleeps `wait`.
class BodyStream {
  public:
    struct Piece {
        std::string bytes;
        std::chrono::milliseconds wait{0};
        bool last = false;
    };
    virtual ~BodyStream() = default;
    virtual Piece next() = 0;
};

struct HttpResponse {
    int status = 200;
    std::string content_type = "application/json";  ///< empty: no Content-Type
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    std::unique_ptr<BodyStream> stream;  ///< when set, sent chunked instead of `body`
    /// Of a stream that will have exactly so many bytes: then it is not chunked.
    std::optional<std::uint64_t> stream_bytes;

    HttpResponse& with(std::string name, std::string value);
};

using Handler = std::function<HttpResponse(const HttpRequest&)>;

HttpResponse json_response(int status, std::string body);
HttpResponse empty_response(int status);
const char* reason_phrase(int status);

}  // namespace apex::http
