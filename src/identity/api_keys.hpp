// Use cases on API keys: make one (its text is told once), list, revoke. For admins of an account
// and for `apex keys`.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/context.hpp"
#include "app/result.hpp"
#include "domain/identity.hpp"

namespace apex::identity {

struct ApiKeyRequest {
    std::string name;
    std::string role;  ///< at most the caller's own
    std::optional<int> expires_in_days;
};
struct NewApiKey {
    domain::ApiKey key;
    std::string text;  ///< apex_<prefix>_<secret>: stored nowhere
};

inline constexpr int expires_in_days_max = 3650, listed_keys_max = 500;

/// A key of the caller's account; a conflict while no one signs in.
app::Result<NewApiKey> create_api_key(app::UnitOfWork& work, const app::Ports& ports,
                                      const app::Caller& caller, const ApiKeyRequest& request);

/// Newest first, revoked ones too.
std::vector<domain::ApiKey> list_api_keys(const app::Ports& ports, const app::Caller& caller);

/// By its id ("key_..."). Holds from the next request on; again is no fault.
app::Result<domain::ApiKey> revoke_api_key(const app::Ports& ports, const app::Caller& caller,
                                           const std::string& key_id);

}  // namespace apex::identity
