#include "calc/anchorage/distances.hpp"

#include "calc/anchorage/layout.hpp"
#include "calc/anchorage/steps.hpp"

namespace apex::anchorage {

template <class Num>
Outcome<Distances> distances(const Group& group, const Embedment& embedment, double d_a_in,
                             bool torqued, Sheet<Num>& sheet) {
    if (auto no = refuse(group)) return *no;
    if (auto no = refuse(embedment)) return *no;
    if (auto no = all_positive({{"/d_a_in", d_a_in}}, aci("17.9.2"))) return *no;
    const Bounds bounds(group.outline);
    double c_min = far;
    for (const Anchor& a : group.anchors) c_min = min(c_min, bounds.least_edge(a));
    const double s = min(least_spacing(group.anchors), 1e9), c = min(c_min, 1e9);

    // The edge rule of an untorqued anchor is the cover of 20.5.1.3 in the standard; 4 d_a is held
    // beside it in practice.
    Distances r{
        s, 0, c, 0, false, aci("17.9.2"), torqued ? aci("17.9.2") : aci_unconfirmed("17.9.2")};
    const Num d_a = sheet.given("d_a", "in", d_a_in, aci("17.9.2"));
    if (embedment.kind == AnchorKind::post_installed) {
        r.s_required_in =
            plain(sheet.given("s_min", "in", embedment.approval->spacing_min_in, aci("17.9.2")));
        r.c_required_in =
            plain(sheet.given("c_min", "in", embedment.approval->edge_min_in, aci("17.9.2")));
        r.edge_clause = aci("17.9.2");
    } else {
        const double times = torqued ? 6 : 4;
        r.s_required_in = plain(sheet.eq("s_min", "in", times * d_a, r.spacing_clause));
        r.c_required_in = plain(sheet.eq("c_min", "in", times * d_a, r.edge_clause));
    }
    r.passes = r.s_min_in >= r.s_required_in && r.c_min_in >= r.c_required_in;
    return r;
}

template Outcome<Distances> distances(const Group&, const Embedment&, double, bool, Sheet<double>&);
template Outcome<Distances> distances(const Group&, const Embedment&, double, bool, Sheet<Term>&);

}  // namespace apex::anchorage
