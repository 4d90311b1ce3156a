// Earthquake on a sign as a nonbuilding structure, equivalent lateral force: ASCE 7 15.4, Table
// 15.4-2 "signs and billboards". Says also by what factor wind governs over it. Not here: the
// period's frequency (calc/statics), combinations (companion_combinations.hpp).
#pragma once
#include <optional>
#include <vector>

#include "calc/loads/risk_category.hpp"
#include "trace/trace.hpp"

namespace apex::loads {

struct SeismicMass {
    double weight_lbf = 0;
    double height_ft = 0;  ///< of its centroid above grade
};

struct SeismicInputs {
    double S_DS = 0, S_D1 = 0;  ///< design spectral accelerations, g
    double S_1 = 0;             ///< mapped; from 0.6 on it brings a floor of its own
    double T_L_s = 8;           ///< long-period transition of the map
    RiskCategory risk_category = RiskCategory::ii;
    double natural_frequency_hz = 0;  ///< f_1; the period is its inverse
    std::vector<SeismicMass> masses;
    double wind_moment_lbf_ft = 0;  ///< of W at the same level, to compare; 0: not compared
};

/// What sets C_s.
enum class SeismicBranch : unsigned char {
    rigid,
    plateau,
    one_second,
    long_period,
    floor,
    near_fault
};

/// Strength level. Redundancy is 1.0 (12.3.4.1: nonbuilding structures not like buildings).
struct Seismic {
    double R, I_e, period_s, C_s;
    SeismicBranch branch;
    double weight_lbf, base_shear_lbf, moment_lbf_ft, resultant_height_ft;
    double vertical_per_dead;  ///< E_v / D = 0.2 S_DS
    double vertical_lbf;       ///< E_v on these masses
    /// 1.0 W over E_h, and 0.6 W over 0.7 E_h: wind governs by this factor where it is above 1
    std::optional<double> wind_factor_strength, wind_factor_service;
};

template <class Edition, class Num>
Outcome<Seismic> seismic(const SeismicInputs& in, Sheet<Num>& sheet);

}  // namespace apex::loads
