// Dead load of cabinets and pole: total, centroid and the moment of what hangs off the pole's axis.
// ASCE 7 3.1. Not here: what a cabinet weighs per square foot; that is the caller's fact or stated
// assumption.
#pragma once
#include <vector>

#include "trace/trace.hpp"

namespace apex::loads {

struct CabinetWeight {
    double width_ft = 0, height_ft = 0;
    double weight_psf = 0;  ///< of one face area
    double bottom_ft = 0;   ///< above grade
    double offset_ft = 0;   ///< centre of the cabinet from the pole's axis, signed
};

struct DeadLoadInputs {
    std::vector<CabinetWeight> cabinets;
    double pole_weight_plf = 0, pole_length_ft = 0;  ///< above grade; zero leaves the pole out
};

struct DeadLoad {
    double weight_lbf;  ///< cabinets and pole above grade, nominal
    double cabinet_weight_lbf, pole_weight_lbf;
    double centroid_height_ft;    ///< of all of it, above grade
    double offset_moment_lbf_ft;  ///< about the pole's axis, signed like offset_ft
};

template <class Num>
Outcome<DeadLoad> dead_load(const DeadLoadInputs& in, Sheet<Num>& sheet);

}  // namespace apex::loads
