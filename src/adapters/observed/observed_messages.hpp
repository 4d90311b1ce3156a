// The ports that tell, wake, count and remember, measured. Each outlives neither the adapter within
// nor the registry.
#pragma once
#include <string>

#include "adapters/observed/measured_call.hpp"
#include "app/ports/answer_cache.hpp"
#include "app/ports/notifier.hpp"
#include "app/ports/rate_limiter.hpp"
#include "app/ports/task_queue.hpp"

namespace apex::adapters {

/// What was not delivered has failed, whether it is tried again or not.
class ObservedNotifier final : public app::Notifier {
  public:
    /// `port`: "webhook", "email".
    ObservedNotifier(app::Notifier& inner, const std::string& port, http::Registry& metrics)
        : inner_(inner), deliver_(metrics, port, "deliver") {}
    app::Delivery deliver(const app::Notice& notice) override {
        return deliver_([&] { return inner_.deliver(notice); },
                        [](const app::Delivery& delivery) {
                            return delivery.outcome != app::Delivery::Outcome::delivered;
                        });
    }

  private:
    app::Notifier& inner_;
    MeasuredCall deliver_;
};

/// Waking is a call; waiting is what workers do.
class ObservedQueue final : public app::TaskQueue {
  public:
    ObservedQueue(app::TaskQueue& inner, http::Registry& metrics)
        : inner_(inner), wake_(metrics, "task_queue", "wake") {}
    void wake() noexcept override {
        wake_([&] { inner_.wake(); });
    }
    void wait(std::chrono::milliseconds at_most) override { inner_.wait(at_most); }
    std::optional<std::string> trouble() override { return inner_.trouble(); }

  private:
    app::TaskQueue& inner_;
    MeasuredCall wake_;
};

class ObservedLimiter final : public app::RateLimiter {
  public:
    ObservedLimiter(app::RateLimiter& inner, http::Registry& metrics)
        : inner_(inner), take_(metrics, "rate_limiter", "take") {}
    std::chrono::milliseconds take(const std::string& key, const app::RateLimit& limit) override {
        return take_([&] { return inner_.take(key, limit); });
    }
    std::optional<std::string> trouble() override { return inner_.trouble(); }

  private:
    app::RateLimiter& inner_;
    MeasuredCall take_;
};

class ObservedAnswers final : public app::AnswerCache {
  public:
    ObservedAnswers(app::AnswerCache& inner, http::Registry& metrics)
        : inner_(inner),
          find_(metrics, "answer_cache", "find"),
          keep_(metrics, "answer_cache", "keep"),
          forget_(metrics, "answer_cache", "forget") {}
    std::optional<app::StoredAnswer> find(const app::IdempotencyKey& key) noexcept override {
        return find_([&] { return inner_.find(key); });
    }
    void keep(const app::IdempotencyKey& key, const app::StoredAnswer& answer) noexcept override {
        keep_([&] { inner_.keep(key, answer); });
    }
    void forget(const app::IdempotencyKey& key) override {
        forget_([&] { inner_.forget(key); });
    }
    std::optional<std::string> trouble() override { return inner_.trouble(); }

  private:
    app::AnswerCache& inner_;
    MeasuredCall find_, keep_, forget_;
};

}  // namespace apex::adapters
