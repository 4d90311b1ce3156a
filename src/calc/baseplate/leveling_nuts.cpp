#include "calc/baseplate/leveling_nuts.hpp"

#include "calc/baseplate/steps.hpp"

namespace apex::baseplate {

std::vector<anchorage::Anchor> bolt_circle(int n, double radius_in) {
    std::vector<anchorage::Anchor> anchors;
    for (int i = 0; i < n; ++i) {
        const double angle = 2 * pi * i / n;
        anchors.push_back({radius_in * cos(angle), radius_in * sin(angle), 0});
    }
    return anchors;
}

template <class Num>
Outcome<LevelingNuts> leveling_nuts(const LevelingNutsInputs& in, Sheet<Num>& sheet) {
    if (in.anchors.size() < 3 || in.anchors.size() > anchorage::anchors_most)
        return Rejection{"/anchors", "must hold 3 to 64 anchors", statics};
    if (!is_finite(in.P_u_kip)) return Rejection{"/P_u_kip", "must be a number", statics};
    if (auto no = all_magnitudes({{"/M_u_kipin", in.M_u_kipin}}, statics)) return *no;
    const double n_value = static_cast<double>(in.anchors.size());
    double x_mean = 0, y_mean = 0, xx = 0, yy = 0, xy = 0;
    for (const auto& a : in.anchors) {
        if (!is_finite(a.x_in) || !is_finite(a.y_in))
            return Rejection{"/anchors", "coordinates must be numbers", geometry};
        x_mean += a.x_in / n_value, y_mean += a.y_in / n_value;
        xx += square(a.x_in), yy += square(a.y_in), xy += a.x_in * a.y_in;
    }
    const double size = sqrt(xx + yy);
    if (!(xx > 0 && yy > 0) || abs(x_mean) > 1e-6 * size || abs(y_mean) > 1e-6 * size ||
        abs(xy) > 1e-6 * (xx + yy))
        return Rejection{"/anchors", "must be symmetric about x and y, and not on one line",
                         geometry};

    const Num P = sheet.given("P_u", "kip", in.P_u_kip, statics);
    const Num M = sheet.given("M_u", "kip-in", in.M_u_kipin, statics);
    const Num n = sheet.given("n", "", n_value, geometry);
    const Num I_x = sheet.given("I_x", "in²", xx, statics);
    const Num I_y = sheet.given("I_y", "in²", yy, statics);
    // A moment at an angle pulls an anchor by M (x cos / I_x + y sin / I_y): greatest at M times
    // the root of the squares.
    double reach = -1;
    std::size_t worst = 0;
    for (std::size_t i = 0; i < in.anchors.size(); ++i) {
        const double r = sqrt(square(in.anchors[i].x_in / xx) + square(in.anchors[i].y_in / yy));
        if (r > reach * (1 + 1e-12)) reach = r, worst = i;
    }
    const auto& a = in.anchors[worst];
    const Num x = sheet.given("x", "in", a.x_in, geometry);
    const Num y = sheet.given("y", "in", a.y_in, geometry);
    sheet.note("worst angle of the wind for this anchor", statics);
    const Num k = sheet.eq("k", "1/in", sqrt(square(x / I_x) + square(y / I_y)), statics);
    const Num T = sheet.eq("T_max", "kip", M * k - P / n, statics);
    const Num C = sheet.eq("C_max", "kip", M * k + P / n, statics);
    LevelingNuts r{xx, yy, plain(T), plain(C), atan2(a.y_in / yy, a.x_in / xx), {}, statics};
    const double c = cos(r.angle_rad), s = sin(r.angle_rad);
    r.anchors = in.anchors;
    for (auto& each : r.anchors)
        each.N_ua_kip =
            in.M_u_kipin * (c * each.x_in / xx + s * each.y_in / yy) - in.P_u_kip / n_value;
    return r;
}

template <class Num>
Outcome<CirclePlate> circle_plate(const CirclePlateInputs& in, Sheet<Num>& sheet) {
    if (auto no = all_positive({{"/radius_in", in.radius_in},
                                {"/pole_in", in.pole_in},
                                {"/nut_in", in.nut_in},
                                {"/F_y_ksi", in.F_y_ksi}},
                               statics))
        return *no;
    if (auto no =
            all_magnitudes({{"/force_kip", in.force_kip}, {"/gusset_in", in.gusset_in}}, statics))
        return *no;
    if (in.anchors < 3) return Rejection{"/anchors", "must be at least 3", statics};
    if (!(in.radius_in - in.pole_in / 2 - in.gusset_in > 0))
        return Rejection{"/radius_in", "the anchors stand within the pole or its gussets",
                         geometry};
    const Num T = sheet.given("F_b", "kip", in.force_kip, statics);
    const Num R = sheet.given("R", "in", in.radius_in, geometry);
    const Num D = sheet.given("D", "in", in.pole_in, geometry);
    const Num g = sheet.given("g", "in", in.gusset_in, geometry);
    const Num d_n = sheet.given("d_n", "in", in.nut_in, geometry);
    const Num n = sheet.given("n", "", in.anchors, geometry);
    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, dg1("4.3.7"));
    const Num l = sheet.eq("l", "in", R - D / 2 - g, statics);
    const Num b_eff =
        sheet.eq("b_eff", "in", min(2 * l + d_n, 2 * known<Num>("pi", pi) * R / n), practice);
    const Num t = pulled_thickness("t_p", T, l, b_eff, F_y, sheet);
    return CirclePlate{plain(l), plain(b_eff), plain(t), practice};
}

#define INSTANTIATE(Num)                                                                  \
    template Outcome<LevelingNuts> leveling_nuts(const LevelingNutsInputs&, Sheet<Num>&); \
    template Outcome<CirclePlate> circle_plate(const CirclePlateInputs&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::baseplate
