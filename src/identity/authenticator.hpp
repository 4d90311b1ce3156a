// From what a request carries to who asks. A session and an API key are read from the database for
// every request, so that ending one holds at once and everywhere.
#pragma once
#include <mutex>
#include <string>
#include <unordered_map>

#include "app/context.hpp"
#include "app/result.hpp"
#include "identity/provider.hpp"
#include "identity/verified_secrets.hpp"

namespace apex::identity {

class Authenticator {
  public:
    /// Both outlive it. Without a provider only API keys are known.
    Authenticator(const app::Ports& ports, Provider* provider)
        : ports_(ports), provider_(provider) {}

    // Each gives a caller without request id; unauthenticated or forbidden says why in words that
    // hold nothing of the secret. They may block: never on an event loop.

    /// Of `Authorization: Bearer ...`: an API key or a token of the provider.
    app::Result<app::Caller> by_bearer(const std::string& credential);
    /// Of the session cookie.
    app::Result<app::Caller> by_session(const std::string& token);

  private:
    app::Result<app::Caller> by_api_key(const std::string& text);
    app::Result<app::Caller> by_token(const std::string& token);
    domain::UserId user_of(const Vouched& vouched);
    void note_use(const domain::ApiKey& key, domain::Time now);

    const app::Ports& ports_;
    Provider* provider_;
    VerifiedSecrets secrets_;
    std::mutex mutex_;
    std::unordered_map<std::string, domain::UserId> users_;  ///< of tokens seen; ids never change
    std::unordered_map<std::string, domain::Time> noted_;    ///< when a key's use was last noted
};

/// What a page must send back with a session's unsafe requests: known to who may read an answer of
/// this site, and to no other site.
std::string csrf_token_of(const std::string& session_token);

}  // namespace apex::identity
