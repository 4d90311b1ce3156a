#include "wire/problem.hpp"

#include "wire/describe.hpp"

namespace apex::wire {
BOOST_DESCRIBE_STRUCT(ProblemError, (), (pointer, reason, clause))
BOOST_DESCRIBE_STRUCT(Problem, (), (type, title, status, detail, instance, errors))

template <>
inline constexpr auto rules<ProblemError> =
    fields(field("pointer").says("JSON pointer to the field; empty for the whole document"),
           field("reason").says("What must hold, for people"),
           field("clause").says("The clause of the standard behind it"));
template <>
inline constexpr auto rules<Problem> =
    fields(field("type").says("about:blank: the title is that of the status"),
           field("status").at_least(400).at_most(599),
           field("instance").says("The request id, also in the log"));

APEX_WIRE_TYPE(ProblemError)
APEX_WIRE_TYPE(Problem)

std::string_view title_of(int status) {
    switch (status) {
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 406:
            return "Not Acceptable";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 422:
            return "Unprocessable Content";
        case 428:
            return "Precondition Required";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 502:
            return "Bad Gateway";
        case 503:
            return "Service Unavailable";
        case 504:
            return "Gateway Timeout";
        default:
            return "Error";
    }
}

Problem problem_of(int status, std::string_view detail, std::string_view request_id) {
    Problem problem;
    problem.title = title_of(status);
    problem.status = status;
    problem.detail = detail;
    problem.instance = request_id;
    return problem;
}

Problem problem_of(const Problems& problems, std::string_view request_id) {
    const std::size_t count = problems.errors.size();
    const std::string detail = problems.not_json ? "The body is not a JSON document."
                               : count == 1      ? "One field cannot be accepted."
                                            : std::to_string(count) + " fields cannot be accepted.";
    Problem problem = problem_of(problems.not_json ? 400 : 422, detail, request_id);
    problem.errors.emplace();
    for (const Rejection& error : problems.errors) {
        std::optional<std::string> clause;
        if (const std::string text = to_text(error.clause); !text.empty()) clause = text;
        problem.errors->push_back({error.field, error.reason, std::move(clause)});
    }
    return problem;
}

Problem problem_of(const Rejection& rejection, std::string_view request_id) {
    return problem_of(Problems{false, {rejection}}, request_id);
}

}  // namespace apex::wire
