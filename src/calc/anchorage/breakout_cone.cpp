#include "calc/anchorage/breakout_cone.hpp"

namespace apex::anchorage {
namespace {

/// N_b: 17.6.2.2.
template <class Num>
Num basic_strength(const Num& f_c, const Num& h_ef, const Concrete& concrete,
                   const Embedment& embedment, bool& power_5_3, Sheet<Num>& sheet) {
    const bool post = embedment.kind == AnchorKind::post_installed;
    const Num k_c = sheet.given("k_c", "", post ? embedment.approval->k_c : 24, aci("17.6.2.2.1"));
    const Num lambda = sheet.given("lambda_a", "", concrete.lambda_a, aci("17.2.4"));
    const Num N_b =
        sheet.eq("N_b", "lbf", k_c * lambda * sqrt(f_c) * power_1_5(h_ef), aci("17.6.2.2.1"));
    const double h = plain(h_ef);
    if (embedment.nb_deep_anchor != DeepAnchor::power_5_3 || embedment.kind != AnchorKind::headed ||
        h < 11 || h > 25)
        return N_b;
    const Num deep =
        sheet.eq("N_b,5/3", "lbf", 16 * lambda * sqrt(f_c) * pow(h_ef, 5.0 / 3), aci("17.6.2.2.3"));
    power_5_3 = plain(deep) > plain(N_b);
    sheet.note("the greater may be taken", aci("17.6.2.2.3"));
    return sheet.eq("N_b", "lbf", max(N_b, deep), aci("17.6.2.2.3"));
}

}  // namespace

Pull pull_of(std::span<const Anchor> anchors, std::span<const unsigned char> which,
             std::span<const double> demands) {
    const double n = static_cast<double>(which.size());
    double sum = 0, x = 0, y = 0, x_mean = 0, y_mean = 0;
    for (const unsigned char i : which) {
        const double d = max(demands[i], 0);
        sum += d;
        x += d * anchors[i].x_in;
        y += d * anchors[i].y_in;
        x_mean += anchors[i].x_in / n;
        y_mean += anchors[i].y_in / n;
    }
    if (sum == 0) return {};
    // Equal pulls: what is left of the subtraction is rounding, not a distance.
    const auto clean = [](double e) { return abs(e) < 1e-9 ? 0 : abs(e); };
    return {sum, clean(x / sum - x_mean), clean(y / sum - y_mean)};
}

Cone cone_of(std::span<const Anchor> anchors, std::span<const unsigned char> which,
             const Bounds& bounds, double h_ef_in) {
    double left = far, right = far, down = far, up = far, least = far;
    for (const unsigned char i : which) {
        const Anchor& a = anchors[i];
        left = min(left, a.x_in - bounds.box.x0), right = min(right, bounds.box.x1 - a.x_in);
        down = min(down, a.y_in - bounds.box.y0), up = min(up, bounds.box.y1 - a.y_in);
        least = min(least, bounds.least_edge(a));
    }
    Cone cone{h_ef_in, least, greatest_spacing(anchors, which), 0, false};
    double c_a_max = 0;
    for (const double c : {left, right, down, up}) {
        if (c >= 1.5 * h_ef_in) continue;
        ++cone.near_edges;
        c_a_max = max(c_a_max, c);
    }
    if (cone.near_edges >= 3) {
        cone.h_ef_in = min(max(c_a_max / 1.5, cone.s_in / 3), h_ef_in);
        cone.limited = cone.h_ef_in < h_ef_in;
    }
    return cone;
}

double projected_area(std::span<const Anchor> anchors, std::span<const unsigned char> which,
                      const Bounds& bounds, double h_ef_in) {
    const double r = 1.5 * h_ef_in;
    Few<Box> squares;
    for (const unsigned char i : which) {
        const Anchor& a = anchors[i];
        squares.add({a.x_in - r, a.x_in + r, a.y_in - r, a.y_in + r});
    }
    return union_area(squares.all(), bounds);
}

template <class Num>
TensionBreakout breakout_strength(const Cone& cone, double A_Nc_in2, std::size_t anchors,
                                  const Pull& pull, const Concrete& concrete,
                                  const Embedment& embedment, Sheet<Num>& sheet) {
    TensionBreakout r{};
    r.anchors = static_cast<int>(anchors);
    r.near_edges = cone.near_edges;
    r.c_a_min_in = min(cone.c_a_min_in, 1e9);
    r.s_in = cone.s_in;
    r.e_x_in = pull.e_x_in, r.e_y_in = pull.e_y_in;
    r.clause = aci("17.6.2.1");

    const Num f_c = counted_f_c(concrete, embedment.kind, sheet);
    if (cone.limited)
        sheet.note("three or more edges closer than 1.5 h_ef: h_ef = max(c_a,max / 1.5, s / 3)",
                   aci("17.6.2.1.2"));
    const Num h_ef =
        sheet.given(cone.limited ? "h'_ef" : "h_ef", "in", cone.h_ef_in, aci("17.6.2.1.2"));
    bool power_5_3 = false;
    const Num N_b = basic_strength(f_c, h_ef, concrete, embedment, power_5_3, sheet);
    sheet.note("A_Nc: union of squares of side 3 h_ef about the anchors, within the concrete",
               aci("17.6.2.1.1"));
    const Num A_Nc = sheet.given("A_Nc", "in²", A_Nc_in2, aci("17.6.2.1.1"));
    const Num A_Nco = sheet.eq("A_Nco", "in²", 9 * square(h_ef), aci("17.6.2.1.4"));
    const Num reach = sheet.eq("1.5 h_ef", "in", 1.5 * h_ef, aci("17.6.2.1.1"));

    Num psi_ec = Num(1.0);
    if (pull.e_x_in > 0 || pull.e_y_in > 0) {
        const Num e_x = sheet.given("e'_N,x", "in", pull.e_x_in, aci("17.6.2.3"));
        const Num e_y = sheet.given("e'_N,y", "in", pull.e_y_in, aci("17.6.2.3"));
        psi_ec = sheet.eq("psi_ec,N", "", 1 / (1 + e_x / reach) * (1 / (1 + e_y / reach)),
                          aci("17.6.2.3.1"));
    } else {
        psi_ec = sheet.given("psi_ec,N", "", 1, aci("17.6.2.3.1"));
    }
    Num psi_ed = Num(1.0), psi_cp = Num(1.0);
    if (cone.c_a_min_in < 1.5 * cone.h_ef_in) {
        const Num c = sheet.given("c_a,min", "in", cone.c_a_min_in, aci("17.6.2.4"));
        psi_ed = sheet.eq("psi_ed,N", "", 0.7 + 0.3 * c / reach, aci("17.6.2.4.1"));
    } else {
        psi_ed = sheet.given("psi_ed,N", "", 1, aci("17.6.2.4.1"));
    }
    const bool post = embedment.kind == AnchorKind::post_installed;
    const double psi_c_value = post ? embedment.approval->psi_c : concrete.cracked ? 1.0 : 1.25;
    const Num psi_c = sheet.given("psi_c,N", "", psi_c_value, aci("17.6.2.5.1"));
    if (post && !concrete.cracked && cone.c_a_min_in < embedment.approval->c_ac_in) {
        const Num c = sheet.given("c_a,min", "in", cone.c_a_min_in, aci("17.6.2.6"));
        const Num c_ac = sheet.given("c_ac", "in", embedment.approval->c_ac_in, aci("17.9.5"));
        psi_cp = sheet.eq("psi_cp,N", "", max(c, reach) / c_ac, aci("17.6.2.6.1"));
        // The critical distance may be below 1.5 h_ef: no increase.
        psi_cp = plain(psi_cp) > 1 ? Num(1.0) : psi_cp;
    } else {
        psi_cp = sheet.given("psi_cp,N", "", 1, aci("17.6.2.6.1"));
    }
    const Num N_cbg =
        sheet.eq("N_cbg", "lbf", A_Nc / A_Nco * psi_ec * psi_ed * psi_c * psi_cp * N_b, r.clause);
    r.h_ef_in = cone.h_ef_in;
    r.A_Nc_in2 = plain(A_Nc), r.A_Nco_in2 = plain(A_Nco);
    r.psi_ec = plain(psi_ec), r.psi_ed = plain(psi_ed);
    r.psi_c = plain(psi_c), r.psi_cp = plain(psi_cp);
    r.N_b_lbf = plain(N_b), r.N_cbg_lbf = plain(N_cbg);
    return r;
}

template <class Num>
Outcome<BasicBreakout> basic_breakout(const Concrete& concrete, const Embedment& embedment,
                                      Sheet<Num>& sheet) {
    if (auto no = refuse(concrete)) return *no;
    if (auto no = refuse(embedment)) return *no;
    const Num f_c = counted_f_c(concrete, embedment.kind, sheet);
    const Num h_ef = sheet.given("h_ef", "in", embedment.h_ef_in, aci("17.6.2.2"));
    bool power_5_3 = false;
    const Num N_b = basic_strength(f_c, h_ef, concrete, embedment, power_5_3, sheet);
    return BasicBreakout{plain(N_b), power_5_3};
}

#define INSTANTIATE(Num)                                                                        \
    template TensionBreakout breakout_strength(const Cone&, double, std::size_t, const Pull&,   \
                                               const Concrete&, const Embedment&, Sheet<Num>&); \
    template Outcome<BasicBreakout> basic_breakout(const Concrete&, const Embedment&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::anchorage
