#include "services/api/docs_page.hpp"

#include "base/assertion.hpp"
#include "base/embedded.hpp"
#include "base/sha256.hpp"

namespace apex::embedded {
std::span<const File> api_docs();
}

namespace apex::api {
namespace {

std::string file(std::string_view path) {
    for (const auto& each : embedded::api_docs())
        if (each.path == path) return std::string(each.content);
    APEX_ASSERT(false && "the page is compiled in");
    return {};
}

/// As Content-Security-Policy names a script that may run where it stands.
std::string base64_sha256(std::string_view text) {
    constexpr const char* letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::string hex = sha256_hex(text);
    std::string base64;
    unsigned bits = 0, held = 0;
    for (const char digit : hex) {
        bits = bits << 4U | static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
        held += 4;
        if (held < 6) continue;
        held -= 6;
        base64 += letters[bits >> held & 63U];
    }
    base64 += letters[bits << (6 - held) & 63U];  // 256 bits: 42 letters and 4 bits
    return base64 + '=';
}

}  // namespace

std::string docs_page() {
    std::string page = file("page.html");
    const auto put = [&page](std::string_view mark, const std::string& text) {
        const std::size_t at = page.find(mark);
        APEX_ASSERT(at != std::string::npos);
        page.replace(at, mark.size(), text);
    };
    put("{{style}}", file("page.css"));
    put("{{script}}", file("page.js"));
    return page;
}

std::string docs_policy() {
    return "default-src 'none'; script-src 'sha256-" + base64_sha256(file("page.js")) +
           "'; style-src 'sha256-" + base64_sha256(file("page.css")) +
           "'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

}  // namespace apex::api
