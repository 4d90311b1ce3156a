// Use cases on reviews: an engineer other than the author says of a revision that it is right,
// wrong, or acceptable in spite of checks that fail. What a submission asks for: standing_review.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/context.hpp"
#include "app/result.hpp"
#include "domain/review.hpp"

namespace apex::app {

struct ReviewRequest {
    std::string verdict;  ///< "approved", "rejected", "override"
    std::string note;
};

/// Refused: without sign-in (conflict); of an API key, of who is less than an engineer, and of the
/// author of the revision or of the same design under another number (forbidden).
Result<domain::Review> review_revision(UnitOfWork& work, const Ports& ports, const Caller& caller,
                                       const std::string& project_id, const std::string& number,
                                       const ReviewRequest& request);

/// Oldest first; not found for an unknown project or revision.
Result<std::vector<domain::Review>> list_reviews(const Ports& ports, const Caller& caller,
                                                 const std::string& project_id,
                                                 const std::string& number);

/// The review that counts for a revision: the last one. None: no one has reviewed it.
std::optional<domain::Review> standing_review(UnitOfWork& work, const domain::ProjectId& project,
                                              int revision);

/// Whether failing checks of a revision are accepted: its standing review is an override.
bool is_overridden(UnitOfWork& work, const domain::ProjectId& project, int revision);

}  // namespace apex::app
