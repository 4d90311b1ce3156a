// Topographic factor K_zt at a height above a hill, ridge or escarpment: ASCE 7 26.8.
// Not here: judging a site from a map; the conditions that need eyes are inputs.
#pragma once
#include "calc/wind/terrain.hpp"
#include "trace/trace.hpp"

namespace apex::wind {

enum class HillShape : unsigned char { ridge, escarpment, hill };

/// K_zt is 1.0 unless every condition of 26.8.1 is met. The three that need eyes default to met,
/// which is the safe answer.
struct TopographyInputs {
    Exposure exposure = Exposure::c;
    HillShape shape = HillShape::ridge;
    double hill_height_ft = 0;  ///< H, relative to the upwind terrain
    double half_length_ft = 0;  ///< L_h, upwind of the crest to half the height
    double distance_ft = 0;     ///< x, crest to the site, at least 0; the side is in `downwind`
    bool downwind = false;      ///< the site lies downwind of the crest
    double height_ft = 0;       ///< z above the ground at the site
    bool isolated = true;       ///< no like feature within 100 H or 2 mi upwind
    /// rises above the upwind terrain within 2 mi by a factor of two or more
    bool twice_its_surroundings = true;
    /// site in the upper half of a hill or ridge, or near an escarpment's crest
    bool upper_half = true;
};

struct TopographicFactor {
    double K_zt, K_1, K_2, K_3;
    bool applies;  ///< every condition of 26.8.1 is met; otherwise K_zt = 1 and K_1 .. K_3 are 0
};

template <class Edition, class Num>
Outcome<TopographicFactor> topographic_factor(const TopographyInputs& in, Sheet<Num>& sheet);

}  // namespace apex::wind
