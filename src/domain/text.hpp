// What texts of people may hold.
#pragma once
#include <string_view>

namespace apex::domain {

/// Whether every byte belongs to well-formed UTF-8 (no overlong forms, no surrogates) and none is a
/// control character, line breaks and tabs excepted where `lines` says so.
bool is_clean(std::string_view text, bool lines);

bool is_blank(std::string_view text);

}  // namespace apex::domain
