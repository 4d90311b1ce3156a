// The typed route table and the way from a path to its route. Literal segments win over braces; one
// trailing slash is accepted. What a handler does with the request is none of its business; neither
// is OpenAPI (services/api).
#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace apex::http {

enum class Runs : unsigned char {
    on_loop,  ///< microseconds, never blocks
    on_pool   ///< may block: database, files, solver
};

enum class BodyKind : unsigned char {
    none,  ///< a body is read, bounded and ignored
    json,  ///< application/json with UTF-8; anything else is 415. An empty body needs no
           ///< Content-Type
    any    ///< the handler looks at Content-Type itself
};

inline constexpr std::size_t default_body_limit = std::size_t{1} << 20;

/// Runs before the handler and where it runs: refuses by throwing Problem, or attaches what it
/// found out.
using Guard = std::function<void(HttpRequest&)>;

/// Decides by a request's header whether its body is wanted, and where it goes: throws Problem to
/// refuse it unread. Runs on the blocking pool. For bodies that are too large to be held.
using OpenSink = std::function<std::shared_ptr<BodySink>(const HttpRequest&)>;

struct Route {
    Method method = Method::get;
    std::string path;  ///< "/api/v1/projects/{project_id}/revisions/{n}"; a segment may end in
                       ///< text: "{sha256}.pdf"
    std::string name;  ///< stable, snake_case: operation id, metric label, log key
    Handler handler;
    Runs runs = Runs::on_pool;
    BodyKind body = BodyKind::none;
    std::size_t body_limit = default_body_limit;
    Guard guard = {};         ///< absent: everyone may
    OpenSink open_sink = {};  ///< empty: the body is held in HttpRequest::body
};

/// Finds routes. Immutable once built, so that every loop may read it.
class Router {
  public:
    /// Two routes of one method and shape, or a malformed template, is a mistake of the program:
    /// assertion. `fallback`, when it has a handler, answers GET and HEAD of every path that no
    /// route has; its own path is not read.
    explicit Router(std::vector<Route> routes, Route fallback = {});
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;

    struct Match {
        const Route* route = nullptr;  ///< null: no route of that method
        std::string allow;       ///< "GET, HEAD, OPTIONS" when the path exists under other methods;
                                 ///< empty: no such path
        bool malformed = false;  ///< a percent escape that is none
    };
    /// Fills `path_values` (percent-decoded). HEAD finds the GET route.
    Match find(Method method, std::string_view path, std::vector<std::string>& path_values) const;
    const std::vector<Route>& routes() const { return routes_; }
    const Route* fallback() const { return fallback_.get(); }

  private:
    struct Node;
    std::vector<Route> routes_;
    std::unique_ptr<Route> fallback_;
    std::unique_ptr<Node> root_;
};

}  // namespace apex::http
