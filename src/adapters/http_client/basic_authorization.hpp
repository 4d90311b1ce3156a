// The value of an Authorization header by user and password (RFC 7617).
#pragma once
#include <string>
#include <string_view>

namespace apex::adapters::http_client {

/// "Basic dXNlcjpwYXNzd29yZA=="; the user holds no colon. A secret.
std::string basic_authorization(std::string_view user, std::string_view password);

}  // namespace apex::adapters::http_client
