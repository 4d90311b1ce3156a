#include "adapters/http_client/server_url.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace apex::adapters::http_client {
namespace {

using Parsed = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

/// None: the part is there and cannot be decoded, or holds a zero byte.
std::optional<std::string> part(const Parsed& url, CURLUPart which, unsigned flags = 0) {
    char* text = nullptr;
    const CURLUcode code = curl_url_get(url.get(), which, &text, flags);
    const std::unique_ptr<char, decltype(&curl_free)> owner(text, &curl_free);
    if (code == CURLUE_URLDECODE) return std::nullopt;
    return code == CURLUE_OK ? std::string(text) : std::string();
}

std::optional<std::string> decoded(std::string_view text) {
    int length = 0;
    const std::unique_ptr<char, decltype(&curl_free)> owner(
        curl_easy_unescape(nullptr, text.data(), static_cast<int>(text.size()), &length),
        &curl_free);
    if (!owner) return std::nullopt;
    return std::string(owner.get(), static_cast<std::size_t>(length));
}

/// None when a part cannot be decoded.
std::optional<std::vector<NameValue>> parameters_of(std::string_view query) {
    std::vector<NameValue> parameters;
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(pair.size() + 1, query.size()));
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = decoded(pair.substr(0, equals));
        auto value = decoded(pair.substr(std::min(equals + 1, pair.size())));
        if (!name || !value) return std::nullopt;
        parameters.push_back({std::move(*name), std::move(*value)});
    }
    return parameters;
}

}  // namespace

Outcome<ServerUrl> parse_server_url(std::string_view url, std::string_view field) {
    const auto no = [&](std::string reason) {
        return Rejection{std::string(field), std::move(reason), {}};
    };
    if (!url.starts_with("http://") && !url.starts_with("https://"))
        return no("must begin with http:// or https://");
    if (url.find('#') != std::string_view::npos)
        return no("has a #; in a user or password it is written %23");
    const Parsed parsed(curl_url(), &curl_url_cleanup);
    APEX_ASSERT(parsed);
    if (curl_url_set(parsed.get(), CURLUPART_URL, std::string(url).c_str(), 0) != CURLUE_OK)
        return no("is not http[s]://[user:password@]host[:port]");

    const auto user = part(parsed, CURLUPART_USER, CURLU_URLDECODE);
    const auto password = part(parsed, CURLUPART_PASSWORD, CURLU_URLDECODE);
    if (!user || !password) return no("has a user or password that cannot be decoded");
    if (user->empty() != password->empty())
        return no("needs both user and password before the @, as user:password");
    if (user->find(':') != std::string::npos) return no("has a user with a colon");
    auto parameters = parameters_of(*part(parsed, CURLUPART_QUERY));
    if (!parameters) return no("has a query that cannot be decoded");

    ServerUrl server{{}, *user, *password, std::move(*parameters)};
    server.origin = *part(parsed, CURLUPART_SCHEME) + "://" + *part(parsed, CURLUPART_HOST);
    if (const auto port = part(parsed, CURLUPART_PORT); !port->empty())
        server.origin += ':' + *port;
    server.origin += *part(parsed, CURLUPART_PATH);
    while (server.origin.ends_with('/')) server.origin.pop_back();
    return server;
}

}  // namespace apex::adapters::http_client
