// Sign-in of a browser, sign-out, and who asks.
#include "identity/sign_in.hpp"

#include "endpoint/request.hpp"
#include "services/api/answers.hpp"
#include "services/api/identity_wire.hpp"
#include "services/api/routes/routes.hpp"

namespace apex::api {
namespace {

using http::HttpRequest;
using http::HttpResponse;

constexpr const char* sign_in_tag = "Identity";
constexpr std::chrono::seconds at_once{0};

HttpResponse see_other(std::string location) {
    HttpResponse response = http::empty_response(303);
    response.with("Location", std::move(location));
    return response;
}

/// The provider, or a conflict that says what is missing.
identity::Provider& provider_of(const Context& context) {
    if (!context.gate->settings().sign_in_required)
        endpoint::refuse(409, "No one signs in here (APEX_AUTH=off).");
    if (!context.gate->provider())
        endpoint::refuse(409, "No identity provider is configured here (OIDC_ISSUER).");
    return *context.gate->provider();
}

/// What the provider sent back; it may send more than is asked for here.
identity::Reply reply_of(const HttpRequest& request) {
    const auto query = http::Query::parse(request.query());
    if (!query) endpoint::refuse(400, "The query is malformed.");
    const auto text = [&query](std::string_view name) {
        const auto value = query->find(name);
        return value ? std::optional<std::string>(*value) : std::nullopt;
    };
    return {text("code"), text("state"), text("iss"), text("error")};
}

/// What is known of the caller as a person.
MeResource me(const Context& context, const HttpRequest& request) {
    constexpr std::string_view means[] = {"none", "session", "token", "api_key"};
    const app::Caller caller = caller_of(request);
    MeResource me;
    me.actor = caller.actor;
    me.account_id = caller.access.account_id;
    me.role = domain::to_text(caller.role);
    me.sign_in = means[static_cast<std::size_t>(caller.sign_in)];
    if (const auto id = domain::UserId::parse(caller.actor)) {
        const auto user = context.ports->database.begin(caller.access, app::Intent::read)
                              ->sign_ins()
                              .find_user(*id);
        if (user && !user->name.empty()) me.name = user->name;
        if (user && !user->email.empty()) me.email = user->email;
    }
    if (caller.sign_in == app::SignIn::session)
        me.csrf_token = identity::csrf_token_of(context.gate->session_of(request).value());
    return me;
}

void add_browser(endpoint::Table& table, const Context& context) {
    table.get("/auth/login", "begin_sign_in")
        .tagged(sign_in_tag)
        .says("Send the browser to the identity provider")
        .query("return_to", "The path to come back to, / by default")
        .gives_media(303, "To the provider", "", {"Location"})
        .refuses({409, 422, 429, 503})
        .with([&context](const HttpRequest& request) {
            const endpoint::QueryReader query(request, {"return_to"});
            identity::Provider& provider = provider_of(context);
            context.gate->admit_sign_in(request);
            const auto begun = take(identity::begin_sign_in(*context.ports, provider,
                                                            query.text("return_to").value_or("/")));
            HttpResponse response = see_other(begun.go_to);
            response.with("Set-Cookie",
                          context.gate->sign_in_cookie(begun.browser, identity::attempt_lasts));
            return response;
        });
    table.get("/auth/callback", "finish_sign_in")
        .tagged(sign_in_tag)
        .says("Where the identity provider sends the browser back")
        .query("code", "As the provider gives it")
        .query("state", "As /auth/login gave it")
        .query("iss", "The provider, if it says so")
        .query("error", "Why there is no code")
        .gives_media(303, "Signed in; to where the sign-in began", "", {"Location"})
        .refuses({400, 401, 403, 409, 429, 503})
        .with([&context](const HttpRequest& request) {
            Gate& gate = *context.gate;
            identity::Provider& provider = provider_of(context);
            gate.admit_sign_in(request);
            const auto lasts = gate.settings().session_lasts;
            const auto signed_in = take(identity::finish_sign_in(
                *context.ports, provider, reply_of(request), gate.sign_in_of(request),
                gate.session_of(request), lasts));
            HttpResponse response = see_other(signed_in.return_to);
            response.with("Set-Cookie", gate.session_cookie(signed_in.session_token, lasts))
                .with("Set-Cookie", gate.sign_in_cookie("", at_once));
            return response;
        });
    table.post("/auth/logout", "sign_out")
        .tagged(sign_in_tag)
        .says("End the session of this browser")
        .header("X-CSRF-Token", "As GET /api/v1/me tells it")
        .gives_media(204, "Signed out", "")
        .refuses({409, 413, 429, 503})
        .with([&context](const HttpRequest& request) {
            const endpoint::QueryReader query(request, {});
            if (caller_of(request).sign_in != app::SignIn::session)
                endpoint::refuse(409, "There is no session to end: this request has none.");
            identity::sign_out(*context.ports, context.gate->session_of(request).value());
            HttpResponse response = http::empty_response(204);
            response.with("Set-Cookie", context.gate->session_cookie("", at_once));
            return response;
        });
}

}  // namespace

void add_sign_in(endpoint::Table& table, const Context& context) {
    add_browser(table, context);
    table.get(std::string(base_path) + "/me", "who_am_i")
        .tagged(sign_in_tag)
        .says("Who asks: account, role, and for a browser the token that its changes need")
        .gives<MeResource>(200, "Who asks")
        .refuses({503})
        .with([&context](const HttpRequest& request) {
            const endpoint::QueryReader query(request, {});
            return http::json_response(200, wire::encode(me(context, request)));
        });
}

}  // namespace apex::api
