// Text that people typed and others will read: well-formed UTF-8 without control characters.
#pragma once
#include <string_view>

namespace apex::domain {

/// No overlong forms, no surrogates; line breaks and tabs only where `lines` says so.
bool is_clean(std::string_view text, bool lines);
bool is_blank(std::string_view text);

}  // namespace apex::domain
