// Strong entity tags and If-Match (RFC 9110 8.8.3, 13.1.1). The tag of a stored thing is its id and
// its version counter.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace apex::domain {

/// With its quotation marks, as the header carries it: "\"7-0f3c9a1b\"".
std::string etag(std::string_view id, std::int64_t version);

enum class Match : unsigned char { absent, matches, differs };

/// `if_match` is the header as it came: `*`, one tag or a list; weak tags never match.
Match match(const std::optional<std::string>& if_match, std::string_view current_etag);

}  // namespace apex::domain
