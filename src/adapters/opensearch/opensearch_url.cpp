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

/// 1 to `most`; none for anything else.
std::optional<int> whole(const std::string& text, int most) {
    int number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool taken = failure == std::errc() && end == text.data() + text.size();
    return taken && number >= 1 && number <= most ? std::optional(number) : std::nullopt;
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
        const auto shards = whole(value, 64);
        if (!shards) return no("shards must be a number from 1 to 64");
        settings.shards = *shards;
    } else if (name == "timeout") {
        const auto seconds = whole(value, 30);
        if (!seconds) return no("timeout must be a number of seconds from 1 to 30");
        settings.search_timeout = std::chrono::seconds(*seconds);
    } else {
        return no("has an unknown parameter; it takes ca, alias, shards, timeout");
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
