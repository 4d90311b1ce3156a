// A plate under pure compression: AISC Design Guide 1, 3rd ed. 4.3.1 (2nd ed. 3.1).
#pragma once
#include "calc/baseplate/plate.hpp"
#include "trace/trace.hpp"

namespace apex::baseplate {

struct AxialPlateInputs {
    Column column;
    Plate plate;
    Bearing bearing;
    double P_u_kip = 0;
};
struct AxialPlate {
    double m_in, n_in;
    double n_prime_in;  ///< sqrt(d b_f) / 4 of a W, lambda 1; else 0
    double f_p_ksi, f_p_max_ksi;
    double phi_P_p_kip;
    double t_p_in;  ///< required
    double bearing_utilisation;
    Clause clause;
};
template <class Num>
Outcome<AxialPlate> axial_plate(const AxialPlateInputs& in, Sheet<Num>& sheet);

}  // namespace apex::baseplate
