// Properties of a section from its dimensions and design wall. Exact geometry: corners of a box are
// quarter circles, outside radius 2.0 t, inside 1.0 t; so are the fillets of a W. Not here:
// strength (calc/steel).
#pragma once
#include "catalog/section.hpp"

namespace apex::catalog {

/// x is the strong axis: bending about x stresses the sides of width B. Round: x and y agree.
struct Properties {
    double t_in;  ///< design wall
    double A_in2;
    double I_x_in4, S_x_in3, Z_x_in3, r_x_in;
    double I_y_in4, S_y_in3, Z_y_in3, r_y_in;
    double J_in4;     ///< St. Venant torsional constant
    double C_in3;     ///< HSS torsional constant of AISC 360 H3.1; round: 2 S, as tabulated; W: 0
    double D_over_t;  ///< round only; 0 otherwise, which every check of a round section refuses
    double b_over_t;  ///< box: (B - 3 t) / t; W: b_f / (2 t_f); 0 for a round section
    double
        h_over_t;  ///< box: (H - 3 t) / t; W: between the fillets over t_w; 0 for a round section
    double C_w_in6 = 0;   ///< warping constant, W only
    double r_ts_in = 0;   ///< of AISC 360 F2-7, W only
    double h_o_in = 0;    ///< between the flanges' centroids, W only
    double W_no_in2 = 0;  ///< warping function at the flanges' tips, W only
    double S_w1_in4 = 0;  ///< warping statical moment, W only
};

/// `wall_in` must leave a hollow: 0 < wall <= width / 4 for a box, < diameter / 2 for a round one.
/// A W has its own walls: there it must be the web's.
Properties properties(const Section& section, double wall_in);

}  // namespace apex::catalog
