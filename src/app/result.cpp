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

}  // namespace apex::app
