// Whose things a piece of work may see: one account's, or everyone's (the worker; no sign-in).
// Every store obeys it.
#pragma once
#include <optional>
#include <string>

namespace apex::app {

struct Access {
    std::optional<std::string> account_id;  ///< absent: every account
    static Access everything() { return {}; }
    static Access account(std::string id) { return {std::move(id)}; }
};

}  // namespace apex::app
