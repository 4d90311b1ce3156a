// Compressive strength of doubly symmetric I-shapes: flexural buckling (AISC 360 E3) about the
// axis that is weaker, torsional buckling (E4), slender flanges and webs by effective area (E7).
#pragma once
#include <optional>

#include "calc/steel/compression.hpp"
#include "calc/steel/wide_flange_flexure.hpp"

namespace apex::steel {

/// The lengths are of the member; K = 2.1 makes them effective, the torsional one too (a cantilever
/// held against warping at its base has the theoretical 2.0 of both). 0 is a stub.
struct WideFlangeCompressionInputs {
    Method method = Method::lrfd;
    double F_y_ksi = 0;
    Make make = Make::rolled;
    double b_f_in = 0, t_f_in = 0, t_w_in = 0;
    double h_over_t_w = 0;
    double A_in2 = 0, r_x_in = 0, r_y_in = 0;
    double J_in4 = 0, C_w_in6 = 0;
    double L_ft = 0;                 ///< of both flexural axes
    std::optional<double> L_z_ft{};  ///< of twist; absent: as L_ft
    double K = K_cantilever;
};
template <class Edition, class Num>
Outcome<Compression> compression_wide_flange(const WideFlangeCompressionInputs& in,
                                             Sheet<Num>& sheet);

}  // namespace apex::steel
