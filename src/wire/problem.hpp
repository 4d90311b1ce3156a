// The body of a refusal: application/problem+json (RFC 9457). Not here: which status a refusal
// gets, that is the routes' decision; `problem_of` covers the one case that every route shares, a
// body that does not decode.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"
#include "wire/codec.hpp"

namespace apex::wire {

struct ProblemError {
    std::string pointer, reason;
    std::optional<std::string> clause;
};

struct Problem {
    std::string type = "about:blank";
    std::string title;
    int status = 0;
    std::string detail;
    std::string instance;  ///< the request id
    std::optional<std::vector<ProblemError>> errors;
};

/// 400 or 422 with one entry per error. The title is the status's own ("Unprocessable Content").
Problem problem_of(const Problems& problems, std::string_view request_id);
/// 422 from a refusal of the engine.
Problem problem_of(const Rejection& rejection, std::string_view request_id);
/// Any other status, with one sentence for people.
Problem problem_of(int status, std::string_view detail, std::string_view request_id);

/// The standard title of a status, "Error" for one that is not used here.
std::string_view title_of(int status);

extern template const Type& type_of<Problem>();

}  // namespace apex::wire
