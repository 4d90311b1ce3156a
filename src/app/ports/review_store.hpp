// Port: reviews of revisions. Append-only, as the audit trail is.
#pragma once
#include <vector>

#include "domain/review.hpp"

namespace apex::app {

class ReviewStore {
  public:
    virtual ~ReviewStore() = default;
    /// The number must be the revision's next; the caller holds the project (find_for_update).
    virtual void insert(const domain::Review& review) = 0;
    /// Oldest first.
    virtual std::vector<domain::Review> list(const domain::ProjectId& project, int revision) = 0;
};

}  // namespace apex::app
