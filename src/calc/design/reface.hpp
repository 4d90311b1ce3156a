// What may go on this existing pole: the largest cabinet that a fixed section and a fixed footing
// still carry, and which check stops the next one. Every size is judged by the whole-design check
// (sign_design.hpp); there is no formula here.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "calc/design/sign_design.hpp"

namespace apex::design {

enum class RefaceVary : unsigned char {
    width,  ///< at the cabinet's height
    area    ///< at the cabinet's width over height
};

struct RefaceRequest {
    DesignDocument design;  ///< with `support.designation` and `foundation.depth_ft` given
    int cabinet = 1;        ///< 1, 2, ... as in the document
    RefaceVary vary = RefaceVary::width;
    double step_ft = 0.25;  ///< of the width; sizes are its multiples
};

/// One size, checked whole.
struct RefaceSize {
    double width_ft = 0, height_ft = 0, area_ft2 = 0;
    bool passes = false;
    std::optional<Governing> governing;  ///< the greatest utilisation; none where it is refused
    std::vector<Governing> failing;      ///< every check that fails
    std::optional<std::string> refused;  ///< why this size is outside a clause
};

struct RefaceResult {
    RefaceSize present;  ///< the cabinet as the document has it
    std::optional<RefaceSize>
        largest;                     ///< passes, and so does every smaller one that is no refusal
    std::optional<RefaceSize> next;  ///< one step more; none where 300 ft are reached
    int sizes_checked = 0;
};

/// Tries the multiples of the step from below, each one, until one does not pass: exact to the step
/// without assuming that a larger cabinet is always worse (C_f falls with the width). Below the
/// present size those are passed over that are no sign at all, since they do not reach the poles.
/// The findings are of the largest, or of the smallest multiple where even that does not pass.
Outcome<Answer<RefaceResult>> reface(const RefaceRequest& request, Derivation derivation);

}  // namespace apex::design
