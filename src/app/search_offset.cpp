#include "app/search_offset.hpp"

#include <charconv>

#include "app/ports/unknown_cursor.hpp"

namespace apex::app {

int search_offset(const std::optional<std::string>& cursor) {
    if (!cursor) return 0;
    int offset = 0;
    const char* const end = cursor->data() + cursor->size();
    const auto [read, error] = std::from_chars(cursor->data(), end, offset);
    if (error != std::errc() || read != end || offset < 1 || offset > search_offset_most)
        throw UnknownCursor();
    return offset;
}

}  // namespace apex::app
