// Pullout of one anchor: ACI 318-19 17.6.3. Head by bearing, J- or L-hook by friction, or the
// strength of a product's report.
#pragma once
#include "calc/anchorage/group.hpp"
#include "trace/trace.hpp"

namespace apex::anchorage {

/// The end of a cast-in anchor.
struct End {
    std::optional<double> A_brg_in2;  ///< of a head; absent: heavy hex nut
    std::optional<double> e_h_in;     ///< inside reach of a hook; of hooks only
};

/// Net bearing area of a heavy hex nut: 0.866 F^2 - pi d_a^2 / 4 with F = 1.5 d_a + 1/8 in.
double heavy_hex_area_in2(double d_a_in);

std::optional<Rejection> refuse(const End& end, AnchorKind kind, double d_a_in);

struct Pullout {
    bool run;  ///< false: the report gives no pullout strength, which then does not govern
    double A_brg_in2;
    double N_p_kip, psi_c, N_pn_kip, phi, phi_N_pn_kip;
    Clause clause;
};
template <class Num>
Outcome<Pullout> pullout(const Concrete& concrete, const Embedment& embedment, const End& end,
                         double d_a_in, Sheet<Num>& sheet);

}  // namespace apex::anchorage
