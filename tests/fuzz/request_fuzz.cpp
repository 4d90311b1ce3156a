// What anyone can send before anything of ours runs: the bytes of a request, its query, its
// escapes, the parameters and cursors of lists, and the headers with a form of their own.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "adapters/opensearch/search_query.hpp"
#include "app/cursor.hpp"
#include "app/lookup.hpp"
#include "app/ports/page.hpp"
#include "base/assertion.hpp"
#include "domain/ids.hpp"
#include "endpoint/request.hpp"
#include "http/query.hpp"
#include "http/request_id.hpp"
#include "http/request_parser.hpp"
#include "telemetry/trace_context.hpp"

namespace {

using namespace apex;
using Stage = http::RequestParser::Stage;

constexpr std::size_t body_limit = 4096;

/// What became of the bytes: a summary that must not depend on how they were cut.
struct Parsed {
    Stage stage = Stage::header;
    int status = 0;
    std::string target, body, fields;
    friend bool operator==(const Parsed&, const Parsed&) = default;
};

Parsed parse(std::string_view bytes, std::size_t piece) {
    http::HttpRequest request;
    http::RequestParser parser(request, {.header_bytes_max = 2048, .target_bytes_max = 512});
    std::size_t at = 0, end = 0;
    while (true) {
        end = std::max(at, std::min(bytes.size(), end + std::max<std::size_t>(piece, 1)));
        while (true) {
            const std::size_t used = parser.feed(bytes.substr(at, end - at));
            APEX_ASSERT(used <= end - at);
            at += used;
            if (parser.stage() != Stage::admitted) break;
            parser.read_body(body_limit);
            if (at == end) break;
        }
        const Stage stage = parser.stage();
        if (stage == Stage::complete || stage == Stage::refused || end == bytes.size()) break;
    }
    Parsed parsed{parser.stage(), 0, request.target, request.body, {}};
    if (parsed.stage == Stage::refused) {
        parsed = {Stage::refused, parser.refusal().status, {}, {}, {}};
        APEX_ASSERT(parsed.status >= 400 && parsed.status < 600);
        return parsed;
    }
    APEX_ASSERT(request.body.size() <= body_limit);
    if (parsed.stage == Stage::header) return {};
    for (std::size_t i = 0; i < request.headers.size(); ++i) {
        const auto field = request.headers[i];
        APEX_ASSERT(field.value.find_first_of("\r\n") == std::string_view::npos);
        parsed.fields += std::string(field.name) + ':' + std::string(field.value) + '\n';
    }
    return parsed;
}

void check_request(std::string_view bytes) {
    const Parsed whole = parse(bytes, bytes.size());
    // A body that is still coming may have been handed over up to any byte.
    const auto comparable = [](Parsed p) {
        if (p.stage == Stage::body) p.body.clear();
        return p;
    };
    // What is not HTTP may be refused as soon as that shows, or when more of it has come; what is
    // taken is taken alike.
    const auto not_taken = [](const Parsed& p) {
        return p.stage == Stage::header || p.stage == Stage::refused;
    };
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, bytes.size() / 2}) {
        const Parsed cut = parse(bytes, piece);
        APEX_ASSERT(comparable(cut) == comparable(whole) || (not_taken(cut) && not_taken(whole)));
    }
}

void check_query(std::string_view text) {
    const auto query = http::Query::parse(text);
    if (query)
        for (const auto& [name, value] : query->pairs()) {
            APEX_ASSERT(http::is_utf8(name) && http::is_utf8(value));
            APEX_ASSERT(query->find(name) == value);
            APEX_ASSERT(http::percent_decode(http::percent_encode(value)) == value);
        }
    if (const auto decoded = http::percent_decode(text)) APEX_ASSERT(http::is_utf8(*decoded));
}

/// What the routes of lists do with a query: a number is in its range, a parameter is a known one,
/// and a refusal is a problem with a pointer or a reason.
void check_parameters(std::string_view text) {
    http::HttpRequest request;
    request.target = "/api/v1/projects?" + std::string(text);
    try {
        const endpoint::QueryReader query(request, {"q", "status", "limit", "cursor", "force"});
        const int limit = query.integer("limit", 1, app::max_limit, app::default_limit);
        APEX_ASSERT(limit >= 1 && limit <= app::max_limit);
        for (const char* name : {"q", "status", "cursor"})
            if (const auto value = query.text(name)) APEX_ASSERT(http::is_utf8(*value));
        query.flag("force");
    } catch (const http::Problem& problem) {
        APEX_ASSERT(problem.status == 400 || problem.status == 422);
        APEX_ASSERT(!problem.detail.empty());
        APEX_ASSERT(problem.status == 400 || problem.errors.size() == 1);
        for (const Rejection& error : problem.errors)
            APEX_ASSERT(error.field.starts_with('/') && !error.reason.empty());
    }
}

/// A cursor is read as it was written, by every list that has one.
void check_cursors(const std::string& text) {
    if (const auto position = app::parse_project_cursor(text))
        APEX_ASSERT(app::cursor_text(*position) == text);
    if (const auto position = app::parse_file_cursor(text))
        APEX_ASSERT(app::cursor_text(*position) == text);
    if (const auto position = adapters::opensearch::parse_cursor(text)) {
        const std::string again = adapters::opensearch::cursor_text(*position);
        const auto same = adapters::opensearch::parse_cursor(again);
        APEX_ASSERT(same && adapters::opensearch::cursor_text(*same) == again);
    }
    if (const auto number = app::parse_whole(text)) APEX_ASSERT(std::to_string(*number) == text);
}

void check_words(const std::string& text) {
    if (const auto id = domain::ProjectId::parse(text)) APEX_ASSERT(id->text() == text);
    if (http::is_request_id(text)) APEX_ASSERT(text.find_first_of("\r\n\" ") == std::string::npos);
    if (const auto trace = telemetry::parse_traceparent(text)) {
        const auto again = telemetry::parse_traceparent(telemetry::to_traceparent(trace));
        APEX_ASSERT(again == trace);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    check_request(input);
    check_query(input);
    check_parameters(input);
    check_cursors(std::string(input));
    check_words(std::string(input));
    return 0;
}
