#include "adapters/opensearch/opensearch_url.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "adapters/http_client/server_url.hpp"

namespace apex::adapters {
namespace {

Rejection no(std::string reason) { return {"SEARCH_URL", std::move(reason), {}}; }

/// Stricter than OpenSearch: what also makes a name without escapes in a path and in JSON.
bool is_alias(std::string_view name) {
    return !name.empty() && name.size() <= 64 && name.front() >= 'a' && name.front() <= 'z' &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
           });
}

std::optional<Rejection> set(OpenSearchSettings& settings, const std::string& name,
                             const std::string& value) {
    if (name == "ca") {
        if (value.empty()) return no("ca has no value");
        settings.ca_file = value;
    } else if (name == "alias") {
        if (!is_alias(value)) return no("alias must be 1 to 64 of a-z, 0-9, - and _");
        settings.alias = value;
    } else if (name == "shards") {
        const auto [end, failure] =
            std::from_chars(value.data(), value.data() + value.size(), settings.shards);
        if (failure != std::errc() || end != value.data() + value.size() || settings.shards < 1 ||
            settings.shards > 64)
            return no("shards must be a number from 1 to 64");
    } else {
        return no("has an unknown parameter; it takes ca, alias, shards");
    }
    return std::nullopt;
}

}  // namespace

Outcome<OpenSearchSettings> parse_opensearch_url(std::string_view url) {
    const auto parsed = http_client::parse_server_url(url, "SEARCH_URL");
    if (const auto* refusal = refused(parsed)) return *refusal;
    const auto& server = value(parsed);
    OpenSearchSettings settings;
    settings.origin = server.origin;
    settings.user = server.user;
    settings.password = server.password;
    for (const auto& [name, text] : server.parameters)
        if (auto refusal = set(settings, name, text)) return *refusal;
    return settings;
}

}  // namespace apex::adapters
