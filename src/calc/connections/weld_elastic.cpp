#include "calc/connections/weld_elastic.hpp"

#include "calc/connections/fillet_weld.hpp"

namespace apex::connections {
namespace {

std::optional<Rejection> bad_metal(const WeldMetal& metal, Clause at) {
    return all_positive({{"/metal/F_EXX_ksi", metal.F_EXX_ksi},
                         {"/metal/leg_in", metal.leg_in},
                         {"/metal/thickness_in", metal.thickness_in},
                         {"/metal/F_y_ksi", metal.F_y_ksi},
                         {"/metal/F_u_ksi", metal.F_u_ksi}},
                        at);
}

template <class Num>
struct Judged {
    Num r_w, r_m, leg_required, leg_min, used;
};

/// The force on an inch against what weld and metal take.
template <class Edition, class Num>
Judged<Num> judge(const WeldMetal& metal, const Num& f, Sheet<Num>& sheet) {
    const Clause at = Edition::clause("J2.4");
    const Num w = sheet.given("w", "in", metal.leg_in, at);
    const Num k_ds = sheet.given("k_ds", "", 1.0, at);
    const Num r_w = fillet_strength<Edition>(metal.method, metal.F_EXX_ksi, w, k_ds, sheet);
    const Num t = sheet.given("t", "in", metal.thickness_in, Edition::clause("J4.2"));
    const Num r_m = metal_strength<Edition>(metal.method, t, metal.F_y_ksi, metal.F_u_ksi, sheet);
    const Num required = sheet.eq("w_req", "in", w * f / r_w, at);
    const Num least = least_leg<Edition>(metal.thickness_in, sheet);
    const Num used = sheet.eq("f/r", "", f / min(r_w, r_m), at);
    return {r_w, r_m, required, least, used};
}

/// Line forces at a point of the group.
template <class Num>
struct At {
    Num n, v_x, v_y, f;
};

constexpr const char* elastic_method = "Part 8, elastic method";
constexpr Clause manual{"AISC Manual", elastic_method};

}  // namespace

template <class Edition, class Num>
Outcome<WeldForce> weld_elastic(const WeldElasticInputs& in, Sheet<Num>& sheet) {
    if (const auto no = bad_metal(in.metal, manual)) return *no;
    if (const auto no = all_finite({{"/P_kip", in.P_kip},
                                    {"/M_x_kipin", in.M_x_kipin},
                                    {"/M_y_kipin", in.M_y_kipin},
                                    {"/V_x_kip", in.V_x_kip},
                                    {"/V_y_kip", in.V_y_kip},
                                    {"/T_kipin", in.T_kipin}},
                                   statics))
        return *no;
    const auto found = group_lines(in.group, sheet);
    if (const auto* no = refused(found)) return *no;
    const GroupLines<Num>& g = value(found);

    // A single straight line has no lever across itself.
    const double D_plain = plain(g.I_x) * plain(g.I_y) - plain(g.I_xy) * plain(g.I_xy);
    const bool bends = in.M_x_kipin != 0 || in.M_y_kipin != 0;
    const bool flat = !(D_plain > 1e-12 * plain(g.J) * plain(g.J));
    const bool along_y = flat && in.M_y_kipin == 0 && plain(g.I_x) > 1e-9 * plain(g.J) &&
                         plain(g.I_y) < 1e-9 * plain(g.J);
    const bool along_x = flat && in.M_x_kipin == 0 && plain(g.I_y) > 1e-9 * plain(g.J) &&
                         plain(g.I_x) < 1e-9 * plain(g.J);
    if (bends && flat && !along_x && !along_y)
        return Rejection{in.M_x_kipin != 0 ? "/M_x_kipin" : "/M_y_kipin",
                         "a straight weld takes no moment about its own axis", manual};

    const Num P = sheet.given("P", "kip", in.P_kip, statics);
    const Num M_x = sheet.given("M_x", "kip-in", in.M_x_kipin, statics);
    const Num M_y = sheet.given("M_y", "kip-in", in.M_y_kipin, statics);
    const Num V_x = sheet.given("V_x", "kip", in.V_x_kip, statics);
    const Num V_y = sheet.given("V_y", "kip", in.V_y_kip, statics);
    const Num T = sheet.given("T", "kip-in", in.T_kipin, statics);
    Num a = Num(0.0), b = Num(0.0);  // n = P/L + a x + b y
    if (bends && !flat) {
        const Num D = sheet.eq("D", "in⁶", g.I_x * g.I_y - square(g.I_xy), manual);
        a = sheet.eq("a", "kip/in²", (M_y * g.I_x - M_x * g.I_xy) / D, manual);
        b = sheet.eq("b", "kip/in²", (M_x * g.I_y - M_y * g.I_xy) / D, manual);
    } else if (along_x) {
        a = sheet.eq("a", "kip/in²", M_y / g.I_y, manual);
    } else if (along_y) {
        b = sheet.eq("b", "kip/in²", M_x / g.I_x, manual);
    }

    const auto at_point = [&](const auto& x, const auto& y, auto& s, auto get) {
        const auto n = s.eq("n", "kip/in", get(P) / get(g.L) + get(a) * x + get(b) * y, manual);
        const auto v_x = s.eq("v_x", "kip/in", get(V_x) / get(g.L) - get(T) * y / get(g.J), manual);
        const auto v_y = s.eq("v_y", "kip/in", get(V_y) / get(g.L) + get(T) * x / get(g.J), manual);
        const auto f = s.eq("f", "kip/in", sqrt(square(n) + square(v_x) + square(v_y)), manual);
        return At<std::remove_cvref_t<decltype(f)>>{n, v_x, v_y, f};
    };
    // The resultant is convex along a line: its greatest stands at an end.
    double worst = -1, x_worst = 0, y_worst = 0;
    Sheet<double> unwritten;
    for (const WeldLine& l : g.lines)
        for (const auto& [x, y] : {std::pair{l.x1_in, l.y1_in}, std::pair{l.x2_in, l.y2_in}}) {
            const double f = at_point(x, y, unwritten, [](const Num& v) { return plain(v); }).f;
            if (f > worst * (1 + 1e-12)) worst = f, x_worst = x, y_worst = y;
        }
    sheet.note("the end of a line with the greatest resultant", manual);
    const Num x = sheet.given("x", "in", x_worst, geometry);
    const Num y = sheet.given("y", "in", y_worst, geometry);
    const auto force = at_point(x, y, sheet, [](const Num& v) { return v; });
    const auto j = judge<Edition>(in.metal, force.f, sheet);
    return WeldForce{x_worst,          y_worst,          plain(force.n),
                     plain(force.v_x), plain(force.v_y), plain(force.f),
                     plain(j.r_w),     plain(j.r_m),     plain(j.leg_required),
                     plain(j.leg_min), plain(j.used),    in.metal.leg_in >= plain(j.leg_min)};
}

template <class Edition, class Num>
Outcome<PoleWeld> weld_pole(const PoleWeldInputs& in, Sheet<Num>& sheet) {
    const bool circle = in.shape == PoleWeldShape::circle;
    if (const auto no = all_positive({{"/d_in", in.d_in}}, geometry)) return *no;
    if (circle && in.b_in != 0)
        return Rejection{"/b_in", "a circle has its diameter d alone", geometry};
    if (!circle)
        if (const auto no = all_positive({{"/b_in", in.b_in}}, geometry)) return *no;
    if (const auto no = bad_metal(in.metal, manual)) return *no;
    if (const auto no = all_magnitudes({{"/P_kip", in.P_kip},
                                        {"/M_kipin", in.M_kipin},
                                        {"/V_kip", in.V_kip},
                                        {"/T_kipin", in.T_kipin}},
                                       statics))
        return *no;

    const Num d = sheet.given("d", "in", in.d_in, geometry);
    Num L = d, S_w = d, A_v = d, J_w = d, c = d;
    if (circle) {
        const Num r = sheet.eq("r", "in", d / 2, geometry);
        const Num pi_ = known<Num>("pi", pi);
        L = sheet.eq("L", "in", 2 * pi_ * r, geometry);
        S_w = sheet.eq("S_w", "in²", pi_ * square(r), geometry);
        sheet.note("half of a ring resists shear: its greatest is twice the mean", statics);
        A_v = sheet.eq("A_v", "in", L / 2, geometry);
        J_w = sheet.eq("J_w", "in³", 2 * pi_ * square(r) * r, geometry);
        c = sheet.eq("c", "in", r, geometry);
    } else {
        const Num b = sheet.given("b", "in", in.b_in, geometry);
        const bool all_around = in.shape == PoleWeldShape::rectangle;
        L = sheet.eq("L", "in", all_around ? 2 * (b + d) : 2 * d, geometry);
        S_w = sheet.eq("S_w", "in²", all_around ? b * d + square(d) / 3 : square(d) / 3, geometry);
        sheet.note("the two sides along the load resist shear", statics);
        A_v = sheet.eq("A_v", "in", 2 * d, geometry);
        J_w =
            sheet.eq("J_w", "in³",
                     all_around ? square(b + d) * (b + d) / 6 : d * (3 * square(b) + square(d)) / 6,
                     geometry);
        c = sheet.eq("c", "in", sqrt(square(b) + square(d)) / 2, geometry);
    }
    const Num P = sheet.given("P", "kip", in.P_kip, statics);
    const Num M = sheet.given("M", "kip-in", in.M_kipin, statics);
    const Num V = sheet.given("V", "kip", in.V_kip, statics);
    const Num T = sheet.given("T", "kip-in", in.T_kipin, statics);
    const Num f_b = sheet.eq("f_b", "kip/in", M / S_w, manual);
    const Num f_v = sheet.eq("f_v", "kip/in", V / A_v, manual);
    const Num f_t = sheet.eq("f_t", "kip/in", T * c / J_w, manual);
    const Num f = sheet.eq("f", "kip/in", sqrt(square(f_b + P / L) + square(f_v + f_t)), manual);
    const auto j = judge<Edition>(in.metal, f, sheet);
    const Num sixteenths = sheet.eq("D_req", "", 16 * j.leg_required, Edition::clause("J2.4"));
    return PoleWeld{
        plain(L),          plain(S_w),       plain(A_v),    plain(J_w),
        plain(c),          plain(f_b),       plain(f_v),    plain(f_t),
        plain(f),          plain(j.r_w),     plain(j.r_m),  plain(j.leg_required),
        plain(sixteenths), plain(j.leg_min), plain(j.used), in.metal.leg_in >= plain(j.leg_min)};
}

#define INSTANTIATE(Edition)                                                                     \
    template Outcome<WeldForce> weld_elastic<Edition>(const WeldElasticInputs&, Sheet<double>&); \
    template Outcome<WeldForce> weld_elastic<Edition>(const WeldElasticInputs&, Sheet<Term>&);   \
    template Outcome<PoleWeld> weld_pole<Edition>(const PoleWeldInputs&, Sheet<double>&);        \
    template Outcome<PoleWeld> weld_pole<Edition>(const PoleWeldInputs&, Sheet<Term>&)
APEX_EACH_STEEL_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::connections
