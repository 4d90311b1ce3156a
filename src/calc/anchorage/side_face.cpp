#include "calc/anchorage/side_face.hpp"

#include <algorithm>
#include <utility>

#include "calc/anchorage/layout.hpp"
#include "calc/anchorage/steps.hpp"

namespace apex::anchorage {
namespace {

/// An anchor, or a row of anchors, beside one edge.
struct Beside {
    bool group = false;
    double N_ua_kip = 0, c_a1_in = 0, c_a2_in = far, s_in = 0;
};

template <class Num>
SideFace blowout(const Beside& at, const Concrete& concrete, double A_brg_in2, bool round,
                 Sheet<Num>& sheet) {
    const Num f_c = counted_f_c(concrete, AnchorKind::headed, sheet);
    const Num c = sheet.given("c_a1", "in", at.c_a1_in, aci("17.6.4.1"));
    const Num A = sheet.given("A_brg", "in²", A_brg_in2, aci("17.6.4.1"));
    const Num lambda = sheet.given("lambda_a", "", concrete.lambda_a, aci("17.2.4"));
    Num N_sb = sheet.eq("N_sb", "kip", 160 * c * sqrt(A) * lambda * sqrt(f_c) / units::lbf_per_kip,
                        aci("17.6.4.1"));
    SideFace r{};
    r.run = true, r.group = at.group;
    r.N_ua_kip = at.N_ua_kip, r.c_a1_in = at.c_a1_in, r.s_in = at.s_in, r.A_brg_in2 = A_brg_in2;
    r.corner_factor = 1;
    r.clause = aci("17.6.4.1");
    if (at.group) {
        const Num s = sheet.given("s", "in", at.s_in, aci("17.6.4.2"));
        N_sb = sheet.eq("N_sbg", "kip", (1 + s / (6 * c)) * N_sb, aci("17.6.4.2"));
        r.clause = round ? unconfirmed(aci("17.6.4.2")) : aci("17.6.4.2");
    } else if (at.c_a2_in < 3 * at.c_a1_in) {
        const Num c_2 = sheet.given("c_a2", "in", at.c_a2_in, aci("17.6.4.1.1"));
        const Num factor = sheet.eq("f_corner", "", (1 + max(c_2 / c, 1)) / 4, aci("17.6.4.1.1"));
        N_sb = sheet.eq("N_sb", "kip", factor * N_sb, aci("17.6.4.1.1"));
        r.c_a2_in = at.c_a2_in, r.corner_factor = plain(factor);
    }
    const double phi = phi_concrete(concrete);
    const Num design =
        concrete_tension_design("phi N_sb", N_sb, phi, concrete.seismic, aci("17.5.3"), sheet);
    const Num N_ua = sheet.given("N_ua", "kip", at.N_ua_kip, statics);
    r.N_sb_kip = plain(N_sb), r.phi = phi, r.phi_N_sb_kip = plain(design);
    r.utilisation = plain(sheet.eq("N_ua/phi N_sb", "", N_ua / design, aci("17.5.2")));
    return r;
}

/// Anchors beside one straight edge: their distance to it, place along it, and pull.
struct Placed {
    double c_in, along_in, N_ua_kip;
};

/// Rows of equal distance, and in each the runs of spacings below 6 c_a1.
template <class Visit>
void each_row(Few<Placed>& beside, Visit visit) {
    auto* const begin = beside.items.data();
    std::sort(begin, begin + beside.size, [](const Placed& a, const Placed& b) {
        return std::pair{a.c_in, a.along_in} < std::pair{b.c_in, b.along_in};
    });
    for (std::size_t i = 0; i < beside.size;) {
        Beside row{false, beside[i].N_ua_kip, beside[i].c_in, far, 0};
        std::size_t j = i + 1;
        while (j < beside.size && beside[j].c_in <= row.c_a1_in * (1 + 1e-9) &&
               beside[j].along_in - beside[j - 1].along_in < 6 * row.c_a1_in) {
            row.N_ua_kip += beside[j].N_ua_kip;
            row.s_in = beside[j].along_in - beside[i].along_in;
            row.group = true;
            ++j;
        }
        if (row.group) visit(row);
        i = j;
    }
}

}  // namespace

template <class Num>
Outcome<SideFace> side_face(const Group& group, const Concrete& concrete,
                            const Embedment& embedment, double A_brg_in2, Sheet<Num>& sheet) {
    if (auto no = refuse(group)) return *no;
    if (auto no = refuse(concrete)) return *no;
    if (auto no = refuse(embedment)) return *no;
    SideFace worst{};
    worst.corner_factor = 1;
    worst.clause = aci("17.6.4");
    if (embedment.kind != AnchorKind::headed) {
        sheet.note("side-face blowout concerns headed anchors", aci("17.6.4"));
        return worst;
    }
    if (auto no = all_positive({{"/A_brg_in2", A_brg_in2}}, aci("17.6.4.1"))) return *no;

    const Bounds bounds(group.outline);
    const auto deep = [&](double c) { return embedment.h_ef_in > 2.5 * c; };
    const auto consider = [&](const Beside& at) {
        const SideFace r = blowout(at, concrete, A_brg_in2, bounds.round(), sheet);
        if (!worst.run || std::pair{r.utilisation, -r.phi_N_sb_kip} >
                              std::pair{worst.utilisation, -worst.phi_N_sb_kip})
            worst = r;
    };
    if (bounds.round()) {
        // One wall all around: the nearest anchors are one row, its length the greatest straight
        // distance between two of them.
        Beside row{true, 0, far, far, 0};
        Few<Anchor> near;
        for (const Anchor& a : group.anchors) {
            const double c = bounds.least_edge(a);
            if (!(a.N_ua_kip > 0 && deep(c))) continue;
            consider({false, a.N_ua_kip, c, far, 0});
            near.add(a);
            row.N_ua_kip += a.N_ua_kip;
            row.c_a1_in = min(row.c_a1_in, c);
        }
        for (const Anchor& a : near.all())
            for (const Anchor& b : near.all())
                row.s_in = max(row.s_in, sqrt(square(a.x_in - b.x_in) + square(a.y_in - b.y_in)));
        if (near.size > 1 && least_spacing(near.all()) < 6 * row.c_a1_in) {
            sheet.note("round pier: the row's length is the straight distance of its outer anchors",
                       practice);
            consider(row);
        }
        return worst;
    }
    const Box& box = bounds.box;
    for (const Anchor& a : group.anchors) {
        if (!(a.N_ua_kip > 0)) continue;
        const double x = min(a.x_in - box.x0, box.x1 - a.x_in);
        const double y = min(a.y_in - box.y0, box.y1 - a.y_in);
        if (deep(min(x, y))) consider({false, a.N_ua_kip, min(x, y), max(x, y), 0});
    }
    for (int edge = 0; edge < 4; ++edge) {
        Few<Placed> beside;
        for (const Anchor& a : group.anchors) {
            const double c = edge == 0   ? a.x_in - box.x0
                             : edge == 1 ? box.x1 - a.x_in
                             : edge == 2 ? a.y_in - box.y0
                                         : box.y1 - a.y_in;
            if (a.N_ua_kip > 0 && deep(c)) beside.add({c, edge < 2 ? a.y_in : a.x_in, a.N_ua_kip});
        }
        each_row(beside, consider);
    }
    if (!worst.run) sheet.note("no pulled anchor has h_ef over 2.5 c_a1", aci("17.6.4.1"));
    return worst;
}

template Outcome<SideFace> side_face(const Group&, const Concrete&, const Embedment&, double,
                                     Sheet<double>&);
template Outcome<SideFace> side_face(const Group&, const Concrete&, const Embedment&, double,
                                     Sheet<Term>&);

}  // namespace apex::anchorage
