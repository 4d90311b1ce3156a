// Files compiled into the program (cmake/apex_embed.cmake). Each set is a function in this
// namespace, declared by its user.
#pragma once
#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace apex::embedded {
struct File {
    std::string_view path;  ///< relative to the embedded folder, with '/'
    std::string_view content;
};
}  // namespace apex::embedded
