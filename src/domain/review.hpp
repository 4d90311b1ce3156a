// A verdict of an engineer on one revision of a design, who is not its author. Never changed: a
// second thought is another review.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"
#include "domain/ids.hpp"
#include "domain/time.hpp"

namespace apex::domain {

enum class Verdict : unsigned char {
    approved,  ///< checked, and found right
    rejected,  ///< checked, and found wrong
    override_  ///< "override": checks that fail are accepted, for the reason that the note gives
};
std::string_view to_text(Verdict verdict);
std::optional<Verdict> parse_verdict(std::string_view text);

struct Review {
    ProjectId project_id;
    int revision = 0;
    int number = 0;  ///< 1, 2, ... within the revision
    Verdict verdict = Verdict::approved;
    std::string note;
    std::string reviewer;  ///< a user's id
    Time at;
};

/// What keeps a note from being accepted; an override must give its reason.
std::vector<Rejection> problems_of_note(Verdict verdict, const std::string& note);

}  // namespace apex::domain
