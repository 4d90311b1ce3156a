#include "domain/role.hpp"

namespace apex::domain {

std::string_view to_text(Role role) {
    constexpr std::string_view texts[] = {"viewer", "estimator", "engineer", "pe", "admin"};
    return texts[static_cast<std::size_t>(role)];
}

std::optional<Role> parse_role(std::string_view text) {
    for (const Role role : every_role)
        if (text == to_text(role)) return role;
    return std::nullopt;
}

}  // namespace apex::domain
