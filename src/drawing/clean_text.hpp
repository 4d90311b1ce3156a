// Words from outside made safe to draw: valid UTF-8, one line, no control or direction-override
// characters. Not here: escaping for a file format (svg.cpp) and fitting into a width (the
// writers).
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace apex::drawing {

/// Bytes that are not UTF-8 become U+FFFD; line breaks and tabs become a space; other control,
/// zero-width and direction-override characters and code points that XML 1.0 forbids are dropped,
/// and so are combining marks beyond two on one character; after `limit` characters the text ends
/// in "…".
std::string clean_text(std::string_view text, std::size_t limit = 2000);

}  // namespace apex::drawing
