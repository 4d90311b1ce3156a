// Equal poles in a row across the face under a rigid cabinet: what one of them takes of wind normal
// to the face and of weight, of wind along the face (a portal), and how slowly the row sways and
// turns. Statics; ASCE 7 Figure 29.3-1 gives the forces. Not here: different poles, and what a pole
// does with its share (the cantilever files beside it).
#pragma once
#include <vector>

#include "calc/statics/steps.hpp"
#include "trace/trace.hpp"

namespace apex::statics {

inline constexpr int poles_max = 4;

/// Evenly spaced, symmetric about the sign's axis.
struct PoleRow {
    int count = 1;
    double spacing_ft = 0;  ///< centre to centre; of a single pole 0

    bool several() const { return count > 1; }
    double furthest_ft() const { return (count - 1) * spacing_ft / 2; }  ///< x_m of the outer ones
};

/// n, x_m and S_xx = sum(x_i^2) of a row as the formulas below name them.
template <class Num>
struct RowTerms {
    Num n, x_m, S_xx;
};
/// Of several poles. Writes them with the spacing.
template <class Num>
RowTerms<Num> write_row(const PoleRow& row, Sheet<Num>& sheet);

/// F / n + T x / sum(x_i^2): of a force F through the row's axis and a torsion T about it, or of a
/// weight and its moment. The rigid cabinet makes the shares linear in x; the torsion is all a
/// couple, since the poles' own resistance to twist is not counted.
template <class Num>
Num share(const Num& F, const Num& T, const Num& x, const RowTerms<Num>& row) {
    return F / row.n + T * x / row.S_xx;
}

struct PoleSharesInputs {
    PoleRow row;
    double force_lbf = 0;
    double torsion_lbf_ft = 0;  ///< signed
};
struct PoleShare {
    double x_ft, force_lbf;
};
struct PoleShares {
    std::vector<PoleShare> poles;  ///< in the order of x
    double most_lbf, least_lbf;
};
template <class Num>
Outcome<PoleShares> pole_shares(const PoleSharesInputs& in, Sheet<Num>& sheet);

/// Wind along the face on a cabinet that is rigid and rigidly held by every pole: each pole bends
/// to and fro, with the inflection at mid clear height, and what is left of the overturning moment
/// becomes axial forces.
struct PortalInputs {
    PoleRow row;
    double force_lbf = 0, height_ft = 0;  ///< resultant on the cabinets, above grade
    double clear_ft = 0;                  ///< grade to the lowest cabinet that all poles hold
    double storey_ft = 0;  ///< the longest clear stretch of the poles; at least clear_ft
};
struct Portal {
    double shear_lbf, moment_lbf_ft;  ///< of each pole
    double axial_lbf;                 ///< of the outer poles, up on one and down on the other
};
template <class Num>
Outcome<Portal> portal(const PortalInputs& in, Sheet<Num>& sheet);

/// Cabinet in plan, held by a row whose poles sway at `sway_hz` under an equal share of the weight.
struct TurningCabinet {
    double offset_ft = 0, width_ft = 0, depth_ft = 0;
};
struct RowFrequencyInputs {
    PoleRow row;
    double sway_hz = 0;
    std::vector<TurningCabinet> cabinets;
};
struct RowFrequency {
    double frequency_hz;  ///< never above the sway's
};
/// Sway and turn about the vertical axis together: the lower root of the two, with the cabinets'
/// greatest offset and radius of gyration for all of them, which is never above the exact value.
template <class Num>
Outcome<RowFrequency> row_frequency(const RowFrequencyInputs& in, Sheet<Num>& sheet);

}  // namespace apex::statics
