// A person signs in with a browser: authorization code with PKCE (RFC 7636), bound to the browser
// that began it, taken once, answered by a session of its own.
#pragma once
#include <chrono>
#include <optional>
#include <string>

#include "app/context.hpp"
#include "app/result.hpp"
#include "identity/provider.hpp"

namespace apex::identity {

inline constexpr std::chrono::minutes attempt_lasts{10};
inline constexpr int open_attempts_max = 10'000;  ///< of all browsers together

/// A path of this site and nothing else: "/projects?q=x". What a browser could take for another
/// site is none.
bool is_path_of_this_site(std::string_view text);

struct Begun {
    std::string go_to;    ///< of the provider
    std::string browser;  ///< for a cookie: the answer must come back to the same browser
};
/// Invalid when `return_to` is no path of this site. Throws app::Unavailable while
/// open_attempts_max others are under way.
app::Result<Begun> begin_sign_in(const app::Ports& ports, Provider& provider,
                                 const std::string& return_to);

/// What the provider sent back, as the query has it.
struct Reply {
    std::optional<std::string> code, state, issuer, error;
};
struct SignedIn {
    std::string session_token;  ///< for a cookie; stored only as its hash
    std::string return_to;
    domain::Time expires_at;
};
/// `browser` and `former_session` are the cookies' values. A former session ends.
app::Result<SignedIn> finish_sign_in(const app::Ports& ports, Provider& provider,
                                     const Reply& reply, const std::optional<std::string>& browser,
                                     const std::optional<std::string>& former_session,
                                     std::chrono::hours session_lasts);

/// Removes what has expired: attempts and sessions. For the worker.
void sweep_sign_ins(const app::Ports& ports);

/// Ends the session, at once and everywhere.
void sign_out(const app::Ports& ports, const std::string& session_token);

}  // namespace apex::identity
