#include "services/composition/web_app.hpp"

#include <map>
#include <string>
#include <string_view>

#include "base/embedded.hpp"
#include "base/sha256.hpp"
#include "http/conditional.hpp"
#include "http/problem.hpp"

namespace apex::embedded {
std::span<const File> web_bundle();
}

namespace apex::composition {
namespace {

/// Everything from ourselves, nothing inline, no frames.
constexpr const char* page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

constexpr const char* not_built_page =
    "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>APEX</title><h1>APEX</h1>"
    "<p>The program runs; its web app was not built into it. Build it with <code>./run</code>, or "
    "with "
    "<code>cmake -DAPEX_WEB=ON</code>.</p><p><a href=\"/docs\">The API</a></p></html>";

const char* media_type(std::string_view path) {
    constexpr struct {
        std::string_view ending;
        const char* type;
    } types[] = {{".html", "text/html; charset=utf-8"},
                 {".js", "text/javascript; charset=utf-8"},
                 {".css", "text/css; charset=utf-8"},
                 {".json", "application/json"},
                 {".webmanifest", "application/manifest+json"},
                 {".svg", "image/svg+xml"},
                 {".png", "image/png"},
                 {".ico", "image/x-icon"},
                 {".woff2", "font/woff2"},
                 {".txt", "text/plain; charset=utf-8"},
                 {".wasm", "application/wasm"}};
    for (const auto& t : types)
        if (path.ends_with(t.ending)) return t.type;
    return "application/octet-stream";
}

struct Asset {
    std::string_view content;
    const char* type;
    std::string etag;
    const char* caching;
};

std::map<std::string, Asset, std::less<>> assets() {
    std::map<std::string, Asset, std::less<>> all;
    for (const auto& file : embedded::web_bundle()) {
        // The bundler puts a hash of the content into these names.
        const bool is_immutable = file.path.starts_with("assets/");
        all.emplace('/' + std::string(file.path),
                    Asset{file.content, media_type(file.path),
                          http::etag(sha256_hex(file.content).substr(0, 16)),
                          is_immutable ? "public, max-age=31536000, immutable" : "no-cache"});
    }
    return all;
}

http::HttpResponse give(const http::HttpRequest& request, const Asset& asset) {
    const bool known = http::not_modified(request, asset.etag);
    http::HttpResponse response =
        known ? http::empty_response(304) : http::json_response(200, std::string(asset.content));
    if (!known) response.content_type = asset.type;
    response.with("ETag", asset.etag)
        .with("Cache-Control", asset.caching)
        .with("Content-Security-Policy", page_policy);
    return response;
}

http::HttpResponse not_built() {
    http::HttpResponse response = http::json_response(200, not_built_page);
    response.content_type = "text/html; charset=utf-8";
    response.with("Cache-Control", "no-store");
    return response;
}

}  // namespace

http::Route web_app() {
    http::Route route;
    route.name = "web_app";
    route.runs = http::Runs::on_loop;
    route.handler = [files = assets()](const http::HttpRequest& request) {
        const std::string_view path = request.path();
        if (const auto file = files.find(path); file != files.end())
            return give(request, file->second);
        // The app's own paths have no ending; a missing file must not look like a page.
        const bool is_page = !path.starts_with("/api/") &&
                             path.substr(path.rfind('/')).find('.') == std::string_view::npos;
        const auto page = files.find("/index.html");
        if (is_page && page != files.end()) return give(request, page->second);
        if (path == "/") return not_built();
        throw http::Problem{404, "There is nothing at this path."};
    };
    return route;
}

}  // namespace apex::composition
