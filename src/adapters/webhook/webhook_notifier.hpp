// The Notifier port as a signed HTTP POST. The receiver computes HMAC-SHA256 with the shared secret
// over `X-Apex-Timestamp`, a full stop and the body, and compares it with `X-Apex-Signature`
// ("sha256=..."); it forgets timestamps that are old and knows `X-Apex-Delivery` again.
#pragma once
#include <chrono>
#include <ctime>
#include <functional>
#include <optional>
#include <string>

#include "adapters/webhook/circuit_breaker.hpp"
#include "app/ports/notifier.hpp"
#include "base/outcome.hpp"

namespace apex::adapters {

struct WebhookSettings {
    std::string url;           ///< https://...; http:// only where private addresses are allowed
    std::string secret;        ///< at least 16 bytes
    std::string ca_file = {};  ///< certificates to trust instead of the system's; "": the system's
    bool allow_private = false;
    std::chrono::milliseconds connect_timeout{3'000}, timeout{10'000};
    CircuitBreaker::Limits breaker = {};
};

/// None when they can be worked with; else which setting is wrong.
std::optional<Rejection> problem_of(const WebhookSettings& settings);

class WebhookNotifier final : public app::Notifier {
  public:
    using Clock = std::function<std::time_t()>;
    /// `settings` have no problem.
    explicit WebhookNotifier(
        WebhookSettings settings, Clock clock = [] { return std::time(nullptr); });
    app::Delivery deliver(const app::Notice& notice) override;

  private:
    struct Answer;
    Answer post(const app::Notice& notice) const;
    WebhookSettings settings_;
    Clock clock_;
    CircuitBreaker breaker_;
};

}  // namespace apex::adapters
