// The identity provider, measured. What it refuses is an answer; only silence is a failure.
#pragma once
#include <memory>
#include <utility>

#include "adapters/observed/measured_call.hpp"
#include "identity/provider.hpp"

namespace apex::adapters {

/// The registry outlives it.
class ObservedProvider final : public identity::Provider {
  public:
    ObservedProvider(std::unique_ptr<identity::Provider> inner, http::Registry& metrics)
        : inner_(std::move(inner)),
          check_(metrics, "identity_provider", "check"),
          authorization_url_(metrics, "identity_provider", "authorization_url"),
          redeem_(metrics, "identity_provider", "redeem"),
          renew_(metrics, "identity_provider", "renew") {}
    app::Result<identity::Vouched> check(const std::string& token) override {
        return check_([&] { return inner_->check(token); });
    }
    std::string authorization_url(const identity::Question& question) override {
        return authorization_url_([&] { return inner_->authorization_url(question); });
    }
    app::Result<identity::Granted> redeem(const std::string& code, const std::string& code_verifier,
                                          const std::string& nonce) override {
        return redeem_([&] { return inner_->redeem(code, code_verifier, nonce); });
    }
    app::Result<identity::Granted> renew(const std::string& refresh_token) override {
        return renew_([&] { return inner_->renew(refresh_token); });
    }
    const std::string& issuer() const override { return inner_->issuer(); }

  private:
    std::unique_ptr<identity::Provider> inner_;
    MeasuredCall check_, authorization_url_, redeem_, renew_;
};

}  // namespace apex::adapters
