// Soil pressure under a rigid rectangular footing with force and moments at its underside: inside
// the kern, beyond it on one axis, beyond it on both (plane fit with its residuals). And what the
// soil allows: IBC 1806.2. Not here: forces inside the concrete (section_forces.hpp).
#pragma once
#include <array>
#include <optional>

#include "calc/footing/soil.hpp"
#include "calc/spread/contact.hpp"
#include "trace/trace.hpp"

namespace apex::spread {

/// Force and moments at the middle of the underside; M_x presses the +x edge, M_y the +y edge.
struct BaseLoad {
    double P_lbf = 0, M_x_lbf_ft = 0, M_y_lbf_ft = 0;
};
struct Plan {
    double length_x_ft = 0, length_y_ft = 0;
};

struct PressureInputs {
    BaseLoad load;
    Plan plan;
};
struct Pressure {
    ContactState state;
    double e_x_ft, e_y_ft;                ///< M / P, with its sign
    double kern_sum;                      ///< |e_x| / L_x + |e_y| / L_y; the kern ends at 1/6
    double q_max_psf, q_min_psf;          ///< at the corners; least 0. Overturned: 0, means nothing
    double contact_share;                 ///< of the area; overturned: 0
    std::optional<double> contact_ft;     ///< length pressed, where the force is off on one axis
    std::array<double, 4> q_corners_psf;  ///< (-,-) (+,-) (+,+) (-,+)
    Plane plane;                          ///< psf and ft: q = a + b_x x + b_y y, where above 0
    int iterations;
    double residual_force_lbf;  ///< the load less the summed pressure
    double residual_moment_lbf_ft;
};
template <class Num>
Outcome<Pressure> pressure(const PressureInputs& in, Sheet<Num>& sheet);

/// Net: the weight of soil that the footing displaced was there before (IBC 1806.2, unconfirmed).
struct AllowableInputs {
    PressureInputs pressing;
    footing::Soil soil;
    double displaced_soil_pcf = 0;  ///< 0: gross; else a low value, at most 125
    double underside_depth_ft = 0;  ///< below grade
    double contact_least = 0.5;     ///< share of the base that must press, practice: e <= L/3
};
struct Bearing {
    Pressure pressure;
    double q_psf;  ///< as compared: gross, or net
    double q_a_psf;
    double utilisation;     ///< q / q_a; overturned: 1e9
    bool contact_suffices;  ///< practice
    bool passes;            ///< both
    Clause clause;          ///< its standing goes into the check
};
template <class Edition, class Num>
Outcome<Bearing> bearing(const AllowableInputs& in, Sheet<Num>& sheet);

}  // namespace apex::spread
