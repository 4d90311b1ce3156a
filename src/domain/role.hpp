// What a person or a program may do within its account: five roles, each with everything the one
// before it may. Which call needs which role: services/api/access_table.hpp.
#pragma once
#include <optional>
#include <string_view>

namespace apex::domain {

enum class Role : unsigned char {
    viewer,     ///< reads, and calculates without storing
    estimator,  ///< makes projects and designs, orders reports
    engineer,   ///< checks other people's designs
    pe,         ///< a licensed professional engineer: may do what an engineer may
    admin       ///< gives out and takes back API keys
};

inline constexpr Role every_role[] = {Role::viewer, Role::estimator, Role::engineer, Role::pe,
                                      Role::admin};

std::string_view to_text(Role role);  ///< "viewer", "estimator", "engineer", "pe", "admin"
std::optional<Role> parse_role(std::string_view text);

constexpr bool at_least(Role role, Role least) { return role >= least; }

}  // namespace apex::domain
