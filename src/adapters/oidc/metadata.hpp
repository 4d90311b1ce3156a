// What a provider publishes of itself: its addresses (OpenID Connect Discovery 1.0) and its keys.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "auth/key_set.hpp"

namespace apex::adapters::oidc {

struct Metadata {
    std::string authorization_endpoint, token_endpoint;
    auth::KeySet keys;
    std::chrono::steady_clock::time_point fetched_at;
};

/// Whether an address may be spoken to: https, or http on this machine (tests, development).
bool is_trustworthy(std::string_view url);

/// Keeps what was fetched last. Safe to use from many threads; at most one of them fetches.
class MetadataSource {
  public:
    static constexpr std::chrono::seconds pause{5};  ///< between two fetches, whoever asks for them
    static constexpr std::chrono::minutes fresh_for{10};
    static constexpr std::chrono::seconds retry_after{60};  ///< what is old is asked for again
    static constexpr std::chrono::hours usable_for{24};     ///< when the provider is away

    /// `note` is told in words what went wrong and which keys were left out.
    MetadataSource(std::string issuer, std::function<void(const std::string&)> note)
        : issuer_(std::move(issuer)), note_(std::move(note)) {}

    /// What is known, fetched now when there is nothing or it is old. Throws app::Unavailable.
    std::shared_ptr<const Metadata> current();
    /// Newer than `than`, or null: when the last fetch is too recent, or failed.
    /// Throws app::Unavailable while another thread fetches.
    std::shared_ptr<const Metadata> newer(const std::shared_ptr<const Metadata>& than);

  private:
    std::shared_ptr<const Metadata> kept();
    /// Fetches, unless another thread does (busy) or one did just now (too_soon).
    enum class Refreshed : unsigned char { tried, too_soon, busy };
    Refreshed refresh(std::chrono::seconds after);
    Metadata fetch_all() const;

    const std::string issuer_;
    const std::function<void(const std::string&)> note_;
    std::mutex fetching_, mutex_;  ///< mutex_ guards what follows
    std::shared_ptr<const Metadata> kept_;
    std::optional<std::chrono::steady_clock::time_point> tried_at_;
    std::string last_trouble_ = "it was not asked yet";
};

}  // namespace apex::adapters::oidc
