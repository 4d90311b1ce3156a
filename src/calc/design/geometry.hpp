// Where the cabinets are: heights above grade, areas, weights, centroids. Pointers of refusals are
// relative to the sign. Not here: which stretches of the pole they hide (pole_wind.hpp), and wind.
#pragma once
#include "base/outcome.hpp"
#include "calc/design/sign_design.hpp"
#include "calc/statics/pole_row.hpp"

namespace apex::design {

/// Weight of a cabinet that was given none, per area of one face.
inline constexpr double assumed_weight_psf = 10;
/// Heights closer than this are the same height: sums of decimal feet do not come out even.
inline constexpr double height_tolerance_ft = 1e-9;
inline constexpr std::size_t cabinets_max = 12;

/// Cabinets hang downward from the overall height in list order, each under the one before it,
/// unless `bottom_ft` is given. Refused: no cabinet or more than 12, a size that is none, a cabinet
/// below ground, above the overall height, or in another one.
Outcome<CabinetsGeometry> place_cabinets(const Sign& sign);

/// For each cabinet whether the pole carries it: its face reaches the pole, `pole_width_in` wide
/// across the face, or it touches a cabinet that is carried, along an edge. What touches no more
/// than a corner, or nothing, would need an arm. Of several
/// poles a cabinet must reach all.
std::vector<bool> carried_by_pole(const CabinetsGeometry& geometry, double pole_width_in,
                                  const statics::PoleRow& row = {});

/// Whether a cabinet's face reaches the pole: |offset| <= B/2 + half of the pole's width.
bool reaches_pole(const CabinetGeometry& cabinet, double pole_width_in);

/// Whether a cabinet's face reaches the axes of all poles: |offset| + x_m <= B/2.
bool reaches_row(const CabinetGeometry& cabinet, const statics::PoleRow& row);

/// Two cabinets in place that share some height: one stands beside the other.
bool side_by_side(const CabinetGeometry& a, const CabinetGeometry& b);

/// Overall width of the cabinets that stand at the height of cabinet i, itself among them.
double row_width_ft(const CabinetsGeometry& geometry, std::size_t i);

}  // namespace apex::design
