// Names as people type them: case and spaces do not matter.
#pragma once
#include <string>
#include <string_view>

namespace apex::catalog {

inline std::string folded(std::string_view name) {
    std::string key;
    for (const char c : name)
        if (c >= 'a' && c <= 'z')
            key += static_cast<char>(c - 'a' + 'A');
        else if (c != ' ')
            key += c;
    return key;
}

}  // namespace apex::catalog
