#include "calc/shaft/section.hpp"

#include "base/units.hpp"
#include "calc/concrete/bars.hpp"
#include "calc/footing/bisection.hpp"
#include "calc/footing/steps.hpp"

namespace apex::shaft {
namespace {

using concrete::aci;
using concrete::Bar;
using footing::geometry;
using footing::statics;

std::optional<Rejection> cage_refused(const Cage& cage) {
    if (!(cage.diameter_in >= 12 && cage.diameter_in <= 180))
        return Rejection{"/cage/diameter_in", "must be from 12 to 180 in", geometry};
    if (!(cage.cover_in >= 3))
        return Rejection{"/cage/cover_in", "must be at least 3 in: concrete cast against earth",
                         aci("Table 20.5.1.3.1")};
    const Bar *bar = concrete::find_bar(cage.bar), *tie = concrete::find_bar(cage.tie);
    if (bar == nullptr || bar->number < 4)
        return Rejection{"/cage/bar", "must be a bar from #4 on", {"ASTM A615", ""}};
    if (tie == nullptr || tie->number > 6)
        return Rejection{"/cage/tie", "must be a bar from #3 to #6", {"ASTM A615", ""}};
    if (!(cage.count >= 4 && cage.count <= 60))
        return Rejection{"/cage/count", "must be from 4 to 60 bars", aci("10.7.3.1")};
    if (!(cage.tie_spacing_in > 0 && cage.tie_spacing_in <= 48))
        return Rejection{"/cage/tie_spacing_in", "must be above 0 and at most 48 in",
                         aci("25.7.2.1")};
    if (!(cage.diameter_in > 2 * (cage.cover_in + tie->diameter_in + bar->diameter_in)))
        return Rejection{"/cage/diameter_in", "leaves no room for the bars", geometry};
    return concrete::materials_refused(cage.materials, "/cage/materials/f_c_psi",
                                       "/cage/materials/f_y_psi");
}

/// Radius of the circle through the bars' centres.
double bar_circle_in(const Cage& cage) {
    return cage.diameter_in / 2 - cage.cover_in - concrete::find_bar(cage.tie)->diameter_in -
           concrete::find_bar(cage.bar)->diameter_in / 2;
}

/// Part of the circle within `a` of its compressed edge: area, and first moment about the centre.
struct Segment {
    double area, moment;
};
Segment segment(double diameter, double a) {
    const double share = min(a / diameter, 1);
    const double cosine = 1 - 2 * share, sine = sqrt(max(0, 1 - cosine * cosine));
    const double angle = atan2(sine, cosine);
    return {diameter * diameter / 4 * (angle - sine * cosine),
            diameter * diameter * diameter / 12 * sine * sine * sine};
}

/// Forces at a depth c of the compressed zone; `turn` of the cage: 0 has a bar outermost, 1 two.
struct Balance {
    double concrete_lbf, concrete_moment, steel_lbf, steel_moment;  // lbf-in about the centre
    double strain, phi;
    double P() const { return concrete_lbf + steel_lbf; }
    double M() const { return concrete_moment + steel_moment; }
};
Balance balance_at(const Cage& cage, double c_in, int turn) {
    const double f_c = cage.materials.f_c_psi, f_y = cage.materials.f_y_psi;
    const double a_in = concrete::beta_1(f_c) * c_in, radius = bar_circle_in(cage);
    const Segment block = segment(cage.diameter_in, a_in);
    Balance b{0.85 * f_c * block.area, 0.85 * f_c * block.moment, 0, 0, -1, 0};
    const double area = concrete::find_bar(cage.bar)->area_in2;
    for (int i = 0; i < cage.count; ++i) {
        const double y = radius * cos(2 * pi * (i + turn / 2.0) / cage.count);
        const double depth = cage.diameter_in / 2 - y;
        const double strain = concrete::crushing_strain * (depth - c_in) / c_in;  // tension > 0
        double stress = -max(-f_y, min(f_y, concrete::E_s_psi * strain));
        if (depth < a_in) stress -= 0.85 * f_c;  // the concrete is not there
        b.steel_lbf += area * stress;
        b.steel_moment += area * stress * y;
        b.strain = max(b.strain, strain);
    }
    b.phi = concrete::phi_by_strain(b.strain, f_y, cage.transverse);
    return b;
}

}  // namespace

template <class Num>
Outcome<Interaction> interaction(const InteractionInputs& in, Sheet<Num>& sheet) {
    constexpr Clause clause = aci("22.4");
    if (auto no = cage_refused(in.cage)) return *no;
    if (auto no =
            all_magnitudes({{"/P_u_lbf", in.P_u_lbf}, {"/M_u_lbf_ft", in.M_u_lbf_ft}}, statics))
        return *no;
    const Cage& cage = in.cage;
    const Bar& bar = *concrete::find_bar(cage.bar);
    const Num P_u = sheet.given("P_u", "lbf", in.P_u_lbf, statics);
    const Num M_u = sheet.given("M_u", "lbf·ft", in.M_u_lbf_ft, statics);
    const Num D = sheet.given("D", "in", cage.diameter_in, geometry);
    const Num f_c = sheet.given("f'c", "psi", cage.materials.f_c_psi, aci("19.2.1"));
    const Num f_y = sheet.given("f_y", "psi", cage.materials.f_y_psi, aci("20.2.2"));
    const Num n = sheet.given("n", "", cage.count, geometry);
    const Num A_b = sheet.looked_up("A_b", "bar", bar.area_in2, {"ASTM A615", ""});
    const Num A_g = sheet.eq("A_g", "in²", known<Num>("pi", pi) * square(D) / 4, geometry);
    const Num A_st = sheet.eq("A_st", "in²", n * A_b, geometry);
    const Num rho = sheet.eq("rho", "", A_st / A_g, aci("10.6.1.1"));
    const bool spiral = cage.transverse == Transverse::spiral;
    const Num k = sheet.given("k", "", spiral ? 0.85 * 0.75 : 0.80 * 0.65, aci("22.4.2.1"));
    const Num P_max = sheet.eq("phi P_n,max", "lbf", k * (0.85 * f_c * (A_g - A_st) + f_y * A_st),
                               aci("22.4.2.1"));
    if (!(in.P_u_lbf <= plain(P_max)))
        return Rejection{"/P_u_lbf", "exceeds what the section takes without bending",
                         aci("22.4.2.1")};

    // phi P_n grows from tension to compression with c.
    Balance weaker{};
    double c_weaker = 0;
    for (const int turn : {0, 1}) {
        const footing::Root root = footing::bisect(4 * cage.diameter_in, [&](double c) {
            const Balance b = balance_at(cage, c, turn);
            return b.phi * b.P() - in.P_u_lbf;
        });
        const Balance b = balance_at(cage, root.x, turn);
        if (turn == 0 || b.phi * b.M() < weaker.phi * weaker.M()) weaker = b, c_weaker = root.x;
    }
    const Num c = sheet.given("c", "in", c_weaker, {"Bisection", ""});
    sheet.given("eps_t", "", weaker.strain, aci("22.2.1"));
    const Num phi = sheet.given("phi", "", weaker.phi, aci("Table 21.2.2"));
    const Num C_c = sheet.given("C_c", "lbf", weaker.concrete_lbf, aci("22.2.2.4.1"));
    const Num F_s = sheet.given("F_s", "lbf", weaker.steel_lbf, aci("22.2.1"));
    const Num M_c = sheet.given("M_c", "lbf·in", weaker.concrete_moment, aci("22.2.2.4.1"));
    const Num M_s = sheet.given("M_s", "lbf·in", weaker.steel_moment, aci("22.2.1"));
    const Num residual = sheet.eq("R", "lbf", phi * (C_c + F_s) - P_u, statics);
    const Num M_n = sheet.eq("phi M_n", "lbf·ft", phi * (M_c + M_s) / units::in_per_ft, clause);
    const bool usable = plain(M_n) > 0;
    const double u = usable ? plain(sheet.eq("u", "", M_u / M_n, clause)) : 1e9;
    return Interaction{plain(rho), plain(c), weaker.strain,   weaker.phi, plain(P_max),
                       plain(M_n), u,        plain(residual), clause};
}

template <class Num>
Outcome<ShaftShear> shear(const ShaftShearInputs& in, Sheet<Num>& sheet) {
    constexpr Clause clause = aci("22.5");
    if (auto no = cage_refused(in.cage)) return *no;
    if (auto no = all_magnitudes({{"/V_u_lbf", in.V_u_lbf}}, statics)) return *no;
    const Cage& cage = in.cage;
    const Num V_u = sheet.given("V_u", "lbf", in.V_u_lbf, statics);
    const Num b = sheet.given("b_w", "in", cage.diameter_in, aci("22.5.2.2: the diameter"));
    const Num d = sheet.eq("d", "in", 0.8 * b, aci("22.5.2.2"));
    const Num f_c = sheet.given("f'c", "psi", cage.materials.f_c_psi, aci("19.2.1"));
    const Num f_yt =
        sheet.given("f_yt", "psi", min(cage.materials.f_y_psi, 60000), aci("20.2.2.4"));
    const Num A_t =
        sheet.looked_up("A_t", "tie", concrete::find_bar(cage.tie)->area_in2, {"ASTM A615", ""});
    const Num s = sheet.given("s", "in", cage.tie_spacing_in, geometry);
    const Num A_v = sheet.eq("A_v", "in²", 2 * A_t, aci("22.5.8.5.4"));
    const Num root = concrete::root_of(f_c);
    const Num least =
        sheet.eq("A_v,min", "in²", max(0.75 * root, 50) * b * s / f_yt, aci("10.6.2.2"));
    const Num V_c = sheet.eq("V_c", "lbf", 2 * root * b * d, aci("Table 22.5.5.1(a)"));
    const Num V_s =
        sheet.eq("V_s", "lbf", min(A_v * f_yt * d / s, 8 * root * b * d), aci("22.5.8.5.3"));
    const Num phi = sheet.given("phi", "", 0.75, aci("Table 21.2.1"));
    const Num V_n = sheet.eq("phi V_n", "lbf", phi * (V_c + V_s), clause);
    const Num u = sheet.eq("u", "", V_u / V_n, clause);
    // 10.6.2.1: below half of phi V_c no least area is asked for.
    const bool enough = plain(A_v) >= plain(least) || in.V_u_lbf <= 0.5 * plain(phi) * plain(V_c);
    return ShaftShear{plain(V_c),   plain(V_s), plain(V_n), plain(A_v),
                      plain(least), plain(u),   enough,     enough && plain(u) <= 1,
                      clause};
}

template <class Num>
Outcome<Detailing> detailing(const Cage& in, Sheet<Num>& sheet) {
    if (auto no = cage_refused(in)) {
        no->field.erase(0, 5);  // "/cage": here the cage is the whole input
        return *no;
    }
    const Bar &bar = *concrete::find_bar(in.bar), &tie = *concrete::find_bar(in.tie);
    constexpr Clause practice{"Practice", "rho at least 0.005"};
    const Num D = sheet.given("D", "in", in.diameter_in, geometry);
    const Num n = sheet.given("n", "", in.count, geometry);
    const Num A_b = sheet.looked_up("A_b", "bar", bar.area_in2, {"ASTM A615", ""});
    const Num d_b = sheet.looked_up("d_b", "bar", bar.diameter_in, {"ASTM A615", ""});
    const Num d_t = sheet.looked_up("d_t", "tie", tie.diameter_in, {"ASTM A615", ""});
    const Num rho = sheet.eq("rho", "", n * A_b / (known<Num>("pi", pi) * square(D) / 4), practice);
    const Num r = sheet.given("r", "in", bar_circle_in(in), geometry);
    const Num clear = sheet.eq(
        "s_c", "in", 2 * r * sheet.given("sin", "", sin(pi / in.count), geometry) - d_b, geometry);
    const Num least = sheet.eq("s_c,min", "in", max(1.5, 1.5 * d_b), aci("25.2.3"));
    const bool spiral = in.transverse == Transverse::spiral;
    const Num most =
        spiral ? sheet.eq("s_max", "in", 3 + d_t, aci("25.7.3.1"))
               : sheet.eq("s_max", "in", min(min(16 * d_b, 48 * d_t), D), aci("25.7.2.1"));
    const int tie_least = in.bar <= 10 ? 3 : 4, count_least = spiral ? 6 : 4;
    const bool steel = plain(rho) >= 0.005;
    sheet.note(steel ? "at least 0.005 of the concrete" : "below 0.005 of the concrete", practice);
    return Detailing{plain(rho),
                     plain(clear),
                     plain(least),
                     plain(most),
                     tie_least,
                     count_least,
                     steel,
                     steel && plain(rho) <= 0.08 && plain(clear) >= plain(least) &&
                         in.tie_spacing_in <= plain(most) && in.tie >= tie_least &&
                         in.count >= count_least};
}

#define INSTANTIATE(Num)                                                              \
    template Outcome<Interaction> interaction(const InteractionInputs&, Sheet<Num>&); \
    template Outcome<ShaftShear> shear(const ShaftShearInputs&, Sheet<Num>&);         \
    template Outcome<Detailing> detailing(const Cage&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::shaft
