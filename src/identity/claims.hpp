// What the claims of a token mean here: whose account, which role.
#pragma once
#include <string>

#include "auth/json_object.hpp"
#include "identity/provider.hpp"

namespace apex::identity {

/// Which claims to read. A name is a member's, or, beginning with '/', a JSON pointer.
struct ClaimNames {
    std::string account = "apex_account";
    std::string roles = "apex_roles";  ///< one text or a list; the highest known role counts
};

/// Forbidden when there is no account or no role. The token itself is known to hold.
app::Result<Vouched> vouched_by(const auth::JsonObject& claims, const ClaimNames& names);

}  // namespace apex::identity
