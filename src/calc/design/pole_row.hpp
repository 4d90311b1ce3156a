// A design on several equal poles (support.count): what one of them carries of the dead load, where
// it is free to bend along the face, and whether its footing stays in the ground. The shares
// themselves are calc/statics/pole_row.hpp. Not here: the forces of the wind (wind_cases.hpp).
#pragma once
#include <vector>

#include "calc/design/footing_checks.hpp"

namespace apex::design {

/// The document's row of poles. Refused at /support: no spacing, poles that no cabinet spans,
/// footings that overlap, poles that differ.
Outcome<statics::PoleRow> resolve_row(const DesignDocument& document,
                                      const CabinetsGeometry& geometry);
/// What is taken and what must be looked at with several poles; nothing for one.
void add_row_assumptions(const DesignDocument& document, std::vector<std::string>& list);
void add_row_warnings(const DesignDocument& document, std::vector<std::string>& list);

/// Between grade and the cabinets that all poles hold.
struct ClearHeights {
    double lowest_ft;   ///< grade to the lowest of them
    double longest_ft;  ///< that, or a longer clear stretch above it
};
ClearHeights clear_heights(const WindBasis& basis);

/// The dead load of the pole that carries most; `least_lbf` is what the least loaded one carries of
/// the cabinets, below 0 where their weight lifts it.
struct DeadShare {
    loads::DeadLoad most;
    double least_lbf;
};
/// `sign`: all cabinets, and one pole. Of a single pole it is its own share. Nothing bends a pole:
/// weight off the axis is a couple of axial forces.
template <class Num>
DeadShare dead_share(const WindBasis& basis, const loads::DeadLoad& sign, Sheet<Num>& sheet);

inline constexpr const char* uplift_id = "footing.uplift";
/// Appends footing.uplift: 0.6 of what is heavy against 0.6 of the wind along the face.
template <class Num>
void check_uplift(const Problem& problem, const DeadShare& dead, const std::vector<WindCase>& cases,
                  const FootingChecks& footing, std::vector<Check>& checks, Sheet<Num>& sheet);

}  // namespace apex::design
