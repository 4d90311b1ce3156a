// A plate that presses on concrete or grout under moment: AISC Design Guide 1, 3rd ed. 4.3.6 and
// 4.3.7 (2nd ed. 3.3, 3.4): small moment, large moment, uplift.
#pragma once
#include "calc/baseplate/plate.hpp"
#include "trace/trace.hpp"

namespace apex::baseplate {

struct MomentPlateInputs {
    Column column;
    Plate plate;
    Bearing bearing;
    double P_u_kip = 0;  ///< compression positive, uplift negative
    double M_u_kipin = 0;
    double f_in = 0;  ///< centre of the plate to the pulled anchors
    int anchors_in_row = 2;
    double hole_in = 0;  ///< d_h: diameter of the holes
};

enum class MomentRange : unsigned char {
    small,  ///< e at most e_crit: no anchor is pulled
    large,  ///< bearing at f_p,max over Y, the anchors of one side pulled
    lifted  ///< no bearing: the anchors of both sides are pulled
};

struct MomentPlate {
    MomentRange range;
    double e_in;  ///< M / P; 0 where nothing presses
    double e_crit_in;
    double q_max_kip_per_in;
    double Y_in;  ///< length of bearing
    double f_p_ksi, f_p_max_ksi;
    double T_kip;        ///< of the row that is pulled most
    double T_other_kip;  ///< of the other row; 0 unless lifted
    double m_in, n_in, x_in, b_eff_in;
    double t_bearing_in, t_tension_in, t_p_in;  ///< required; the greater governs
    double bearing_utilisation;  ///< above 1 no length of bearing balances the moment
    Clause clause;
};
template <class Num>
Outcome<MomentPlate> moment_plate(const MomentPlateInputs& in, Sheet<Num>& sheet);

/// A strip of plate that one bolt bends: t = sqrt(4 T x / (phi b F_y)).
struct TensionStripInputs {
    double T_u_kip = 0, x_in = 0, b_eff_in = 0, F_y_ksi = 0;
};
struct TensionStrip {
    double t_p_in;
    Clause clause;
};
template <class Num>
Outcome<TensionStrip> tension_strip(const TensionStripInputs& in, Sheet<Num>& sheet);

}  // namespace apex::baseplate
