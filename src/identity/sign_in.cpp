#include "identity/sign_in.hpp"

#include <algorithm>
#include <array>

#include "app/ports/unavailable.hpp"
#include "auth/base64url.hpp"
#include "auth/secret_hash.hpp"
#include "base/sha256.hpp"
#include "identity/session_renewal.hpp"

namespace apex::identity {
namespace {

/// 256 random bits as 64 hexadecimal digits: also a code verifier (43 to 128 unreserved
/// characters).
std::string random_secret(app::IdSource& ids) {
    return domain::id_text("", ids.draw()) + domain::id_text("", ids.draw());
}

std::string bytes_of_hex(const std::string& hex) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
    return bytes;
}

/// S256 of RFC 7636 4.2.
std::string challenge_of(const std::string& verifier) {
    return auth::base64url(bytes_of_hex(sha256_hex(verifier)));
}

app::Failure not_this_one(const char* why) {
    return app::unauthenticated(std::string("This sign-in cannot be completed: ") + why +
                                " Begin again at /auth/login.");
}

/// The word of RFC 6749 4.1.2.1 if it is one; never the provider's own text.
const char* known_error(const std::string& error) {
    constexpr std::array words{
        "access_denied", "login_required",           "consent_required",    "interaction_required",
        "server_error",  "temporarily_unavailable",  "unauthorized_client", "invalid_request",
        "invalid_scope", "unsupported_response_type"};
    const auto found = std::find(words.begin(), words.end(), error);
    return found == words.end() ? "an error it gave no known name" : *found;
}

std::optional<domain::SignInAttempt> take_attempt(const app::Ports& ports,
                                                  const std::string& state) {
    const auto work = ports.database.begin(app::Access::everything(), app::Intent::write);
    auto attempt = work->sign_ins().take_attempt(sha256_hex(state));
    work->commit();
    return attempt;
}

}  // namespace

bool is_path_of_this_site(std::string_view text) {
    constexpr std::size_t most_bytes = 512;
    if (text.empty() || text.size() > most_bytes || text.front() != '/') return false;
    // "//host" and "/\host" are other sites to a browser; so are they after it drops tabs and line
    // breaks.
    if (text.size() > 1 && (text[1] == '/' || text[1] == '\\')) return false;
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c > ' ' && c < 0x7f && c != '\\'; });
}

app::Result<Begun> begin_sign_in(const app::Ports& ports, Provider& provider,
                                 const std::string& return_to) {
    if (!is_path_of_this_site(return_to))
        return app::invalid({{"/return_to", "must be a path of this site", {}}});
    const std::string state = random_secret(ports.ids), browser = random_secret(ports.ids);
    const std::string nonce = random_secret(ports.ids), verifier = random_secret(ports.ids);
    std::string url = provider.authorization_url({state, nonce, challenge_of(verifier)});

    const domain::Time now = ports.clock.now();
    const auto work = ports.database.begin(app::Access::everything(), app::Intent::write);
    work->sign_ins().sweep(now - attempt_lasts, now);
    if (work->sign_ins().count_attempts(open_attempts_max) >= open_attempts_max)
        throw app::Unavailable("sign_in", "too many sign-ins are under way");
    work->sign_ins().put_attempt(
        {sha256_hex(state), sha256_hex(browser), nonce, verifier, return_to, now});
    work->commit();
    return Begun{std::move(url), browser};
}

app::Result<SignedIn> finish_sign_in(const app::Ports& ports, Provider& provider,
                                     const Reply& reply, const std::optional<std::string>& browser,
                                     const std::optional<std::string>& former_session,
                                     std::chrono::hours session_lasts) {
    if (!reply.state) return not_this_one("the answer names no sign-in.");
    const auto attempt = take_attempt(ports, *reply.state);
    if (!attempt) return not_this_one("it was not begun here, or has been completed already.");
    if (!browser || !auth::same_secret(sha256_hex(*browser), attempt->browser_sha256))
        return not_this_one("it was begun in another browser.");
    const domain::Time now = ports.clock.now();
    if (now - attempt->created_at > attempt_lasts) return not_this_one("it took too long.");
    if (reply.issuer && *reply.issuer != provider.issuer())
        return not_this_one("another provider answered.");
    if (reply.error)
        return app::unauthenticated(std::string("The identity provider did not sign you in: ") +
                                    known_error(*reply.error) + '.');
    if (!reply.code) return not_this_one("the answer has no code.");

    auto granted = provider.redeem(*reply.code, attempt->code_verifier, attempt->nonce);
    if (const auto* failure = app::failed(granted)) return *failure;
    const auto& [who, refresh_token] = std::get<Granted>(granted);

    const std::string token = random_secret(ports.ids);
    const auto work = ports.database.begin(app::Access::everything(), app::Intent::write);
    const domain::User user = work->sign_ins().put_user({domain::UserId::from(ports.ids.draw()),
                                                         who.account_id, who.issuer, who.subject,
                                                         who.name, who.email, who.role, now, now});
    if (former_session) work->sign_ins().remove_session(sha256_hex(*former_session));
    const domain::Time expires_at = now + session_lasts;
    work->sign_ins().put_session({sha256_hex(token), user.id, user.account_id, who.role, now,
                                  expires_at, now,
                                  sealed_refresh(refresh_token, token, ports.ids)});
    work->commit();
    return SignedIn{token, attempt->return_to, expires_at};
}

void sweep_sign_ins(const app::Ports& ports) {
    const domain::Time now = ports.clock.now();
    const auto work = ports.database.begin(app::Access::everything(), app::Intent::write);
    work->sign_ins().sweep(now - attempt_lasts, now);
    work->commit();
}

void sign_out(const app::Ports& ports, const std::string& session_token) {
    const auto work = ports.database.begin(app::Access::everything(), app::Intent::write);
    work->sign_ins().remove_session(sha256_hex(session_token));
    work->commit();
}

}  // namespace apex::identity
