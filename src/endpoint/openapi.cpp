#include "endpoint/openapi.hpp"

#include <map>

#include "base/assertion.hpp"
#include "http/problem.hpp"
#include "wire/problem.hpp"

namespace apex::endpoint {
namespace {

/// An object or list under construction: writes the commas.
class Json {
  public:
    explicit Json(char open) : text_(1, open) {}
    Json& member(std::string_view key, std::string_view raw) {
        comma();
        http::append_json_string(text_, key);
        text_ += ':';
        text_ += raw;
        return *this;
    }
    Json& words(std::string_view key, std::string_view text) {
        std::string quoted;
        http::append_json_string(quoted, text);
        return member(key, quoted);
    }
    Json& item(std::string_view raw) {
        comma();
        text_ += raw;
        return *this;
    }
    std::string end() const { return text_ + (text_.front() == '{' ? '}' : ']'); }

  private:
    void comma() {
        if (text_.size() > 1) text_ += ',';
    }
    std::string text_;
};

std::string quoted(std::string_view text) {
    std::string out;
    http::append_json_string(out, text);
    return out;
}

struct HeaderWords {
    const char *name, *words;
};
constexpr HeaderWords answer_headers[] = {
    {"ETag", "Strong entity tag of what is stored; a change names it in If-Match."},
    {"Idempotent-Replayed", "true: this is the first answer again."},
    {"Link", "`<...>; rel=\"next\"` while there is another page."},
    {"Location", "Where the new thing is."},
    {"X-Search", "`database`: the search index was away and the database answered."},
    {"X-Total-Count", "Items in the whole list; `1000+` beyond a thousand."},
};

const char* words_of(int status) {
    switch (status) {
        case 400:
            return "Not JSON, or not HTTP.";
        case 401:
            return "Who asks did not show who it is; the session has ended, or the token or key "
                   "does "
                   "not hold.";
        case 403:
            return "Who asks is known, and may not.";
        case 404:
            return "There is no such thing; a malformed id is an unknown id.";
        case 409:
            return "In conflict with what is stored; `detail` says what would be accepted.";
        case 412:
            return "Someone changed it since; `ETag` carries the current tag.";
        case 413:
            return "The body is over the limit.";
        case 415:
            return "The body is not application/json in UTF-8.";
        case 422:
            return "Understood, and not acceptable; `errors` has a pointer, a reason and, where "
                   "there is one, a clause.";
        case 428:
            return "A change needs If-Match.";
        case 429:
            return "Too many requests; Retry-After says when.";
        case 503:
            return "Not now; Retry-After says when.";
        default:
            return "A problem.";
    }
}

std::string header_objects() {
    Json headers('{');
    for (const HeaderWords& h : answer_headers)
        headers.member(
            h.name,
            Json('{').words("description", h.words).member("schema", R"({"type":"string"})").end());
    return headers.end();
}

std::string answer_object(const DocumentedAnswer& answer) {
    Json object('{');
    object.words("description", answer.words);
    if (!answer.headers.empty()) {
        Json headers('{');
        for (const std::string& name : answer.headers)
            headers.member(name, Json('{').words("$ref", "#/components/headers/" + name).end());
        object.member("headers", headers.end());
    }
    if (!answer.schema.empty())
        object.member("content", Json('{')
                                     .member(answer.media_type,
                                             Json('{').member("schema", answer.schema).end())
                                     .end());
    return object.end();
}

std::string parameter_object(const Parameter& p) {
    Json object('{');
    object.words("name", p.name).words("in", p.place);
    if (!p.words.empty()) object.words("description", p.words);
    object.member("required", p.required ? "true" : "false").member("schema", p.schema);
    return object.end();
}

std::string operation_object(const Endpoint& e) {
    Json operation('{');
    operation.words("operationId", e.route().name)
        .member("tags", '[' + quoted(e.tag()) + ']')
        .words("summary", e.summary());
    if (!e.description().empty()) operation.words("description", e.description());
    if (!e.least_role().empty())
        operation.member("security", R"([{"bearer":[]},{"session":[]}])")
            .words("x-least-role", e.least_role());
    if (!e.parameters().empty()) {
        Json parameters('[');
        for (const Parameter& p : e.parameters()) parameters.item(parameter_object(p));
        operation.member("parameters", parameters.end());
    }
    if (!e.request_schema().empty()) {
        const std::string content =
            Json('{')
                .member(e.request_media(), Json('{').member("schema", e.request_schema()).end())
                .end();
        const bool required =
            e.route().method != http::Method::post;  // An empty body of a POST means {}.
        operation.member("requestBody", Json('{')
                                            .member("required", required ? "true" : "false")
                                            .member("content", content)
                                            .end());
    }
    std::map<int, std::string> by_status;
    for (const DocumentedAnswer& answer : e.answers())
        by_status[answer.status] = answer_object(answer);
    for (const int status : e.refusals())
        by_status.emplace(
            status, Json('{')
                        .words("$ref", "#/components/responses/Problem" + std::to_string(status))
                        .end());
    Json answers('{');
    for (const auto& [status, text] : by_status) answers.member(std::to_string(status), text);
    answers.member("default", R"({"$ref":"#/components/responses/Problem"})");
    return operation.member("responses", answers.end()).end();
}

std::string problem_response(const char* words) {
    const std::string schema = R"({"$ref":"#/components/schemas/Problem"})";
    return Json('{')
        .words("description", words)
        .member("content",
                Json('{')
                    .member("application/problem+json", Json('{').member("schema", schema).end())
                    .end())
        .end();
}

/// How a caller shows who it is, where that is asked for.
std::string security_schemes() {
    return Json('{')
        .member("bearer", Json('{')
                              .words("type", "http")
                              .words("scheme", "bearer")
                              .words("description",
                                     "An API key (apex_...) or a token of the identity provider.")
                              .end())
        .member(
            "session",
            Json('{')
                .words("type", "apiKey")
                .words("in", "cookie")
                .words("name", "apex_session")
                .words("description",
                       "A browser that signed in at /auth/login; behind https the name is "
                       "__Host-apex_session. POST, PUT, PATCH and DELETE also send X-CSRF-Token "
                       "as GET /api/v1/me tells it.")
                .end())
        .end();
}

}  // namespace

std::string openapi_document(const DocumentInfo& info, const Table& table) {
    wire::SchemaParts parts = table.parts();
    const std::string problem = wire::schema_reference<wire::Problem>(parts, wire::Use::answer);
    APEX_ASSERT(problem == R"({"$ref":"#/components/schemas/Problem"})");

    std::map<std::string, std::map<std::string, std::string>> paths;
    std::map<std::string, bool> tags;
    std::map<int, bool> statuses;
    bool anyone_signs_in = false;
    for (const Endpoint& e : table.endpoints()) {
        std::string method = http::to_text(e.route().method);
        for (char& c : method) c = static_cast<char>(c - 'A' + 'a');
        paths[e.route().path][method] = operation_object(e);
        tags[e.tag()] = true;
        anyone_signs_in = anyone_signs_in || !e.least_role().empty();
        for (const int status : e.refusals()) statuses[status] = true;
    }
    Json path_objects('{');
    for (const auto& [path, methods] : paths) {
        Json object('{');
        for (const auto& [method, operation] : methods) object.member(method, operation);
        path_objects.member(path, object.end());
    }
    Json tag_objects('[');
    for (const auto& [tag, unused] : tags) tag_objects.item(Json('{').words("name", tag).end());
    Json responses('{');
    responses.member("Problem", problem_response("Any other refusal."));
    for (const auto& [status, unused] : statuses)
        responses.member("Problem" + std::to_string(status), problem_response(words_of(status)));
    Json schemas('{');
    for (const auto& [name, schema] : parts) schemas.member(name, schema);

    Json components('{');
    components.member("headers", header_objects())
        .member("responses", responses.end())
        .member("schemas", schemas.end());
    if (anyone_signs_in) components.member("securitySchemes", security_schemes());

    return wire::pretty(
        Json('{')
            .words("openapi", "3.1.0")
            .member("info",
                    Json('{')
                        .words("title", info.title)
                        .words("version", info.version)
                        .words("description", info.description)
                        .member("license", R"({"name":"Apache-2.0","identifier":"Apache-2.0"})")
                        .end())
            .member("servers", Json('[').item(Json('{').words("url", info.server_url).end()).end())
            .member("tags", tag_objects.end())
            .member("paths", path_objects.end())
            .member("components", components.end())
            .end());
}

}  // namespace apex::endpoint
