// Inside the footing: moment along its depth (statics), bearing of an embedded steel pole on the
// concrete (ACI 318), and quantities. Not here: what the soil takes (direct_embedment.hpp).
#pragma once
#include "calc/footing/direct_embedment.hpp"

namespace apex::footing {

/// Lateral soil pressure p(x) = C x (a - x) per foot of depth x balances P at h: zero net force and
/// moment on the footing.
struct PierMomentInputs {
    double P_lbf = 0, h_ft = 0;  ///< any level; the moment is of the same
    double depth_ft = 0;
};
struct PierMoment {
    double a_ft;          ///< depth at which the pressure changes side
    double x_ft;          ///< depth of zero shear
    double M_max_lbf_ft;  ///< there
    int iterations;
    double residual_lbf;  ///< shear left at x
};
template <class Num>
Outcome<PierMoment> pier_moment(const PierMomentInputs& in, Sheet<Num>& sheet);

enum class ConcreteEdition : unsigned char { aci318_14, aci318_19 };

/// Steel pole set into the concrete. Forces at the top of the concrete, strength level.
struct PoleEmbedmentInputs {
    ConcreteEdition edition = ConcreteEdition::aci318_19;
    double M_u_lbf_ft = 0, V_u_lbf = 0;
    double pole_width_in = 0;    ///< outside width across the load
    double pole_depth_in = 0;    ///< D: the greater outside dimension
    double f_c_psi = 0;          ///< concrete strength
    double depth_ft = 0;         ///< of the footing
    double bottom_gap_ft = 1.0;  ///< concrete below the pole: 1 ft in practice, at least 0.5
};
struct PoleEmbedment {
    double L_e_ft;         ///< embedded length
    double L_e_least_ft;   ///< max(2.0 D, 3 ft), practice
    double f_b_psi;        ///< greatest bearing stress
    double f_b_allow_psi;  ///< 0.65 x 0.85 f'c
    double utilisation;    ///< f_b / f_b_allow
    bool long_enough;
    Clause clause;  ///< of the bearing; its standing goes into the check
};
template <class Num>
Outcome<PoleEmbedment> pole_embedment(const PoleEmbedmentInputs& in, Sheet<Num>& sheet);

struct ConcreteInputs {
    Shape shape = Shape::round;
    double width_ft = 0, depth_ft = 0;
};
struct Concrete {
    double volume_yd3;  ///< gross: the pole is not deducted
    double spoil_yd3;   ///< loose: 1.3 times the hole
};
template <class Num>
Outcome<Concrete> concrete(const ConcreteInputs& in, Sheet<Num>& sheet);

}  // namespace apex::footing
