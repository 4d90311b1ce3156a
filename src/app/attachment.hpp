// What Content-Disposition says of a file that is to be saved and not shown (RFC 6266).
#pragma once
#include <string>

namespace apex::app {

/// A plain name for old clients, the true one in UTF-8.
std::string attachment(const std::string& file_name);

}  // namespace apex::app
