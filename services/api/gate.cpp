#include "services/api/gate.hpp"

#include "auth/secret_hash.hpp"
#include "base/assertion.hpp"
#include "http/problem.hpp"
#include "services/api/answers.hpp"
#include "services/api/context.hpp"
#include "telemetry/trace_context.hpp"

namespace apex::api {
namespace {

/// What the gate attaches.
struct Asker final : http::Attachment {
    explicit Asker(app::Caller who) : caller(std::move(who)) {}
    app::Caller caller;
};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// The one value of a cookie; none when it is absent or there are several.
std::optional<std::string> cookie(const http::HttpRequest& request, std::string_view name) {
    std::optional<std::string> found;
    for (std::size_t i = 0; i < request.headers.size(); ++i) {
        const auto field = request.headers[i];
        if (field.name.size() != 6 || (field.name[0] | 0x20) != 'c') continue;
        std::string lower(field.name);
        for (char& c : lower) c = static_cast<char>(c | 0x20);
        if (lower != "cookie") continue;
        std::string_view rest = field.value;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(';'), rest.size());
            const std::string_view pair = trimmed(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            const std::size_t equals = pair.find('=');
            if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
            if (found) return std::nullopt;
            found = std::string(pair.substr(equals + 1));
        }
    }
    return found;
}

/// The credential of `Authorization: Bearer ...`; absent without the header. Another scheme, or
/// the header twice, is refused.
std::optional<std::string> bearer(const http::HttpRequest& request) {
    const std::size_t fields = request.headers.count("Authorization");
    if (fields == 0) return std::nullopt;
    const std::string_view value = trimmed(*request.headers.find("Authorization"));
    constexpr std::string_view scheme = "bearer ";
    bool fits = fields == 1 && value.size() > scheme.size();
    for (std::size_t i = 0; fits && i < scheme.size(); ++i)
        fits =
            (i + 1 == scheme.size() ? value[i] : static_cast<char>(value[i] | 0x20)) == scheme[i];
    if (!fits)
        throw problem_of(
            app::unauthenticated("Authorization must be one field: Bearer and an API "
                                 "key or a token."));
    return std::string(trimmed(value.substr(scheme.size())));
}

/// The refusal of who cannot show who it is; the log has it too, by the request's id.
http::Problem refusal(const app::Failure& failure) {
    http::Problem problem = problem_of(failure);
    problem.cause = failure.detail;
    return problem;
}

bool is_safe(http::Method method) {
    return method == http::Method::get || method == http::Method::head ||
           method == http::Method::options;
}

app::Caller anyone() { return {app::Access::everything(), "anonymous", "", domain::Role::admin}; }

}  // namespace

app::Caller caller_of(const http::HttpRequest& request) {
    const auto* asker = dynamic_cast<const Asker*>(request.attached.get());
    APEX_ASSERT(asker);  // Every route that asks has a guard, by access_table.cpp.
    return asker->caller;
}

void Gate::admit(http::HttpRequest& request, domain::Role least) {
    app::Caller caller = settings_.sign_in_required ? authenticate(request) : anyone();
    if (!domain::at_least(caller.role, least))
        throw problem_of(app::forbidden("This needs the role " +
                                        std::string(domain::to_text(least)) + "; yours is " +
                                        std::string(domain::to_text(caller.role)) + '.'));
    caller.request_id = request.request_id;
    caller.traceparent = telemetry::to_traceparent(request.trace);
    request.attached = std::make_shared<const Asker>(std::move(caller));
}

template <class Find>
app::Caller Gate::admitted(const http::HttpRequest& request, const char* kind, Find&& find) {
    limits_.admit_credential(request, kind);
    app::Result<app::Caller> result = find();
    const app::Failure* failure = app::failed(result);
    if (!failure) return std::get<app::Caller>(std::move(result));
    if (failure->kind == app::FailureKind::unauthenticated) limits_.count_refused(request, kind);
    throw refusal(*failure);
}

app::Caller Gate::authenticate(const http::HttpRequest& request) {
    if (const auto credential = bearer(request))
        return admitted(request, "bearer", [&] { return authenticator_.by_bearer(*credential); });
    const auto session = session_of(request);
    if (!session)
        throw problem_of(app::unauthenticated(
            "Sign in at /auth/login, or send an API key or a token as Authorization: Bearer."));
    app::Caller caller =
        admitted(request, "session", [&] { return authenticator_.by_session(*session); });
    // A cookie comes along whoever made the browser send it: ask for what only our page knows.
    if (!is_safe(request.method)) require_our_page(request, *session);
    return caller;
}

void Gate::require_our_page(const http::HttpRequest& request, const std::string& session) const {
    const auto origin = request.headers.find("Origin");
    if (origin && *origin != settings_.public_url)
        throw refusal(app::forbidden("The request comes from another site's page."));
    const auto token = request.headers.find("X-CSRF-Token");
    if (!token || !auth::same_secret(*token, identity::csrf_token_of(session)))
        throw refusal(
            app::forbidden("A browser's change needs X-CSRF-Token as GET /api/v1/me tells it."));
}

const char* Gate::session_name() const {
    return is_secure() ? "__Host-apex_session" : "apex_session";
}
const char* Gate::sign_in_name() const {
    return is_secure() ? "__Host-apex_sign_in" : "apex_sign_in";
}

std::string Gate::session_cookie(const std::string& value, std::chrono::seconds lasts) const {
    return std::string(session_name()) + '=' + value +
           "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(lasts.count()) +
           (is_secure() ? "; Secure" : "");
}
std::string Gate::sign_in_cookie(const std::string& value, std::chrono::seconds lasts) const {
    return std::string(sign_in_name()) + '=' + value +
           "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(lasts.count()) +
           (is_secure() ? "; Secure" : "");
}
std::optional<std::string> Gate::session_of(const http::HttpRequest& request) const {
    return cookie(request, session_name());
}
std::optional<std::string> Gate::sign_in_of(const http::HttpRequest& request) const {
    return cookie(request, sign_in_name());
}

}  // namespace apex::api
