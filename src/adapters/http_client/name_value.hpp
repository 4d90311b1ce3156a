// A header or a parameter of a query.
#pragma once
#include <string>

namespace apex::adapters::http_client {

struct NameValue {
    std::string name, value;
};

}  // namespace apex::adapters::http_client
