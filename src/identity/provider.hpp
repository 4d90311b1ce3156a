// Port: the OpenID Connect provider that vouches for people and programs. Throws app::Unavailable
// when it does not answer and is needed.
#pragma once
#include <string>

#include "app/result.hpp"
#include "domain/role.hpp"

namespace apex::identity {

/// What the provider says of someone.
struct Vouched {
    std::string issuer, subject;
    std::string name, email;  ///< empty where it does not say
    std::string account_id;
    domain::Role role = domain::Role::viewer;
};

/// Of a sign-in or a renewal.
struct Granted {
    Vouched who;
    std::string refresh_token;  ///< what to ask again with; empty: the provider gives nothing
};

/// Of a sign-in, what goes to the provider by way of the browser.
struct Question {
    std::string state, nonce, code_challenge;
};

class Provider {
  public:
    virtual ~Provider() = default;
    /// Of a bearer token. Unauthenticated when it does not hold; forbidden when it names no account
    /// or no role.
    virtual app::Result<Vouched> check(const std::string& token) = 0;
    /// Where the browser is sent to sign in.
    virtual std::string authorization_url(const Question& question) = 0;
    /// Of the code that came back. Unauthenticated and forbidden as for check().
    virtual app::Result<Granted> redeem(const std::string& code, const std::string& code_verifier,
                                        const std::string& nonce) = 0;
    /// Asks again of whom it vouched for, by what redeem() or renew() gave. Unauthenticated when it
    /// does so no more; forbidden as for check(). A refresh token may hold for one call.
    virtual app::Result<Granted> renew(const std::string& refresh_token) = 0;
    /// As tokens name it.
    virtual const std::string& issuer() const = 0;
};

}  // namespace apex::identity
