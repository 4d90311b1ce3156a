// What anyone can send before anything of ours runs: the bytes of a request, its query, its
// escapes, the parameters and cursors of lists, signed URLs, and the headers with a form of their
// own.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "adapters/filesystem/file_uploads.hpp"
#include "adapters/opensearch/search_query.hpp"
#include "app/cursor.hpp"
#include "app/lookup.hpp"
#include "app/ports/page.hpp"
#include "app/ports/unknown_cursor.hpp"
#include "app/search_offset.hpp"
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
    APEX_ASSERT(app::search_offset({}) == 0);
    try {
        const int offset = app::search_offset(text);
        APEX_ASSERT(offset >= 1 && offset <= app::search_offset_most);
        APEX_ASSERT(app::search_offset(std::to_string(offset)) == offset);
    } catch (const app::UnknownCursor&) {
    }
}

class StandingClock final : public app::Clock {
  public:
    domain::Time now() override { return domain::from_microseconds(1'764'000'000'000'000); }
};

/// The door of signed URLs with one grant in each direction, over a folder of this process.
struct Door {
    std::filesystem::path folder = [] {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "apex_fuzz_XXXXXX").string();
        return std::filesystem::path(mkdtemp(pattern.data()));
    }();
    StandingClock clock;
    adapters::FileObjects objects{folder / "objects"};
    adapters::FileUploads uploads{objects, folder / "key", clock};
    const std::string content = "%PDF-1.7";
    const std::string sha256 = objects.put(content, "application/pdf").sha256;
    const std::string put_url =
        uploads.grant("fil_0", {"application/pdf", 8, sha256}, std::chrono::seconds(60)).url;
    const std::string get_url =
        uploads.download_url({sha256, "a b.pdf", "application/pdf"}, std::chrono::seconds(60));
    ~Door() { std::filesystem::remove_all(folder); }
};

/// As the route reads it: the last part of the path, and the query by name.
std::optional<app::SignedRequest> signed_request(std::string_view url, std::string_view path) {
    if (!url.starts_with(path)) return std::nullopt;
    url.remove_prefix(path.size());
    const auto mark = url.find('?');
    const auto query =
        http::Query::parse(mark == url.npos ? std::string_view() : url.substr(mark + 1));
    const auto name = http::percent_decode(url.substr(0, mark));
    if (!query || !name) return std::nullopt;
    app::SignedRequest request{*name, {}};
    for (const auto& [key, value] : query->pairs()) request.query.emplace(key, value);
    return request;
}

bool same(const app::SignedRequest& a, const app::SignedRequest& b) {
    return a.name == b.name && a.query == b.query;
}

/// Opened by what was granted, and by nothing else: neither by the input itself, nor by a granted
/// URL into which the input was cut.
void check_signed_urls(std::string_view text) {
    static Door door;
    static const auto granted_put = signed_request(door.put_url, adapters::uploads_path),
                      granted_get = signed_request(door.get_url, adapters::downloads_path);
    APEX_ASSERT(granted_put && granted_get);
    const app::UploadDoor::Announced announced{"application/pdf", 8};
    const auto try_put = [&](const app::SignedRequest& request) {
        const bool opened =
            !std::holds_alternative<app::DoorRefusal>(door.uploads.receive(request, announced));
        APEX_ASSERT(opened == same(request, *granted_put));
    };
    const auto try_get = [&](const app::SignedRequest& request) {
        const bool opened =
            !std::holds_alternative<app::DoorRefusal>(door.uploads.hand_out(request));
        APEX_ASSERT(opened == same(request, *granted_get));
    };
    static const bool grants_open = (try_put(*granted_put), try_get(*granted_get), true);
    APEX_ASSERT(grants_open);
    if (const auto request = signed_request(text, adapters::uploads_path)) try_put(*request);
    if (const auto request = signed_request(text, adapters::downloads_path)) try_get(*request);
    const auto with_each_part_replaced = [&](const app::SignedRequest& granted,
                                             const auto& attempt) {
        app::SignedRequest named = granted;
        named.name = text;
        attempt(named);
        for (const auto& [name, value] : granted.query) {
            app::SignedRequest changed = granted;
            changed.query[name] = text;
            attempt(changed);
            changed = granted;
            changed.query.erase(name);
            attempt(changed);
            changed.query[std::string(text)] = value;
            attempt(changed);
        }
    };
    with_each_part_replaced(*granted_put, try_put);
    with_each_part_replaced(*granted_get, try_get);
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
    check_signed_urls(input);
    check_words(std::string(input));
    return 0;
}
