// The OpenAPI 3.1 document of a table of endpoints, as indented text that is the same on every run.
#pragma once
#include <string>

#include "endpoint/endpoint.hpp"

namespace apex::endpoint {

struct DocumentInfo {
    std::string title, description, version;
    std::string server_url = "/";
};

std::string openapi_document(const DocumentInfo& info, const Table& table);

}  // namespace apex::endpoint
