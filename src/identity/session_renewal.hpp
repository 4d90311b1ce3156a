// Whose a browser's session is, by what the provider says now: it is asked again every few minutes,
// so that whoever it vouches for no more is out, and a role that it takes away is gone.
#pragma once
#include <chrono>
#include <string>

#include "app/context.hpp"
#include "app/result.hpp"
#include "domain/identity.hpp"
#include "identity/provider.hpp"

namespace apex::identity {

/// How old the provider's word may be. While it does not answer, its last word holds; where it gave
/// nothing to ask again with, it holds for an hour.
inline constexpr std::chrono::minutes vouched_for{5}, unrenewed_lasts{60};

/// The user as known now, with the role that the provider last said, in this session or another.
/// Unauthenticated, and the session is ended, when it has run out or is vouched for no more. May
/// ask the provider: never on an event loop. Of several at once one asks.
app::Result<domain::User> session_standing(const app::Ports& ports, Provider* provider,
                                           const std::string& token);

/// For domain::Session: of no use without the session's token. "" stays "".
std::string sealed_refresh(const std::string& refresh_token, const std::string& token,
                           app::IdSource& ids);

}  // namespace apex::identity
