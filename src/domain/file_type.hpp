// The types of files a project may hold, and how their bytes begin. What a file is called and how
// large it may be: project_file.hpp.
#pragma once
#include <string>
#include <string_view>

namespace apex::domain {

struct FileType {
    const char* content_type;
    const char* endings;               ///< of names: ".jpg.jpeg"
    bool (*begins)(std::string_view);  ///< given the first file_head_bytes, or all there are
    bool is_text = false;              ///< no byte of it is a control character
};

inline constexpr std::size_t file_head_bytes = 256;

/// None for a type that is not taken. Case matters.
const FileType* find_file_type(std::string_view content_type);

/// "application/pdf, image/png, ..."
std::string file_types_in_words();

/// Whether the name's ending, in upper or lower case, is one of the type's.
bool fits_name(const FileType& type, std::string_view name);

/// Whether the bytes may be of a text: no control characters but tabs, line ends and form feeds.
bool is_text(std::string_view bytes);

}  // namespace apex::domain
