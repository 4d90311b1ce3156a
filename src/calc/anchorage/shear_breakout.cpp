#include "calc/anchorage/shear_breakout.hpp"

#include <algorithm>
#include <utility>

#include "calc/anchorage/layout.hpp"
#include "calc/anchorage/steps.hpp"

namespace apex::anchorage {
namespace {

/// One row of anchors before one edge: what 17.7.2 asks of it.
struct Row {
    Edge edge = Edge::none;
    bool parallel = false;
    double V_ua_kip = 0;  ///< taken by this row
    double e_in = 0;      ///< of that, along the edge, from the row's centroid
    double c_a1_in = 0;
    double side_low_in = far, side_high_in = far;  ///< c_a2 on both sides
    double width_most_in = far;  ///< of the projected area, where neighbours share it
    double s_in = 0;             ///< greatest spacing along the edge
    Few<double> along_in;        ///< place of each anchor
};

/// An anchor before an edge.
struct Before {
    double c_in, along_in;
    double towards_kip, along_kip;
};

struct SideEdges {
    double low_in, high_in;  ///< coordinates along the edge
};

/// Width of the projected area: intervals of 1.5 c_a1 to both sides, between the side edges.
double projected_width(const Row& row, double c_a1) {
    Few<Span> spans;
    double low = far, high = -far;
    for (const double a : row.along_in.all()) {
        spans.add({a - 1.5 * c_a1, a + 1.5 * c_a1});
        low = min(low, a), high = max(high, a);
    }
    return min(row.width_most_in,
               union_length(spans.all(), low - row.side_low_in, high + row.side_high_in));
}

template <class Num>
EdgeBreakout row_strength(const Row& row, const Concrete& concrete, const Embedment& embedment,
                          double d_a_in, double h_a_in, const ShearBreakoutSwitches& switches,
                          Sheet<Num>& sheet) {
    EdgeBreakout r{};
    r.edge = row.edge, r.V_ua_kip = row.V_ua_kip, r.anchors = static_cast<int>(row.along_in.size);
    r.c_a1_real_in = row.c_a1_in, r.e_in = row.e_in;
    const double side = min(row.side_low_in, row.side_high_in);
    r.c_a2_in = min(side, 1e9);

    const Num f_c = counted_f_c(concrete, embedment.kind, sheet);
    const Num lambda = sheet.given("lambda_a", "", concrete.lambda_a, aci("17.2.4"));
    const Num d_a = sheet.given("d_a", "in", d_a_in, aci("17.7.2.2"));
    const Num h_ef = sheet.given("h_ef", "in", embedment.h_ef_in, aci("17.7.2.2"));

    // 17.7.2.1.2: a narrow thin member, whose side edges and thickness all are near.
    const double side_far = max(row.side_low_in, row.side_high_in);
    double c_value = row.c_a1_in;
    if (max(side_far, h_a_in) < 1.5 * c_value)
        c_value = min(c_value, max(max(side_far / 1.5, h_a_in / 1.5), row.s_in / 3));
    if (c_value < row.c_a1_in)
        sheet.note("narrow thin member: c_a1 = max(c_a2,max / 1.5, h_a / 1.5, s / 3)",
                   aci("17.7.2.1.2"));
    const Num c =
        sheet.given(c_value < row.c_a1_in ? "c'_a1" : "c_a1", "in", c_value, aci("17.7.2.1"));
    const Num reach = sheet.eq("1.5 c_a1", "in", 1.5 * c, aci("17.7.2.1.1"));

    const Num l_e = sheet.eq("l_e", "in", min(h_ef, 8 * d_a), aci("17.7.2.2.1"));
    const double k = switches.welded_to_attachment ? 8 : 7;
    const Clause basic = aci(switches.welded_to_attachment ? "17.7.2.2.2" : "17.7.2.2.1(a)");
    const Num V_a =
        sheet.eq("V_b,a", "lbf",
                 k * pow(l_e / d_a, 0.2) * sqrt(d_a) * lambda * sqrt(f_c) * power_1_5(c), basic);
    const Num V_9 =
        sheet.eq("V_b,b", "lbf", 9 * lambda * sqrt(f_c) * power_1_5(c), aci("17.7.2.2.1(b)"));
    const Num V_b = sheet.eq("V_b", "lbf", min(V_a, V_9), aci("17.7.2.2.1"));

    sheet.note("width: union of 1.5 c_a1 to both sides of the anchors, between the side edges",
               aci("17.7.2.1.1"));
    const Num width = sheet.given("b_V", "in", projected_width(row, c_value), geometry);
    Num depth = reach;
    if (h_a_in < 1.5 * c_value) depth = sheet.given("h_a", "in", h_a_in, aci("17.7.2.1.1"));
    const Num A_Vc = sheet.eq("A_Vc", "in²", width * depth, aci("17.7.2.1.1"));
    const Num A_Vco = sheet.eq("A_Vco", "in²", 4.5 * square(c), aci("17.7.2.1.3"));

    Num psi_ec = Num(1.0), psi_ed = Num(1.0), psi_h = Num(1.0);
    if (row.e_in > 0) {
        const Num e = sheet.given("e'_V", "in", row.e_in, aci("17.7.2.3"));
        psi_ec = sheet.eq("psi_ec,V", "", 1 / (1 + e / reach), aci("17.7.2.3.1"));
    } else {
        psi_ec = sheet.given("psi_ec,V", "", 1, aci("17.7.2.3.1"));
    }
    if (!row.parallel && side < 1.5 * c_value) {
        const Num c_2 = sheet.given("c_a2", "in", side, aci("17.7.2.4"));
        psi_ed = sheet.eq("psi_ed,V", "", 0.7 + 0.3 * c_2 / reach, aci("17.7.2.4.1"));
    } else {
        psi_ed = sheet.given("psi_ed,V", "", 1, aci(row.parallel ? "17.7.2.1(c)" : "17.7.2.4.1"));
    }
    const double psi_c_value = !concrete.cracked                                        ? 1.4
                               : switches.edge_reinforcement == EdgeReinforcement::none ? 1.0
                               : switches.edge_reinforcement == EdgeReinforcement::bar  ? 1.2
                                                                                        : 1.4;
    const Num psi_c = sheet.given("psi_c,V", "", psi_c_value, aci("17.7.2.5.1"));
    if (h_a_in < 1.5 * c_value)
        psi_h = sheet.eq("psi_h,V", "", sqrt(reach / depth), aci("17.7.2.6.1"));
    else
        psi_h = sheet.given("psi_h,V", "", 1, aci("17.7.2.6.1"));

    Num V_cbg = sheet.eq("V_cbg", "lbf", A_Vc / A_Vco * psi_ec * psi_ed * psi_c * psi_h * V_b,
                         aci("17.7.2.1"));
    if (row.parallel) V_cbg = sheet.eq("V_cbg", "lbf", 2 * V_cbg, aci("17.7.2.1(c)"));
    const double phi_value =
        embedment.approval ? embedment.approval->phi_shear : phi_concrete(concrete);
    const Num phi = sheet.given("phi", "", phi_value, aci("17.5.3"));
    const Num design =
        sheet.eq("phi V_cbg", "kip", phi * V_cbg / units::lbf_per_kip, aci("17.5.3"));
    const Num V_ua = sheet.given("V_ua,g", "kip", row.V_ua_kip, statics);
    const Num used = sheet.eq("V_ua,g/phi V_cbg", "", V_ua / design, aci("17.5.2"));

    r.c_a1_in = c_value;
    r.A_Vc_in2 = plain(A_Vc), r.A_Vco_in2 = plain(A_Vco);
    r.psi_ec = plain(psi_ec), r.psi_ed = plain(psi_ed);
    r.psi_c = plain(psi_c), r.psi_h = plain(psi_h);
    r.V_b_lbf = plain(V_b), r.V_cbg_lbf = plain(V_cbg);
    r.phi = phi_value, r.phi_V_kip = plain(design), r.utilisation = plain(used);
    return r;
}

/// Rows before one edge, nearest first; `visit` gets each that takes shear.
template <class Visit>
void rows_before(Edge edge, bool parallel, Few<Before>& before, const SideEdges& sides,
                 ShearRows rows, Visit visit) {
    std::sort(before.items.begin(), before.items.begin() + static_cast<std::ptrdiff_t>(before.size),
              [](const Before& a, const Before& b) {
                  return std::pair{a.c_in, a.along_in} < std::pair{b.c_in, b.along_in};
              });
    const auto share = [&](const Before& b) {
        return parallel ? abs(b.along_kip) : max(b.towards_kip, 0);
    };
    const auto total = [&](std::size_t end) {
        std::pair<double, double> sum{0, 0};  // force, and its moment along the edge
        for (std::size_t i = 0; i < end; ++i) {
            sum.first += share(before[i]);
            sum.second += share(before[i]) * before[i].along_in;
        }
        return sum;
    };
    for (std::size_t i = 0; i < before.size;) {
        Row row;
        row.edge = edge, row.parallel = parallel;
        row.c_a1_in = before[i].c_in;
        double mean = 0;
        for (; i < before.size && before[i].c_in <= row.c_a1_in * (1 + 1e-9); ++i) {
            const double at = before[i].along_in;
            if (row.along_in.size > 0)
                row.s_in = max(row.s_in, at - row.along_in[row.along_in.size - 1]);
            row.along_in.add(at);
            mean += at;
        }
        mean /= static_cast<double>(row.along_in.size);
        const bool front = rows == ShearRows::front_takes_all;
        const auto [force, moment] = total(front ? before.size : i);
        row.V_ua_kip = force;
        if (!parallel && force > 0) {
            const double e = abs(moment / force - mean);
            row.e_in = e < 1e-9 ? 0 : e;
        }
        row.side_low_in = row.along_in[0] - sides.low_in;
        row.side_high_in = sides.high_in - row.along_in[row.along_in.size - 1];
        if (force > 1e-12) visit(row);
        if (front) break;
    }
}

/// The round pier: the edge lies where the shear points, as far as the circle is; side edges end
/// the chord through the row. Torsion runs along the edge of each anchor.
template <class Visit>
void rows_in_pier(const Group& group, const Bounds& bounds, const ShearLoads& loads,
                  const ShearBreakoutSwitches& switches, Visit visit) {
    const double V = sqrt(square(loads.V_x_kip) + square(loads.V_y_kip));
    const double R = bounds.radius;
    if (V > 0) {
        const double u_x = loads.V_x_kip / V, u_y = loads.V_y_kip / V;
        const Few<Force> shares = share_shear(group.anchors, loads);
        Few<Before> before;
        double front = -far;
        for (const Anchor& a : group.anchors) front = max(front, a.x_in * u_x + a.y_in * u_y);
        for (std::size_t i = 0; i < group.anchors.size(); ++i) {
            const Anchor& a = group.anchors[i];
            const double t = a.x_in * u_x + a.y_in * u_y, w = a.y_in * u_x - a.x_in * u_y;
            // Rows by their place along the shear; the distance is corrected below.
            before.add({front - t, w, shares[i].x * u_x + shares[i].y * u_y, 0});
        }
        for (std::size_t i = 0; i < before.size; ++i)
            if (before[i].c_in < 1e-9 * R) before[i].c_in = 0;
        rows_before(Edge::pier, false, before, {-far, far}, switches.rows, [&](Row row) {
            const double t = front - row.c_a1_in;
            const double chord = sqrt(max(R * R - t * t, 0));
            double c = far;
            for (const double w : row.along_in.all()) c = min(c, sqrt(max(R * R - w * w, 0)) - t);
            row.c_a1_in = c;
            row.side_low_in = row.along_in[0] + chord;
            row.side_high_in = chord - row.along_in[row.along_in.size - 1];
            visit(row);
        });
    }
    if (loads.T_kipin != 0) {
        const Few<Force> shares = share_shear(group.anchors, {0, 0, loads.T_kipin});
        for (std::size_t i = 0; i < group.anchors.size(); ++i) {
            const Anchor& a = group.anchors[i];
            double s = far;  // to the nearest anchor: as much width is this anchor's own
            for (std::size_t j = 0; j < group.anchors.size(); ++j)
                if (j != i)
                    s = min(s, sqrt(square(a.x_in - group.anchors[j].x_in) +
                                    square(a.y_in - group.anchors[j].y_in)));
            Row row;
            row.edge = Edge::pier, row.parallel = true;
            row.V_ua_kip = shares[i].size();
            row.c_a1_in = bounds.least_edge(a);
            row.width_most_in = s;
            row.along_in.add(0);
            if (row.V_ua_kip > 1e-12) visit(row);
        }
    }
}

}  // namespace

template <class Num>
Outcome<ShearBreakout> shear_breakout(const Group& group, const Concrete& concrete,
                                      const Embedment& embedment, double d_a_in,
                                      const ShearLoads& loads,
                                      const ShearBreakoutSwitches& switches, Sheet<Num>& sheet) {
    if (auto no = refuse(group)) return *no;
    if (auto no = refuse(concrete)) return *no;
    if (auto no = refuse(embedment)) return *no;
    if (auto no = refuse(loads, group)) return *no;
    if (auto no = all_positive({{"/d_a_in", d_a_in}}, aci("17.7.2.2"))) return *no;

    const Bounds bounds(group.outline);
    ShearBreakout worst{};
    worst.clause = bounds.round() ? unconfirmed(aci("17.7.2")) : aci("17.7.2");
    const auto consider = [&](const Row& row) {
        const EdgeBreakout r =
            row_strength(row, concrete, embedment, d_a_in, bounds.h_a_in, switches, sheet);
        EdgeBreakout& so_far = row.parallel ? worst.parallel : worst.towards;
        if (so_far.edge == Edge::none || r.utilisation > so_far.utilisation) so_far = r;
    };
    if (bounds.round()) {
        sheet.note(
            "round pier: c_a1 to the circle along the shear, side edges at the ends of the chord",
            practice);
        rows_in_pier(group, bounds, loads, switches, consider);
        return worst;
    }
    const Few<Force> shares = share_shear(group.anchors, loads);
    const Box& box = bounds.box;
    constexpr Edge edges[] = {Edge::x_min, Edge::x_max, Edge::y_min, Edge::y_max};
    constexpr const char* names[] = {"Edge at x_min", "Edge at x_max", "Edge at y_min",
                                     "Edge at y_max"};
    for (std::size_t e = 0; e < 4; ++e) {
        const bool along_y = e < 2;
        const double sign = e % 2 == 0 ? -1 : 1;
        const double at = e == 0 ? box.x0 : e == 1 ? box.x1 : e == 2 ? box.y0 : box.y1;
        if (abs(at) == far) continue;
        Few<Before> before;
        bool pushed = false, rubbed = false;
        for (std::size_t i = 0; i < group.anchors.size(); ++i) {
            const Anchor& a = group.anchors[i];
            const Force& v = shares[i];
            const Before b{sign * (at - (along_y ? a.x_in : a.y_in)), along_y ? a.y_in : a.x_in,
                           sign * (along_y ? v.x : v.y), along_y ? v.y : v.x};
            pushed = pushed || b.towards_kip > 1e-12;
            rubbed = rubbed || abs(b.along_kip) > 1e-12;
            before.add(b);
        }
        if (pushed || rubbed) sheet.heading(names[e]);
        const SideEdges sides = along_y ? SideEdges{box.y0, box.y1} : SideEdges{box.x0, box.x1};
        if (pushed) rows_before(edges[e], false, before, sides, switches.rows, consider);
        if (rubbed) rows_before(edges[e], true, before, sides, switches.rows, consider);
    }
    return worst;
}

template Outcome<ShearBreakout> shear_breakout(const Group&, const Concrete&, const Embedment&,
                                               double, const ShearLoads&,
                                               const ShearBreakoutSwitches&, Sheet<double>&);
template Outcome<ShearBreakout> shear_breakout(const Group&, const Concrete&, const Embedment&,
                                               double, const ShearLoads&,
                                               const ShearBreakoutSwitches&, Sheet<Term>&);

}  // namespace apex::anchorage
