// The lightest cage of a stock that a shaft of a given size needs: P-M, shear, ties, spacing and
// the length in which its bars develop. The depth of the shaft is found by the soil
// (calc/footing/direct_embedment.hpp). Not here: the checks themselves (section.hpp, demand.hpp).
#pragma once
#include <string>
#include <vector>

#include "calc/shaft/section.hpp"
#include "trace/check.hpp"

namespace apex::shaft {

/// What a cage may be made of. Bars are numbers of ASTM A615.
struct CageStock {
    std::vector<int> bars = {5, 6, 7, 8, 9, 10, 11};
    int count_least = 6, count_greatest = 40;
    std::vector<int> ties = {3, 4, 5};
    double tie_spacing_greatest_in = 12;  ///< from there down to 3 in by inches
};

struct ReinforcementInputs {
    double diameter_ft = 0, depth_ft = 0;
    double P_lbf = 0, h_ft = 0;  ///< lateral force, allowable-stress level, above grade
    double wind_share = 0.6;     ///< of W in P
    double dead_axial_lbf = 0;   ///< at grade, unfactored
    double concrete_pcf = 150;
    double cover_in = 3;
    Materials materials;
    CageStock stock;
};

/// A cage with its checks, up to and with the first that fails.
struct CheckedCage {
    Cage cage;
    double P_u_lbf, M_u_lbf_ft, at_depth_ft, V_u_lbf;  ///< strength level
    double phi_M_n_lbf_ft;                             ///< of the axial case that governs
    double develop_in, available_in;                   ///< of the bars, below the greatest moment
    double lap_in;                                     ///< with anchor rods or other bars, class B
    double bar_length_ft, steel_lb;                    ///< bars and ties
    std::vector<Check> checks;
    bool passes;
};
template <class Num>
Outcome<CheckedCage> check_cage(const ReinforcementInputs& in, const Cage& cage, Sheet<Num>& sheet);

/// The next lighter cage, and the first check that it fails.
struct LighterCage {
    int bar, count;
    double A_st_in2;
    std::string check;
    double utilisation;
};
struct DesignedCage {
    CheckedCage cage;
    std::vector<LighterCage> smaller;  ///< none where the lightest of the stock passes
    int cages_tried;
};
/// The least steel area of the stock, then the fewest bars; ties as thin and as far apart as pass.
/// Refused at /stock where none passes, with what the heaviest fails.
template <class Num>
Outcome<DesignedCage> lightest_cage(const ReinforcementInputs& in, Sheet<Num>& sheet);

}  // namespace apex::shaft
