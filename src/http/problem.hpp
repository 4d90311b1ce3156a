// application/problem+json (RFC 9457) for every answer that is not a success.
// Never carries a stack trace, nor more of the input than a JSON pointer.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"
#include "http/message.hpp"

namespace apex::http {

/// What a handler throws to answer with a problem instead of a result.
struct Problem {
    int status;
    std::string detail;
    std::vector<Rejection> errors = {};
    std::vector<std::pair<std::string, std::string>> headers = {};  ///< "Retry-After", "ETag" ...
    std::vector<std::string> allowed = {};  ///< of a 409: what would be accepted instead
    std::string cause = {};                 ///< for the log alone
};

/// `{type, title, status, detail, instance, errors, allowed}`; `instance` is the request id,
/// `errors` and `allowed` are left out when empty.
HttpResponse problem(const HttpRequest& request, int status, std::string_view detail,
                     const std::vector<Rejection>& errors = {});
HttpResponse problem(const HttpRequest& request, const Problem& problem);

/// The body alone, for answers made before there is a request.
std::string problem_json(int status, std::string_view detail, std::string_view instance,
                         const std::vector<Rejection>& errors = {},
                         const std::vector<std::string>& allowed = {});

/// Appends `text` as a JSON string with its quotes. Bytes that are no UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace apex::http
