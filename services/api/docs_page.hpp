// The page at /docs: lists the endpoints of /openapi.json in the browser. Self-contained; nothing
// is fetched from elsewhere.
#pragma once
#include <string>

namespace apex::api {

std::string docs_page();
/// Its Content-Security-Policy.
std::string docs_policy();

}  // namespace apex::api
