// The first steps of every JSON route: take the body and the query, or refuse them with pointer and
// reason (http::Problem).
#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/outcome.hpp"
#include "http/problem.hpp"
#include "http/query.hpp"
#include "wire/codec.hpp"

namespace apex::endpoint {

[[noreturn]] void refuse(const wire::Problems& problems);
[[noreturn]] void refuse(const Rejection& rejection);
[[noreturn]] void refuse(int status, std::string detail);

/// The body; of a POST an empty one means `{}`.
std::string_view body_text(const http::HttpRequest& request);

/// The body as a value, or http::Problem 400 or 422.
template <class T>
wire::Decoded<T> decode_body(const http::HttpRequest& request) {
    wire::Decoded<T> decoded = wire::decode<T>(body_text(request));
    if (!decoded) refuse(decoded.problems);
    return decoded;
}

/// The query's parameters; one that is not among `known`, or malformed, is refused. The pointer of
/// a parameter is "/" and its name.
class QueryReader {
  public:
    QueryReader(const http::HttpRequest& request, std::initializer_list<std::string_view> known);
    std::optional<std::string> text(std::string_view name) const;
    int integer(std::string_view name, int least, int most, int otherwise) const;
    bool flag(std::string_view name) const;  ///< 1, true, or a bare name; 0 or false
  private:
    http::Query query_;
};

}  // namespace apex::endpoint
