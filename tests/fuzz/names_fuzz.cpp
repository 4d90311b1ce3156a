// What a sender says of a file, and how the file begins: names and types that are judged before
// anything is stored, the header that gives a name back, and the look at the bytes. Uploads are one
// body each, so there are no names of multipart forms. The invariants stand at each function.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "app/attachment.hpp"
#include "app/upload_check.hpp"
#include "base/assertion.hpp"
#include "domain/file_type.hpp"
#include "domain/project_file.hpp"
#include "http/query.hpp"

namespace {

using namespace apex;

constexpr std::int64_t size_bytes_max = 1 << 20;

/// The line that begins at `text`, which then begins after it.
std::string next_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

bool is_printable_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 127; });
}

/// Whatever the name: one printable header field, which a quote or an escape in the name does not
/// end (RFC 6266), and which tells the whole name (RFC 8187).
void check_attachment(const std::string& name) {
    constexpr std::string_view before = "attachment; filename=\"",
                               between = "\"; filename*=UTF-8''";
    const std::string field = app::attachment(name);
    APEX_ASSERT(is_printable_ascii(field));
    APEX_ASSERT(field.starts_with(before));
    const std::string_view rest = std::string_view(field).substr(before.size());
    APEX_ASSERT(std::count(rest.begin(), rest.end(), '"') == 1);
    APEX_ASSERT(rest.substr(rest.find('"')).starts_with(between));
    const std::string_view plain = rest.substr(0, rest.find('"'));
    APEX_ASSERT(plain.size() == name.size());
    APEX_ASSERT(plain.find_first_of("\\/%") == std::string_view::npos);
    const std::string_view encoded = rest.substr(plain.size() + between.size());
    APEX_ASSERT(encoded.find_first_of("\"'; ,/\\") == std::string_view::npos);
    if (http::is_utf8(name)) APEX_ASSERT(http::percent_decode(encoded) == name);
}

/// A refusal points into the request and says why. What is accepted is a name without a path, a
/// control character or a mark that turns its direction, with an ending of its type.
void check_facts(const domain::FileFacts& facts) {
    const auto problems = domain::problems_of(facts, size_bytes_max);
    for (const Rejection& problem : problems) {
        APEX_ASSERT(problem.field.starts_with('/'));
        APEX_ASSERT(!problem.reason.empty());
        APEX_ASSERT(http::is_utf8(problem.reason));
    }
    if (!problems.empty()) return;
    APEX_ASSERT(!facts.name.empty() && facts.name.size() <= 200);
    APEX_ASSERT(http::is_utf8(facts.name));
    APEX_ASSERT(facts.name != "." && facts.name != "..");
    APEX_ASSERT(facts.name.find_first_of("/\\") == std::string::npos);
    APEX_ASSERT(std::all_of(facts.name.begin(), facts.name.end(), [](char c) {
        return static_cast<unsigned char>(c) >= ' ' && c != 127;
    }));
    APEX_ASSERT(facts.name.find("\u202e") == std::string::npos);
    const domain::FileType* type = domain::find_file_type(facts.content_type);
    APEX_ASSERT(type && type->content_type == facts.content_type);
    APEX_ASSERT(is_printable_ascii(facts.content_type));
    const std::string ending = facts.name.substr(facts.name.rfind('.'));
    APEX_ASSERT(ending.size() >= 4 && is_printable_ascii(ending));
    APEX_ASSERT(domain::fits_name(*type, facts.name));
    APEX_ASSERT(facts.size_bytes >= 1 && facts.size_bytes <= size_bytes_max);
}

/// The judgement on the bytes does not depend on how they come, and a refusal says why.
void check_bytes(const domain::FileType& type, std::string_view bytes) {
    const auto judged = [&](std::size_t piece) {
        app::UploadCheck check(type, nullptr);
        check.begin();
        for (std::size_t at = 0; at < bytes.size(); at += piece) check.add(bytes.substr(at, piece));
        const bool accepted = check.accepts();
        APEX_ASSERT(accepted == !check.objection().has_value());
        return accepted;
    };
    const bool whole = judged(bytes.size() + 1);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}})
        APEX_ASSERT(judged(piece) == whole);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view input(reinterpret_cast<const char*>(data), size);
    check_attachment(std::string(input));
    const std::string content_type = next_line(input), sha256 = next_line(input);
    const std::string name = next_line(input);
    check_attachment(name);
    domain::FileFacts facts{name, content_type, static_cast<std::int64_t>(input.size()), {}};
    check_facts(facts);
    facts.sha256 = sha256;
    check_facts(facts);
    facts.name = input;  // With line ends in it.
    check_facts(facts);
    if (const domain::FileType* type = domain::find_file_type(content_type))
        check_bytes(*type, input);
    return 0;
}
