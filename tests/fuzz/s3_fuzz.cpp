// What the S3 adapter makes of any bytes: SigV4's canonical form, the XML of answers,
// OBJECT_STORE_URL. The invariants stand at each function.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/s3/percent.hpp"
#include "adapters/s3/s3_url.hpp"
#include "adapters/s3/sigv4.hpp"
#include "adapters/s3/xml_text.hpp"
#include "base/assertion.hpp"

namespace {

using namespace apex::adapters;

/// The pieces of the input, parted by zero bytes.
std::vector<std::string> pieces_of(std::string_view input) {
    std::vector<std::string> pieces;
    while (true) {
        const std::size_t end = input.find('\0');
        pieces.emplace_back(input.substr(0, end));
        if (end == std::string_view::npos) return pieces;
        input.remove_prefix(end + 1);
    }
}

/// Encoding loses nothing and leaves only unreserved characters and %XX.
void check_encoding(const std::string& text) {
    const std::string encoded = s3::uri_encoded(text);
    APEX_ASSERT(s3::percent_decoded(encoded) == text);
    APEX_ASSERT(std::all_of(encoded.begin(), encoded.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               std::string_view("-._~%").find(c) != std::string_view::npos;
    }));
}

/// One line each for method, path, query, every header, a blank, the names and the hash: no part
/// of a request can pass for another. The order of the query is no part of it.
void check_canonical_form(const std::vector<std::string>& pieces) {
    s3::SignableRequest request{"GET", '/' + pieces[0], {}, {{"host", "h"}}, s3::empty_sha256};
    for (std::size_t i = 1; i + 1 < pieces.size(); i += 2)
        request.query.push_back({pieces[i], pieces[i + 1]});
    const std::string canonical = s3::canonical_request(request);
    APEX_ASSERT(std::count(canonical.begin(), canonical.end(), '\n') == 6);
    std::reverse(request.query.begin(), request.query.end());
    APEX_ASSERT(s3::canonical_request(request) == canonical);
    const std::string query = s3::canonical_query(request.query);
    APEX_ASSERT(static_cast<std::size_t>(std::count(query.begin(), query.end(), '=')) ==
                request.query.size());
}

/// What is found lies within the document, and escaping is undone.
void check_xml(std::string_view document, const std::string& text) {
    for (const std::string_view element : s3::xml_elements(document, "Key"))
        APEX_ASSERT(element.empty() ||
                    (element.data() >= document.data() &&
                     element.data() + element.size() <= document.data() + document.size()));
    APEX_ASSERT(s3::xml_text("<K>" + s3::xml_escaped(text) + "</K>", "K") == text);
    s3::parse_time(text);
}

/// Whatever is accepted can be signed and addressed; a refusal names where the fault is.
void check_url(const std::string& url) {
    const auto outcome = parse_s3_url(url, {});
    if (const auto* refusal = apex::refused(outcome)) {
        APEX_ASSERT(!refusal->field.empty() && !refusal->reason.empty());
        return;
    }
    const S3Settings& settings = apex::value(outcome);
    APEX_ASSERT(settings.bucket.size() >= 3 && settings.bucket.size() <= 63);
    APEX_ASSERT(!settings.endpoint.host.empty());
    APEX_ASSERT(!settings.credentials.access_key.empty());
    APEX_ASSERT(!settings.credentials.secret_key.empty());
    APEX_ASSERT(settings.credentials.access_key.find_first_of("\r\n/, ") == std::string::npos);
    APEX_ASSERT(settings.prefix.empty() || settings.prefix.back() == '/');
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto pieces = pieces_of(input);
    check_canonical_form(pieces);
    for (const std::string& piece : pieces) check_encoding(piece);
    check_xml(input, pieces[0]);
    check_url(pieces[0]);
    check_url("s3://K:S@" + pieces[0]);
    return 0;
}
