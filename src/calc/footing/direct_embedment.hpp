// Depth of a footing that holds a pole by the soil around it: IBC 1807.3, equations 18-1 to 18-3.
// Loads are allowable-stress level. Vertical bearing, torsion and frost: soil_checks.hpp; moment in
// the footing: pier.hpp.
#pragma once
#include <optional>

#include "calc/footing/edition.hpp"
#include "calc/footing/soil.hpp"
#include "trace/trace.hpp"

namespace apex::footing {

enum class Shape : unsigned char { round, square };
enum class DepthLimitReading : unsigned char {
    cap_on_depth,  ///< S_1 from min(d, 12 ft) / 3, as the words run
    cap_on_third   ///< S_1 from min(d / 3, 12 ft), as several programs do
};
enum class SquareWidth : unsigned char { diagonal, side };
enum class Restraint : unsigned char { none, slab };

/// Interpretation switches of 1806 and 1807.3; meaning and effect: docs/engineering/switches.md.
struct EmbedmentSwitches {
    DepthLimitReading footing_depth_limit_reading = DepthLimitReading::cap_on_depth;
    SquareWidth square_width = SquareWidth::diagonal;
    double isolated_pole_factor = 1.0;  ///< 1 or 2
    bool third_increase = false;        ///< presumptive values only
    Restraint grade_restraint = Restraint::none;
    double neglect_top_soil_in = 0;
    bool geotech_stack_2x = false;   ///< isolated_pole_factor also on a report's value
    double depth_round_up_ft = 0.5;  ///< 0: as computed
};

struct EmbedmentInputs {
    double P_lbf = 0;  ///< lateral force, allowable-stress level
    double h_ft = 0;   ///< height of P above grade: sum(F z) / sum(F)
    Shape shape = Shape::round;
    double width_ft = 0;  ///< diameter, or side of a square
    Soil soil;
    EmbedmentSwitches switches;
};

/// The least depth that suffices. Lengths are from grade unless said otherwise.
struct EmbedmentDepth {
    double equation_depth_ft;  ///< root of the equation, neglected top soil included
    double required_depth_ft;  ///< and at least 3 ft, and frost depth where it is known
    double depth_ft;           ///< and rounded up: what is built
    std::optional<double>
        other_reading_depth_ft;   ///< where d > 12 ft: the root by the other reading
    double b_ft;                  ///< width in the equation
    double lateral_pressure_psf;  ///< S_1 at d/3, or S_3 at d
    double A_ft;                  ///< 2.34 P / (S_1 b); 0 where constrained
    int iterations;               ///< of the bisection
    double residual_ft;           ///< equation at the root minus the root
    double isolated_pole_factor, increase_factor;  ///< as applied, after the rules on stacking
    std::optional<double>
        grade_reaction_lbf;  ///< constrained: what the slab must take, an estimate
};

/// Solves for the depth. `frost_depth_in`: none where it is not known.
template <class Edition, class Num>
Outcome<EmbedmentDepth> embedment_depth(const EmbedmentInputs& in,
                                        std::optional<double> frost_depth_in, Sheet<Num>& sheet);

/// A given depth.
struct EmbedmentCapacity {
    double P_allow_lbf;  ///< lateral force at h that the soil takes
    double utilisation;  ///< P / P_allow
    double b_ft, lateral_pressure_psf;
    double isolated_pole_factor, increase_factor;
    bool at_least_3_ft;
    std::optional<double> other_reading_P_allow_lbf;  ///< where d > 12 ft and unconstrained
    std::optional<double> grade_reaction_lbf;
};
/// `depth_ft` is from grade to the bottom.
template <class Edition, class Num>
Outcome<EmbedmentCapacity> embedment_capacity(const EmbedmentInputs& in, double depth_ft,
                                              Sheet<Num>& sheet);

inline constexpr double depth_limit_ft = 12;      ///< 1807.3.2.1
inline constexpr double depth_least_ft = 3;       ///< practice
inline constexpr double depth_greatest_ft = 100;  ///< beyond it: another kind of foundation

}  // namespace apex::footing
