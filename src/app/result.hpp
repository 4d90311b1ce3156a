// What a use case comes to: a value, or a failure that belongs to the domain. Broken surroundings
// are app::Unavailable, thrown.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "base/outcome.hpp"

namespace apex::app {

/// The status a route gives each: 404, 422, 409, 428, 412, 401, 403.
enum class FailureKind : unsigned char {
    not_found,
    invalid,
    conflict,
    precondition_required,
    precondition_failed,
    unauthenticated,  ///< who asks did not show who it is
    forbidden         ///< who asks is known and may not
};

struct Failure {
    FailureKind kind;
    std::string detail;                 ///< one sentence for people
    std::vector<Rejection> rejections;  ///< of invalid
    std::vector<std::string> allowed;   ///< of conflict: what would be accepted instead
    std::string current_etag;           ///< of precondition_failed
};

template <class T>
using Result = std::variant<T, Failure>;

template <class T>
const Failure* failed(const Result<T>& result) {
    return std::get_if<Failure>(&result);
}

Failure not_found(const char* what);
Failure invalid(std::vector<Rejection> rejections);
Failure conflict(std::string detail, std::vector<std::string> allowed = {});
Failure unauthenticated(std::string detail);
Failure forbidden(std::string detail);

}  // namespace apex::app
