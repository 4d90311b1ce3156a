// Steel strength of anchor rods in tension and shear: ACI 318-19 17.6.1, 17.7.1. Not here: bending
// of rods that stand off the concrete (stand_off.hpp).
#pragma once
#include "calc/anchorage/group.hpp"
#include "trace/trace.hpp"

namespace apex::anchorage {

struct Rod {
    double d_a_in = 0;
    double f_ya_ksi = 0, f_uta_ksi = 0;
    bool ductile = true;             ///< elongation of 14 % and necking of 30 %; ACI 318-19 2.3
    std::optional<double> A_se_in2;  ///< absent: unified coarse threads 1/2 to 2 in
};

/// Net area of a rod with unified coarse threads; absent for a size that is not in the table.
std::optional<double> thread_area_in2(double d_a_in);

std::optional<Rejection> refuse(const Rod& rod);

struct SteelTension {
    double A_se_in2, f_uta_ksi;  ///< as counted
    double N_sa_kip, phi, phi_N_sa_kip;
    Clause clause;
};
template <class Num>
Outcome<SteelTension> steel_tension(const Rod& rod, Sheet<Num>& sheet);

enum class ShearAttachment : unsigned char {
    through_plate,  ///< a rod or bolt through the plate: 0.6
    welded_stud     ///< a headed stud welded to it: 1.0
};
struct SteelShear {
    double V_sa_kip, phi, phi_V_sa_kip;
    Clause clause;
};
/// `grout_pad`: the plate sits on a built-up grout pad, 0.80.
template <class Num>
Outcome<SteelShear> steel_shear(const Rod& rod, ShearAttachment attachment, bool grout_pad,
                                Sheet<Num>& sheet);

}  // namespace apex::anchorage
