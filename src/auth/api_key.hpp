// API keys as text: apex_<prefix>_<secret>. The prefix is 16 hexadecimal digits, shown in lists and
// recorded as the actor; the secret is 64 and known to its owner alone.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/ids.hpp"

namespace apex::auth {

struct ApiKeyText {
    std::string prefix, secret;
    std::string text() const { return "apex_" + prefix + '_' + secret; }
};

/// Of 128 random bits for the prefix (half of them are used) and 256 for the secret.
ApiKeyText make_api_key(const domain::Random128& prefix, const domain::Random128& secret_first,
                        const domain::Random128& secret_second);
/// None for anything else.
std::optional<ApiKeyText> parse_api_key(std::string_view text);

}  // namespace apex::auth
