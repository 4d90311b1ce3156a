#include "services/api/docs_page.hpp"

#include "base/assertion.hpp"
#include "base/embedded.hpp"

namespace apex::embedded {
std::span<const File> api_docs();
}

namespace apex::api {
namespace {

std::string file(std::string_view path) {
    for (const auto& each : embedded::api_docs())
        if (each.path == path) return std::string(each.content);
    APEX_ASSERT(!"the page is compiled in");
    return {};
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
    // The page holds no word of anyone else's, so its own inline script and style need no nonce.
    return "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src "
           "'self'; frame-ancestors "
           "'none'";
}

}  // namespace apex::api
