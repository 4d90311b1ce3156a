#include "calc/anchorage/pryout.hpp"

#include "calc/anchorage/breakout_cone.hpp"

namespace apex::anchorage {
namespace {

/// The square of one anchor, ended half way to its neighbours: R17.7.3.1 for shears that point
/// different ways.
double own_area(std::span<const Anchor> anchors, std::size_t own, const Bounds& bounds,
                double h_ef_in) {
    const double r = 1.5 * h_ef_in;
    const Anchor& a = anchors[own];
    Box box{a.x_in - r, a.x_in + r, a.y_in - r, a.y_in + r};
    for (std::size_t i = 0; i < anchors.size(); ++i) {
        if (i == own) continue;
        const double dx = anchors[i].x_in - a.x_in, dy = anchors[i].y_in - a.y_in;
        if (abs(dx) >= abs(dy)) {
            if (dx > 0) box.x1 = min(box.x1, a.x_in + dx / 2);
            if (dx < 0) box.x0 = max(box.x0, a.x_in + dx / 2);
        } else {
            if (dy > 0) box.y1 = min(box.y1, a.y_in + dy / 2);
            if (dy < 0) box.y0 = max(box.y0, a.y_in + dy / 2);
        }
    }
    return union_area({&box, 1}, bounds);
}

}  // namespace

template <class Num>
Outcome<Pryout> pryout(const Group& group, const Concrete& concrete, const Embedment& embedment,
                       const ShearLoads& loads, Sheet<Num>& sheet) {
    if (auto no = refuse(group)) return *no;
    if (auto no = refuse(concrete)) return *no;
    if (auto no = refuse(embedment)) return *no;
    if (auto no = refuse(loads, group)) return *no;
    const Bounds bounds(group.outline);
    const std::span<const Anchor> anchors = group.anchors;
    const Few<Force> shares = share_shear(anchors, loads);
    const double phi_value = embedment.approval ? embedment.approval->phi_pryout : 0.70;
    const double k_value = embedment.h_ef_in < 2.5 ? 1 : 2;

    std::optional<Pryout> governing;
    const auto consider = [&](std::span<const unsigned char> which, bool alone, double V_value) {
        const Cone cone = cone_of(anchors, which, bounds, embedment.h_ef_in);
        const double A = alone ? own_area(anchors, which[0], bounds, cone.h_ef_in)
                               : projected_area(anchors, which, bounds, cone.h_ef_in);
        Pryout p{};
        p.cone = breakout_strength(cone, A, which.size(), {}, concrete, embedment, sheet);
        const Num N_cpg = known<Num>("N_cbg", p.cone.N_cbg_lbf);
        const Num k_cp = sheet.given("k_cp", "", k_value, aci("17.7.3.1"));
        const Num V_cpg =
            sheet.eq("V_cpg", "kip", k_cp * N_cpg / units::lbf_per_kip, aci("17.7.3.1"));
        const Num phi = sheet.given("phi", "", phi_value, aci("17.5.3"));
        const Num design = sheet.eq("phi V_cpg", "kip", phi * V_cpg, aci("17.5.3"));
        const Num V_ua = sheet.given("V_ua,g", "kip", V_value, statics);
        const Num used = sheet.eq("V_ua,g/phi V_cpg", "", V_ua / design, aci("17.5.2"));
        p.V_ua_kip = V_value, p.anchors = static_cast<int>(which.size());
        p.k_cp = k_value, p.V_cpg_kip = plain(V_cpg);
        p.phi = phi_value, p.phi_V_cpg_kip = plain(design), p.utilisation = plain(used);
        p.clause = alone || bounds.round() ? aci_unconfirmed("17.7.3") : aci("17.7.3");
        if (!governing || p.utilisation > governing->utilisation) governing = p;
    };

    if (loads.T_kipin != 0) {
        sheet.note(
            "the shears point different ways: each anchor by itself, its area ended half "
            "way to its neighbours",
            aci_unconfirmed("R17.7.3.1"));
        for (std::size_t i = 0; i < anchors.size(); ++i) {
            const unsigned char own = static_cast<unsigned char>(i);
            consider({&own, 1}, true, shares[i].size());
        }
        return *governing;
    }
    Indices all;
    for (std::size_t i = 0; i < anchors.size(); ++i) all.add(static_cast<unsigned char>(i));
    Few<unsigned char> group_of;
    const std::size_t groups = part_by_spacing(anchors, all.all(), 3 * embedment.h_ef_in, group_of);
    for (std::size_t g = 0; g < groups; ++g) {
        Indices which;
        double V = 0;
        for (std::size_t i = 0; i < all.size; ++i) {
            if (group_of[i] != g) continue;
            which.add(all[i]);
            V += shares[i].size();
        }
        consider(which.all(), false, V);
    }
    return *governing;
}

template Outcome<Pryout> pryout(const Group&, const Concrete&, const Embedment&, const ShearLoads&,
                                Sheet<double>&);
template Outcome<Pryout> pryout(const Group&, const Concrete&, const Embedment&, const ShearLoads&,
                                Sheet<Term>&);

}  // namespace apex::anchorage
