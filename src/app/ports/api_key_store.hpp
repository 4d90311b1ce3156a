// Port: API keys. Part of a unit of work, whose access it obeys.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/identity.hpp"

namespace apex::app {

class ApiKeyStore {
  public:
    virtual ~ApiKeyStore() = default;
    /// Makes the account on its first key.
    virtual void insert(const domain::ApiKey& key) = 0;
    virtual std::optional<domain::ApiKey> find(const std::string& prefix) = 0;
    /// Newest first, revoked ones too.
    virtual std::vector<domain::ApiKey> list(int limit) = 0;
    /// False: there is none. One that is revoked already stays as it is.
    virtual bool revoke(const std::string& prefix, domain::Time at) = 0;
    /// Moves last_used_at forward, never back.
    virtual void used(const std::string& prefix, domain::Time at) = 0;
};

}  // namespace apex::app
