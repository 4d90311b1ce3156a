// Query strings and percent escapes, strictly: a broken escape or a repeated name is refused, not
// guessed.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace apex::http {

/// "%2F" -> "/"; none when an escape is broken or decodes to no UTF-8. `plus_is_space` as in forms.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space = false);
/// Everything but unreserved characters (RFC 3986) escaped.
std::string percent_encode(std::string_view text);

/// Name and value pairs in order; none when malformed or a name occurs twice.
class Query {
  public:
    static std::optional<Query> parse(std::string_view text);
    std::optional<std::string_view> find(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }

  private:
    std::vector<std::pair<std::string, std::string>> pairs_;
};

bool is_utf8(std::string_view text);

}  // namespace apex::http
