// Port: users, sign-ins that are under way, and sessions of browsers. Who someone is must be found
// before it is known whose things it may see: these are asked for with Access::everything().
#pragma once
#include <optional>
#include <string>

#include "domain/identity.hpp"

namespace apex::app {

class SignInStore {
  public:
    virtual ~SignInStore() = default;

    /// The user of this issuer, subject and account: as stored before, with the new name, e-mail,
    /// role and time; or as given, when there is none. Makes the account on its first user.
    virtual domain::User put_user(const domain::User& user) = 0;
    virtual std::optional<domain::User> find_user(const domain::UserId& id) = 0;
    virtual std::optional<domain::User> find_user(const std::string& issuer,
                                                  const std::string& subject,
                                                  const std::string& account_id) = 0;

    virtual void put_attempt(const domain::SignInAttempt& attempt) = 0;
    /// How many are open, counted up to `most`.
    virtual int count_attempts(int most) = 0;
    /// Finds it and removes it: the second of two takes gets none.
    virtual std::optional<domain::SignInAttempt> take_attempt(const std::string& state_sha256) = 0;

    virtual void put_session(const domain::Session& session) = 0;
    virtual std::optional<domain::Session> find_session(const std::string& token_sha256) = 0;
    /// Compare and set: false where the session is gone, or was vouched for at another time than
    /// `before`. Of two that want to ask the provider one does.
    virtual bool vouch_session(const std::string& token_sha256, domain::Time before,
                               domain::Time now, const std::string& sealed_refresh) = 0;
    virtual void remove_session(const std::string& token_sha256) = 0;

    /// Removes attempts begun before `oldest_attempt` and sessions that have expired.
    virtual void sweep(domain::Time oldest_attempt, domain::Time now) = 0;
};

}  // namespace apex::app
