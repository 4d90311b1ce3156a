#include "identity/authenticator.hpp"

#include "app/ports/unavailable.hpp"
#include "auth/api_key.hpp"
#include "base/sha256.hpp"
#include "identity/session_renewal.hpp"

namespace apex::identity {
namespace {

using app::Caller;
using app::Result;

constexpr std::string_view api_key_mark = "apex_";
constexpr std::chrono::seconds use_noted_every{60};
constexpr std::size_t remembered_users_max = 10'000;

/// Of a missing key, a wrong secret, a revoked and an expired key alike: which it was is nobody's
/// business but the log's.
app::Failure no_such_key() {
    return app::unauthenticated("The API key is unknown, expired or revoked.");
}

}  // namespace

Result<Caller> Authenticator::by_bearer(const std::string& credential) {
    return std::string_view(credential).starts_with(api_key_mark) ? by_api_key(credential)
                                                                  : by_token(credential);
}

Result<Caller> Authenticator::by_api_key(const std::string& text) {
    const auto parsed = auth::parse_api_key(text);
    if (!parsed) return no_such_key();
    const auto key = ports_.database.begin(app::Access::everything(), app::Intent::read)
                         ->api_keys()
                         .find(parsed->prefix);
    const domain::Time now = ports_.clock.now();
    if (!key || !key->is_usable(now) || !secrets_.holds(parsed->secret, key->secret_hash))
        return no_such_key();
    if (!key->last_used_at || now - *key->last_used_at >= use_noted_every) note_use(*key, now);
    return Caller{app::Access::account(key->account_id),
                  key->id(),
                  "",
                  key->role,
                  app::SignIn::api_key,
                  key->id()};
}

void Authenticator::note_use(const domain::ApiKey& key, domain::Time now) {
    {
        const std::lock_guard lock(mutex_);
        const auto [noted, is_first] = noted_.try_emplace(key.prefix, now);
        if (!is_first && now - noted->second < use_noted_every) return;
        noted->second = now;
    }
    try {
        const auto work =
            ports_.database.begin(app::Access::account(key.account_id), app::Intent::write);
        work->api_keys().used(key.prefix, now);
        work->commit();
    } catch (const app::Unavailable&) {
        // A full disk must not keep out those who only read; the next minute notes the use again.
    }
}

Result<Caller> Authenticator::by_token(const std::string& token) {
    if (!provider_)
        return app::unauthenticated(
            "Only API keys are known here: no identity provider is configured (OIDC_ISSUER).");
    auto vouched = provider_->check(token);
    if (const auto* failure = app::failed(vouched)) return *failure;
    const Vouched& user = std::get<Vouched>(vouched);
    return Caller{app::Access::account(user.account_id), user_of(user).text(), "", user.role,
                  app::SignIn::token};
}

domain::UserId Authenticator::user_of(const Vouched& vouched) {
    const std::string name =
        sha256_hex(vouched.issuer + '\n' + vouched.subject + '\n' + vouched.account_id);
    {
        const std::lock_guard lock(mutex_);
        if (const auto known = users_.find(name); known != users_.end()) return known->second;
    }
    auto stored = ports_.database.begin(app::Access::everything(), app::Intent::read)
                      ->sign_ins()
                      .find_user(vouched.issuer, vouched.subject, vouched.account_id);
    if (!stored) {
        const auto work = ports_.database.begin(app::Access::everything(), app::Intent::write);
        const domain::Time now = ports_.clock.now();
        stored = work->sign_ins().put_user({domain::UserId::from(ports_.ids.draw()),
                                            vouched.account_id, vouched.issuer, vouched.subject,
                                            vouched.name, vouched.email, vouched.role, now, now});
        work->commit();
    }
    const std::lock_guard lock(mutex_);
    if (users_.size() >= remembered_users_max) users_.clear();
    users_.emplace(name, stored->id);
    return stored->id;
}

Result<Caller> Authenticator::by_session(const std::string& token) {
    auto standing = session_standing(ports_, provider_, token);
    if (const auto* failure = app::failed(standing)) return *failure;
    const auto& user = std::get<domain::User>(standing);
    return Caller{app::Access::account(user.account_id), user.id.text(), "", user.role,
                  app::SignIn::session};
}

std::string csrf_token_of(const std::string& session_token) {
    return sha256_hex("csrf of " + session_token);
}

}  // namespace apex::identity
