#include "identity/claims.hpp"

#include <algorithm>

#include "domain/clean_text.hpp"
#include "domain/identity.hpp"

namespace apex::identity {
namespace {

/// A text to show; what could not be shown or stored is left out.
std::string shown(const std::optional<std::string>& text) {
    constexpr std::size_t most_bytes = 200;
    return text && text->size() <= most_bytes && domain::is_clean(*text, false) ? *text : "";
}

}  // namespace

app::Result<Vouched> vouched_by(const auth::JsonObject& claims, const ClaimNames& names) {
    Vouched vouched;
    vouched.issuer = claims.text("iss").value_or("");
    vouched.subject = claims.text("sub").value_or("");
    vouched.name = shown(claims.text("name"));
    vouched.email = shown(claims.text("email"));
    vouched.account_id = claims.text(names.account).value_or("");
    if (!domain::is_account_id(vouched.account_id))
        return app::forbidden("The identity provider names no account of yours (claim " +
                              names.account + ").");
    std::optional<domain::Role> highest;
    const auto told = claims.texts(names.roles);
    for (const std::string& text : told.value_or(std::vector<std::string>()))
        if (const auto role = domain::parse_role(text))
            highest = std::max(highest.value_or(*role), *role);
    if (!highest)
        return app::forbidden("The identity provider gives you no role here (claim " + names.roles +
                              ").");
    vouched.role = *highest;
    return vouched;
}

}  // namespace apex::identity
