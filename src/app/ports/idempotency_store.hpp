// Port: the first answers given under Idempotency-Keys. Claim and answer lie in the unit of work of
// the effect itself.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "domain/time.hpp"

namespace apex::app {

/// What makes two requests the same one.
struct IdempotencyKey {
    std::string account_id;  ///< of the caller; "" when no one signs in
    std::string route;       ///< method and path as called: "POST /api/v1/projects/prj_.../report",
                             ///< after the actor where someone signed in
    std::string key;         ///< the header, 1..255 visible characters
    std::string request_sha256;  ///< of the body
};

struct StoredAnswer {
    int status = 0;
    std::vector<std::pair<std::string, std::string>>
        headers;  ///< Location, ETag, Content-Type: what the first answer carried
    std::string body;
};

struct FreshKey {};       ///< go on, then store() in this unit of work
struct DifferentBody {};  ///< the key was used with another body
using Claim = std::variant<FreshKey, StoredAnswer, DifferentBody>;

class IdempotencyStore {
  public:
    virtual ~IdempotencyStore() = default;
    /// A second unit of work that claims the same key waits until the first has ended. Keys made
    /// before `oldest` do not count.
    virtual Claim claim(const IdempotencyKey& key, domain::Time now, domain::Time oldest) = 0;
    virtual void store(const IdempotencyKey& key, const StoredAnswer& answer, domain::Time now) = 0;
    /// Removes keys made before `oldest`; returns how many.
    virtual int sweep(domain::Time oldest) = 0;
};

}  // namespace apex::app
