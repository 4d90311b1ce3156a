#include "identity/session_renewal.hpp"

#include "app/ports/unavailable.hpp"
#include "auth/sealed.hpp"
#include "base/sha256.hpp"

namespace apex::identity {
namespace {

using domain::Session;
using domain::User;

app::Failure ended() { return app::unauthenticated("The session has ended. Sign in again."); }

app::Failure end(const app::Ports& ports, const Session& session) {
    const auto work = ports.database.begin(app::Access::everything(), app::Intent::write);
    work->sign_ins().remove_session(session.token_sha256);
    work->commit();
    return ended();
}

/// Whether it falls to this call to ask the provider.
bool claim(const app::Ports& ports, const Session& session, domain::Time now) {
    const auto work = ports.database.begin(app::Access::everything(), app::Intent::write);
    const bool ours = work->sign_ins().vouch_session(session.token_sha256, session.vouched_at, now,
                                                     session.sealed_refresh);
    work->commit();
    return ours;
}

bool is_same_person(const User& user, const Vouched& who) {
    return who.issuer == user.issuer && who.subject == user.subject &&
           who.account_id == user.account_id;
}

/// The user as the provider says now, or that the session is ended.
app::Result<User> renewed(const app::Ports& ports, Provider& provider, const Session& session,
                          const User& user, const std::string& token) {
    const domain::Time now = ports.clock.now();
    if (!claim(ports, session, now)) return user;  // Another call asks; the next request sees.
    const auto refresh_token = auth::unseal(session.sealed_refresh, token);
    if (!refresh_token) return end(ports, session);
    const auto granted = [&]() -> std::optional<app::Result<Granted>> {
        try {
            return provider.renew(*refresh_token);
        } catch (const app::Unavailable&) {
            return std::nullopt;
        }
    }();
    if (!granted) return user;  // It is away: its last word holds until it is asked again.
    const auto* fresh = std::get_if<Granted>(&*granted);
    if (!fresh || !is_same_person(user, fresh->who)) return end(ports, session);

    const auto work = ports.database.begin(app::Access::everything(), app::Intent::write);
    const auto& who = fresh->who;
    User known = work->sign_ins().put_user({user.id, who.account_id, who.issuer, who.subject,
                                            who.name, who.email, who.role, user.created_at, now});
    // A provider that gives no new refresh token lets the old one hold. No match: signed out
    // meanwhile.
    const std::string sealed = fresh->refresh_token.empty()
                                   ? session.sealed_refresh
                                   : sealed_refresh(fresh->refresh_token, token, ports.ids);
    const bool stands = work->sign_ins().vouch_session(session.token_sha256, now, now, sealed);
    work->commit();
    if (!stands) return ended();
    return known;
}

}  // namespace

std::string sealed_refresh(const std::string& refresh_token, const std::string& token,
                           app::IdSource& ids) {
    return refresh_token.empty() ? "" : auth::seal(refresh_token, token, ids.draw());
}

app::Result<User> session_standing(const app::Ports& ports, Provider* provider,
                                   const std::string& token) {
    std::optional<Session> session;
    std::optional<User> user;
    {
        const auto work = ports.database.begin(app::Access::everything(), app::Intent::read);
        session = work->sign_ins().find_session(sha256_hex(token));
        if (session) user = work->sign_ins().find_user(session->user);
    }
    const domain::Time now = ports.clock.now();
    if (!session || !user || session->expires_at <= now) return ended();
    const auto age = now - session->vouched_at;
    if (session->sealed_refresh.empty())
        return age < unrenewed_lasts ? app::Result<User>(*user) : end(ports, *session);
    if (age < vouched_for) return *user;
    if (!provider) return end(ports, *session);  // OIDC_ISSUER is set no more.
    return renewed(ports, *provider, *session, *user, token);
}

}  // namespace apex::identity
