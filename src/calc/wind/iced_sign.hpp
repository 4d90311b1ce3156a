// Wind on a sign covered with ice, W_i: the concurrent gust of the ice map on areas grown by the
// ice, no floor of minimum pressure. ASCE 7 10.5. Not here: the ice's thickness and weight
// (calc/loads/ice.hpp), the combinations.
#pragma once
#include "calc/wind/pole_drag.hpp"
#include "calc/wind/terrain.hpp"
#include "trace/trace.hpp"

namespace apex::wind {

struct IcedSignInputs {
    double concurrent_gust_mph = 0;  ///< V_c of the ice map, 30 to 60 mph in most places
    Exposure exposure = Exposure::c;
    double ice_thickness_in = 0;                     ///< t_d at the sign
    double width_ft = 0, height_ft = 0, top_ft = 0;  ///< of the bare cabinet
    double solidity = 1;
    double pole_width_in = 0;  ///< bare; 0: no pole in the wind
    double pole_bottom_ft = 0, pole_top_ft = 0;
    PoleShape pole_shape = PoleShape::round_rough;  ///< ice is rough
    double topographic_factor = 1, elevation_factor = 1;
    double directionality_factor = 0.85;
    double gust_effect_factor = 0.85;
    KzMethod kz_method = KzMethod::formula;
};

/// Strength level, as W_i of the combinations; moments about grade.
struct IcedSign {
    double q_h_psf, C_f, area_ft2, cabinet_lbf, cabinet_height_ft;
    double pole_q_z_psf, pole_C_f, pole_lbf, pole_height_ft;
    double force_lbf, moment_lbf_ft, case_b_torsion_lbf_ft;
};

template <class Edition, class Num>
Outcome<IcedSign> iced_sign(const IcedSignInputs& in, Sheet<Num>& sheet);

}  // namespace apex::wind
