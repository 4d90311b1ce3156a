#include "catalog/properties.hpp"

#include "base/assertion.hpp"
#include "base/numeric.hpp"

namespace apex::catalog {
namespace {

struct Moments {
    double A_in2;
    double I_in4;  ///< about the centroid
    double Q_in3;  ///< of one half about the neutral axis: a quarter of 2 Z
};

/// A solid rectangle with quarter-circle corners; `depth_in` across the axis.
/// What each corner lacks of the full rectangle is a square minus a quarter circle; its moments are
/// taken about a line through the circle's centre, then moved to the axis.
Moments rounded_rectangle(double depth_in, double width_in, double radius_in) {
    const double r = radius_in, c = depth_in / 2 - r;
    const double A = (1 - pi / 4) * r * r;
    const double Q = r * r * r / 6;
    const double I = (1.0 / 3 - pi / 16) * r * r * r * r;
    return {depth_in * width_in - 4 * A,
            width_in * depth_in * depth_in * depth_in / 12 - 4 * (c * c * A + 2 * c * Q + I),
            width_in * depth_in * depth_in / 8 - 2 * (c * A + Q)};
}

struct Axis {
    double A_in2, I_in4, Z_in3;
};
Axis hollow(double depth_in, double width_in, double t) {
    const Moments outside = rounded_rectangle(depth_in, width_in, 2 * t);
    const Moments inside = rounded_rectangle(depth_in - 2 * t, width_in - 2 * t, t);
    return {outside.A_in2 - inside.A_in2, outside.I_in4 - inside.I_in4,
            2 * (outside.Q_in3 - inside.Q_in3)};
}

Properties box(double H, double B, double t) {
    APEX_ASSERT(t > 0 && t <= B / 4);
    const Axis x = hollow(H, B, t), y = hollow(B, H, t);
    // Bredt's thin-walled tube along the mid-line, whose corners have the radius 1.5 t: the
    // convention of published tables. The wall's own t^3 u / 3 is left out, on the safe side.
    const double corner_in = 1.5 * t;
    const double enclosed_in2 = (B - t) * (H - t) - corner_in * corner_in * (4 - pi);
    const double mid_line_in = 2 * ((B - t) + (H - t)) - 2 * corner_in * (4 - pi);
    Properties p{};
    p.t_in = t;
    p.A_in2 = x.A_in2;
    p.I_x_in4 = x.I_in4, p.S_x_in3 = x.I_in4 / (H / 2), p.Z_x_in3 = x.Z_in3;
    p.I_y_in4 = y.I_in4, p.S_y_in3 = y.I_in4 / (B / 2), p.Z_y_in3 = y.Z_in3;
    p.J_in4 = 4 * enclosed_in2 * enclosed_in2 * t / mid_line_in;
    p.C_in3 = 2 * (B - t) * (H - t) * t - 4.5 * (4 - pi) * t * t * t;  // AISC 360 H3.1, note
    p.b_over_t = (B - 3 * t) / t;
    p.h_over_t = (H - 3 * t) / t;
    return p;
}

Properties tube(double D, double t) {
    APEX_ASSERT(t > 0 && t < D / 2);
    const double d = D - 2 * t;
    Properties p{};
    p.t_in = t;
    p.A_in2 = pi / 4 * (D * D - d * d);
    p.I_x_in4 = p.I_y_in4 = pi / 64 * (D * D * D * D - d * d * d * d);
    p.S_x_in3 = p.S_y_in3 = p.I_x_in4 / (D / 2);
    p.Z_x_in3 = p.Z_y_in3 = (D * D * D - d * d * d) / 6;
    p.J_in4 = 2 * p.I_x_in4;
    p.C_in3 = p.J_in4 / (D / 2);
    p.D_over_t = D / t;
    return p;
}

/// The four fillets between web and flanges: each a square less a quarter circle.
struct Fillets {
    double A_in2;    ///< of one
    double from_in;  ///< its centroid from the square's corner
    double I_in4;    ///< about its own centroid
};
Fillets fillets(double r) {
    const double A = (1 - pi / 4) * r * r;
    const double to_centre = r * r * r / 6 / A;
    return {A, r - to_centre, (1.0 / 3 - pi / 16) * r * r * r * r - A * to_centre * to_centre};
}

/// St. Venant's constant of an I-shape with parallel flanges, fillets counted: El Darwish and
/// Johnston's formula (1965), by the circle inscribed where web and flange meet.
double wide_flange_J_in4(double d, double b_f, double t_f, double t_w, double r) {
    const double ratio = t_w / t_f, fillet = r / t_f;
    const double alpha = -0.042 + 0.2204 * ratio + 0.1355 * fillet - 0.0865 * ratio * fillet -
                         0.0725 * ratio * ratio;
    const double D = ((t_f + r) * (t_f + r) + t_w * (r + t_w / 4)) / (2 * r + t_f);
    return 2.0 / 3 * b_f * t_f * t_f * t_f + (d - 2 * t_f) * t_w * t_w * t_w / 3 +
           2 * alpha * D * D * D * D - 0.420 * t_f * t_f * t_f * t_f;
}

Properties wide_flange(const Section& section, double t_w) {
    APEX_ASSERT(t_w == section.nominal_wall_in);
    const double d = section.depth_in, b_f = section.width_in, t_f = section.flange_in,
                 r = section.fillet_in, web = d - 2 * t_f;
    const Fillets f = fillets(r);
    const double up = d / 2 - t_f - f.from_in, out = t_w / 2 + f.from_in;
    Properties p{};
    p.t_in = t_w;
    p.A_in2 = 2 * b_f * t_f + web * t_w + 4 * f.A_in2;
    p.I_x_in4 = b_f * d * d * d / 12 - (b_f - t_w) * web * web * web / 12 +
                4 * (f.I_in4 + f.A_in2 * up * up);
    p.I_y_in4 = t_f * b_f * b_f * b_f / 6 + web * t_w * t_w * t_w / 12 +
                4 * (f.I_in4 + f.A_in2 * out * out);
    p.S_x_in3 = p.I_x_in4 / (d / 2);
    p.S_y_in3 = p.I_y_in4 / (b_f / 2);
    p.Z_x_in3 = b_f * t_f * (d - t_f) + t_w * web * web / 4 + 4 * f.A_in2 * up;
    p.Z_y_in3 = t_f * b_f * b_f / 2 + web * t_w * t_w / 4 + 4 * f.A_in2 * out;
    p.J_in4 = wide_flange_J_in4(d, b_f, t_f, t_w, r);
    p.b_over_t = b_f / (2 * t_f);
    p.h_over_t = (web - 2 * r) / t_w;
    p.h_o_in = d - t_f;
    p.C_w_in6 = p.I_y_in4 * p.h_o_in * p.h_o_in / 4;
    p.r_ts_in = sqrt(sqrt(p.I_y_in4 * p.C_w_in6) / p.S_x_in3);
    p.W_no_in2 = b_f * p.h_o_in / 4;
    p.S_w1_in4 = t_f * b_f * b_f * p.h_o_in / 16;
    return p;
}

}  // namespace

Properties properties(const Section& section, double wall_in) {
    Properties p = is_round(section.family)  ? tube(section.depth_in, wall_in)
                   : is_open(section.family) ? wide_flange(section, wall_in)
                                             : box(section.depth_in, section.width_in, wall_in);
    p.r_x_in = sqrt(p.I_x_in4 / p.A_in2);
    p.r_y_in = sqrt(p.I_y_in4 / p.A_in2);
    return p;
}

}  // namespace apex::catalog
