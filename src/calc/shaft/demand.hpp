// What a drilled shaft must carry inside: the moment and shear along it at strength level from the
// lateral force that the soil check used (0.6 W), and whether an auger of its diameter is at hand.
#pragma once
#include <vector>

#include "trace/trace.hpp"

namespace apex::shaft {

struct StrengthMomentInputs {
    double P_lbf = 0, h_ft = 0;  ///< allowable-stress level, above grade
    double depth_ft = 0;
    double wind_share = 0.6;  ///< of W in P: 0.6 by ASCE 7 2.4
};
struct StrengthMoment {
    double P_u_lbf, M_u_lbf_ft, at_depth_ft;
    double V_grade_lbf, V_below_lbf;  ///< at grade, and the greatest reversed one below
};
template <class Num>
Outcome<StrengthMoment> strength_moment(const StrengthMomentInputs& in, Sheet<Num>& sheet);

struct AugerInputs {
    double diameter_ft = 0;
    std::vector<double> augers_ft;  ///< what the contractor has
};
struct Auger {
    double diameter_ft;
};
/// Refused at /diameter_ft, with the next larger one named where there is one.
template <class Num>
Outcome<Auger> auger(const AugerInputs& in, Sheet<Num>& sheet);

}  // namespace apex::shaft
