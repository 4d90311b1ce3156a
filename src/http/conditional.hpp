// Strong entity tags, If-Match and If-None-Match (RFC 9110 13.1), and Link for pages (RFC 8288).
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace apex::http {

/// `"text"` with its quotes, as the header carries it.
std::string etag(std::string_view text);

enum class Precondition : unsigned char {
    met,
    missing,  ///< no If-Match: 428
    failed    ///< none of its tags is the current one: 412
};
/// Strong comparison: a weak tag never matches; `*` matches whatever exists.
Precondition if_match(const HttpRequest& request, std::string_view current_etag);
/// True when If-None-Match names the current tag (weak comparison): answer 304.
bool not_modified(const HttpRequest& request, std::string_view current_etag);

/// `<target>; rel="next"`
std::string next_link(std::string_view target);

}  // namespace apex::http
