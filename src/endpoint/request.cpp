#include "endpoint/request.hpp"

#include <algorithm>
#include <charconv>

namespace apex::endpoint {

void refuse(const wire::Problems& problems) {
    if (problems.not_json)
        throw http::Problem{400, "The body is not a JSON text.", problems.errors, {}};
    throw http::Problem{
        422, "The request is understood and not acceptable; see errors.", problems.errors, {}};
}
void refuse(const Rejection& rejection) {
    throw http::Problem{
        422, "The request is understood and not acceptable; see errors.", {rejection}, {}};
}
void refuse(int status, std::string detail) {
    throw http::Problem{status, std::move(detail), {}, {}};
}

std::string_view body_text(const http::HttpRequest& request) {
    const bool blank = request.body.find_first_not_of(" \t\r\n") == std::string::npos;
    return blank && request.method == http::Method::post ? std::string_view("{}")
                                                         : std::string_view(request.body);
}

namespace {

/// "/" and the name, escaped as RFC 6901 asks.
std::string pointer_to(std::string_view name) {
    std::string pointer = "/";
    for (const char c : name) {
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer += c;
    }
    return pointer;
}

}  // namespace

QueryReader::QueryReader(const http::HttpRequest& request,
                         std::initializer_list<std::string_view> known) {
    if (request.query().empty()) return;
    auto query = http::Query::parse(request.query());
    if (!query) refuse(400, "The query is malformed: a broken escape, no UTF-8, or a name twice.");
    for (const auto& [name, value] : query->pairs())
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            std::string accepted;
            for (const std::string_view k : known)
                accepted += (accepted.empty() ? "" : ", ") + std::string(k);
            refuse(Rejection{pointer_to(name),
                             accepted.empty() ? "this call takes no query parameter"
                                              : "unknown query parameter; known: " + accepted,
                             {}});
        }
    query_ = std::move(*query);
}

std::optional<std::string> QueryReader::text(std::string_view name) const {
    const auto value = query_.find(name);
    return value ? std::optional<std::string>(*value) : std::nullopt;
}

int QueryReader::integer(std::string_view name, int least, int most, int otherwise) const {
    const auto value = query_.find(name);
    if (!value) return otherwise;
    int n = 0;
    const auto [end, failure] = std::from_chars(value->data(), value->data() + value->size(), n);
    if (failure != std::errc() || end != value->data() + value->size() || n < least || n > most)
        refuse(Rejection{
            '/' + std::string(name),
            "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most),
            {}});
    return n;
}

bool QueryReader::flag(std::string_view name) const {
    const auto value = query_.find(name);
    if (!value || *value == "0" || *value == "false") return false;
    if (*value == "1" || *value == "true" || value->empty()) return true;
    refuse(Rejection{pointer_to(name), "must be 1 or 0", {}});
}

}  // namespace apex::endpoint
