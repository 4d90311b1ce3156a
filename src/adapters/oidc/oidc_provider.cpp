#include "adapters/oidc/oidc_provider.hpp"

#include "adapters/oidc/fetch.hpp"
#include "adapters/oidc/metadata.hpp"
#include "app/ports/unavailable.hpp"
#include "auth/token.hpp"

namespace apex::adapters {
namespace oidc {
namespace {

class Provider final : public identity::Provider {
  public:
    Provider(OidcSettings settings, app::Clock& clock, std::function<void(const std::string&)> note)
        : settings_(std::move(settings)),
          clock_(clock),
          metadata_(settings_.issuer, std::move(note)) {}

    app::Result<identity::Vouched> check(const std::string& token) override {
        return vouched(token, {settings_.issuer, settings_.audience});
    }

    std::string authorization_url(const identity::Question& question) override {
        std::string url = metadata_.current()->authorization_endpoint;
        char separator = url.find('?') == std::string::npos ? '?' : '&';
        for (const auto& [name, value] : std::initializer_list<std::pair<const char*, std::string>>{
                 {"response_type", "code"},
                 {"client_id", settings_.client_id},
                 {"redirect_uri", settings_.redirect_url},
                 {"scope", settings_.scope},
                 {"state", question.state},
                 {"nonce", question.nonce},
                 {"code_challenge", question.code_challenge},
                 {"code_challenge_method", "S256"}}) {
            url += separator + std::string(name) + '=' + percent_encode(value);
            separator = '&';
        }
        return url;
    }

    app::Result<identity::Granted> redeem(const std::string& code, const std::string& code_verifier,
                                          const std::string& nonce) override {
        return granted({{"grant_type", "authorization_code"},
                        {"code", code},
                        {"redirect_uri", settings_.redirect_url},
                        {"code_verifier", code_verifier}},
                       nonce);
    }

    app::Result<identity::Granted> renew(const std::string& refresh_token) override {
        return granted({{"grant_type", "refresh_token"}, {"refresh_token", refresh_token}},
                       std::nullopt);
    }

    const std::string& issuer() const override { return settings_.issuer; }

  private:
    using Form = std::vector<std::pair<std::string, std::string>>;

    /// What the token endpoint gives for a grant.
    app::Result<identity::Granted> granted(Form form, const std::optional<std::string>& nonce) {
        Fetch request{metadata_.current()->token_endpoint};
        request.form = std::move(form);
        if (settings_.client_secret.empty())
            request.form->emplace_back("client_id", settings_.client_id);
        else
            request.client = {settings_.client_id, settings_.client_secret};
        const Fetched answer = exchange(request);
        if (answer.status == 400 || answer.status == 401)
            return app::unauthenticated("The identity provider does not take this sign-in.");
        if (answer.status != 200)
            throw app::Unavailable("identity_provider",
                                   "its token endpoint answers " + std::to_string(answer.status));
        const auto json = auth::JsonObject::read(answer.body);
        const auto id_token = json ? json->text("id_token") : std::nullopt;
        if (!id_token)
            throw app::Unavailable("identity_provider", "its token endpoint gave no ID token");
        auto who = vouched(*id_token, {settings_.issuer, settings_.client_id,
                                       std::chrono::seconds(60), nonce, auth::TokenKind::id});
        if (const auto* failure = app::failed(who)) return *failure;
        return identity::Granted{std::get<identity::Vouched>(std::move(who)),
                                 json->text("refresh_token").value_or("")};
    }

    static Fetched exchange(const Fetch& request) {
        try {
            return fetch(request);
        } catch (const FetchFailure& failure) {
            throw app::Unavailable("identity_provider", failure.what());
        }
    }

    app::Result<identity::Vouched> vouched(const std::string& token,
                                           const auth::Expectation& expectation) {
        auto metadata = metadata_.current();
        auto verified = auth::verify(token, metadata->keys, expectation, clock_.now());
        const auto* refusal = std::get_if<auth::TokenRefusal>(&verified);
        if (refusal && refusal->fault == auth::TokenFault::unknown_key) {
            // The provider may have changed its keys since.
            if (const auto newer = metadata_.newer(metadata)) {
                verified = auth::verify(token, newer->keys, expectation, clock_.now());
                refusal = std::get_if<auth::TokenRefusal>(&verified);
            }
        }
        if (refusal)
            return app::unauthenticated("The token is not accepted: " + refusal->reason + '.');
        return identity::vouched_by(std::get<auth::JsonObject>(verified), settings_.claims);
    }

    const OidcSettings settings_;
    app::Clock& clock_;
    MetadataSource metadata_;
};

}  // namespace
}  // namespace oidc

std::unique_ptr<identity::Provider> make_oidc_provider(
    OidcSettings settings, app::Clock& clock, std::function<void(const std::string&)> note) {
    return std::make_unique<oidc::Provider>(std::move(settings), clock, std::move(note));
}

}  // namespace apex::adapters
