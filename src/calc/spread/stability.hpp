// Stability of a footing on the ground: its weight, overturning about the toe, sliding on the
// underside. Service level: full dead load and 0.6 W come in; a rule takes ONE safety margin, never
// both. Not here: the pressure on the soil (pressure.hpp).
#pragma once
#include <optional>

#include "trace/trace.hpp"

namespace apex::spread {

struct WeightInputs {
    double on_top_lbf = 0;  ///< dead load that stands on the footing
    double length_x_ft = 0, length_y_ft = 0, thickness_ft = 0;
    double pedestal_ft3 = 0;  ///< concrete above the footing
    double cover_ft = 0;      ///< soil on the footing, pedestal deducted
    double concrete_pcf = 150, soil_pcf = 100;
};
struct Weight {
    double footing_lbf, soil_lbf, total_lbf;
};
template <class Num>
Outcome<Weight> weight(const WeightInputs& in, Sheet<Num>& sheet);

/// Switch `overturning_rule`.
enum class StabilityRule : unsigned char {
    reduced_dead,  ///< 0.6 D + 0.6 W, factor at least 1.0 (ASCE 7 2.4.1)
    safety_factor  ///< full D against 0.6 W, factor at least 1.5
};

struct OverturningInputs {
    double D_lbf = 0;        ///< all dead load above the underside, unfactored
    double M_ot_lbf_ft = 0;  ///< of 0.6 W, about the underside
    double length_ft = 0;    ///< in the direction of the moment
    double offset_ft = 0;    ///< of D from the middle, towards the toe
    StabilityRule rule = StabilityRule::reduced_dead;
    double factor_least = 0;  ///< of an authority; 0: the rule's own 1.0 or 1.5
};
struct Overturning {
    double M_r_lbf_ft;  ///< resisting, as the rule counts the dead load
    double factor, factor_least;
    double utilisation;  ///< factor_least / factor
    bool passes;
    Clause clause;
};
template <class Num>
Outcome<Overturning> overturning(const OverturningInputs& in, Sheet<Num>& sheet);

struct SlidingInputs {
    double V_lbf = 0;                    ///< of 0.6 W, resultant of both axes
    double D_on_top_lbf = 0;             ///< dead load without the footing and the soil on it
    double D_footing_lbf = 0;            ///< footing and soil on it
    double area_ft2 = 0;                 ///< of the underside in contact
    std::optional<int> soil_class;       ///< 1 to 5 of Table 1806.2, or a report's value below
    std::optional<double> friction;      ///< report: coefficient
    std::optional<double> cohesion_psf;  ///< report: times the area, at most half the dead load
    StabilityRule rule = StabilityRule::reduced_dead;
    bool self_weight = true;  ///< switch `sliding_self_weight`
    /// Passive pressure, off unless both are given: 0.5 gamma K_p D^2 b / 1.5.
    double passive_depth_ft = 0, passive_width_ft = 0;
    double soil_pcf = 100, K_p = 3.0;
    double factor_least = 0;  ///< as above
};
struct Sliding {
    double base_lbf;  ///< friction or cohesion
    double passive_lbf;
    double factor, factor_least, utilisation;
    bool cohesive;
    bool passes;
    Clause clause;
};
template <class Edition, class Num>
Outcome<Sliding> sliding(const SlidingInputs& in, Sheet<Num>& sheet);

}  // namespace apex::spread
