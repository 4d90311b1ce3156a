// Request ids: taken when well formed, made otherwise.
#pragma once
#include <string>
#include <string_view>

namespace apex::http {

/// 1 to 128 characters of A-Z a-z 0-9 . _ : -
bool is_request_id(std::string_view text);
/// 32 hexadecimal digits, random per thread.
std::string make_request_id();

}  // namespace apex::http
