#include "calc/anchorage/tension_breakout.hpp"

#include <utility>

#include "calc/anchorage/breakout_cone.hpp"

namespace apex::anchorage {
namespace {

FullDepth at_full_depth(const Group& group, std::span<const unsigned char> which, Cone cone,
                        const Bounds& bounds, const Pull& pull, const Concrete& concrete,
                        const Embedment& embedment) {
    cone.h_ef_in = embedment.h_ef_in;
    cone.limited = false;
    Sheet<double> unwritten;
    const double A = projected_area(group.anchors, which, bounds, cone.h_ef_in);
    const TensionBreakout t =
        breakout_strength(cone, A, which.size(), pull, concrete, embedment, unwritten);
    return {t.A_Nc_in2, t.A_Nco_in2, t.psi_ed, t.N_b_lbf, t.N_cbg_lbf};
}

}  // namespace

template <class Num>
Outcome<TensionBreakout> tension_breakout(const Group& group, const Concrete& concrete,
                                          const Embedment& embedment, Sheet<Num>& sheet,
                                          Compare compare) {
    if (auto no = refuse(group)) return *no;
    if (auto no = refuse(concrete)) return *no;
    if (auto no = refuse(embedment)) return *no;
    const Bounds bounds(group.outline);
    if (bounds.round())
        sheet.note(
            "round pier: areas end at the circle, edge distances are taken along the radius and "
            "in four directions at right angles",
            practice);

    Few<double> demands;
    Indices pulled;
    for (std::size_t i = 0; i < group.anchors.size(); ++i) {
        demands.add(group.anchors[i].N_ua_kip);
        if (demands[i] > 0) pulled.add(static_cast<unsigned char>(i));
    }
    if (pulled.size == 0) {
        sheet.note("no anchor is pulled: the strength of all together", aci("17.6.2"));
        for (std::size_t i = 0; i < group.anchors.size(); ++i)
            pulled.add(static_cast<unsigned char>(i));
    }
    Few<unsigned char> group_of;
    const std::size_t groups =
        part_by_spacing(group.anchors, pulled.all(), 3 * embedment.h_ef_in, group_of);

    const double phi =
        embedment.approval ? embedment.approval->phi_tension : phi_concrete(concrete);
    std::optional<TensionBreakout> governing;
    for (std::size_t g = 0; g < groups; ++g) {
        Indices which;
        for (std::size_t i = 0; i < pulled.size; ++i)
            if (group_of[i] == g) which.add(pulled[i]);
        if (groups > 1) sheet.heading("Group by spacings below 3 h_ef,", g + 1);
        const Pull pull = pull_of(group.anchors, which.all(), demands.all());
        const Cone cone = cone_of(group.anchors, which.all(), bounds, embedment.h_ef_in);
        const double A_Nc = projected_area(group.anchors, which.all(), bounds, cone.h_ef_in);
        TensionBreakout r =
            breakout_strength(cone, A_Nc, which.size, pull, concrete, embedment, sheet);
        const Num phi_N = concrete_tension_design(
            "phi N_cbg", known<Num>("N_cbg", r.N_cbg_lbf) / units::lbf_per_kip, phi,
            concrete.seismic, aci("17.5.3"), sheet);
        const Num N_ua = sheet.given("N_ua,g", "kip", pull.sum, statics);
        const Num used = sheet.eq("N_ua,g/phi N_cbg", "", N_ua / phi_N, aci("17.5.2"));
        r.N_ua_kip = pull.sum;
        r.phi = phi, r.phi_N_kip = plain(phi_N), r.utilisation = plain(used);
        r.groups = static_cast<int>(groups);
        if (bounds.round()) r.clause = unconfirmed(r.clause);
        const auto rank = [](const TensionBreakout& t) {
            return std::pair{t.utilisation, -t.phi_N_kip};
        };
        if (governing && rank(*governing) >= rank(r)) continue;
        if (cone.limited && compare == Compare::full_depth)
            r.full_depth =
                at_full_depth(group, which.all(), cone, bounds, pull, concrete, embedment);
        governing = r;
    }
    return *governing;
}

template Outcome<TensionBreakout> tension_breakout(const Group&, const Concrete&, const Embedment&,
                                                   Sheet<double>&, Compare);
template Outcome<TensionBreakout> tension_breakout(const Group&, const Concrete&, const Embedment&,
                                                   Sheet<Term>&, Compare);

}  // namespace apex::anchorage
