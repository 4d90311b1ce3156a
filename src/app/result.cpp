#include "app/result.hpp"

namespace apex::app {

Failure not_found(const char* what) {
    return {FailureKind::not_found, std::string("There is no such ") + what + '.', {}, {}, ""};
}

Failure invalid(std::vector<Rejection> rejections) {
    return {FailureKind::invalid,
            "The request was understood but is not acceptable.",
            std::move(rejections),
            {},
            ""};
}

Failure conflict(std::string detail, std::vector<std::string> allowed) {
    return {FailureKind::conflict, std::move(detail), {}, std::move(allowed), ""};
}

Failure unauthenticated(std::string detail) {
    return {FailureKind::unauthenticated, std::move(detail), {}, {}, ""};
}

Failure forbidden(std::string detail) {
    return {FailureKind::forbidden, std::move(detail), {}, {}, ""};
}

}  // namespace apex::app
