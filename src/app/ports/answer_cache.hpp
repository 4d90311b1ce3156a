// Port: first answers of Idempotency-Keys, close at hand, before the database is asked. It may
// forget anything at any time; the truth is IdempotencyStore. Only answers whose effects are
// committed are kept.
#pragma once
#include <optional>

#include "app/ports/idempotency_store.hpp"
#include "app/ports/probe.hpp"

namespace apex::app {

class AnswerCache : public Probe {
  public:
    /// The answer to this very request: same key, same body. None: ask the database.
    virtual std::optional<StoredAnswer> find(const IdempotencyKey& key) noexcept = 0;
    virtual void keep(const IdempotencyKey& key, const StoredAnswer& answer) noexcept = 0;
    /// Afterwards the answer is not found here, even where it is being kept at this moment. Throws
    /// Unavailable, and then it may still be found.
    virtual void forget(const IdempotencyKey& key) = 0;
};

}  // namespace apex::app
