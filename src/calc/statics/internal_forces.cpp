#include "calc/statics/internal_forces.hpp"

#include "calc/statics/refuse_loads.hpp"
#include "calc/statics/steps.hpp"

namespace apex::statics {
namespace {

/// A height above the section: at the base it is the height itself.
template <class Num>
Num arm(const Num& height, const Num& section) {
    return plain(section) == 0 ? height : height - section;
}

template <class Num>
InternalForces above(const CantileverLoads& loads, double at_ft, Sheet<Num>& sheet) {
    const Num z = at_ft == 0 ? Num(0) : sheet.given("z", "ft", at_ft, equilibrium);
    Sum<Num> V, M, T, P, M_D, P_z;

    for (std::size_t i = 0; i < loads.points.size(); ++i) {
        const PointForce& p = loads.points[i];
        if (p.height_ft < at_ft) continue;
        const Num F = sheet.given(Numbered<Num>("F", i).text(), "lbf", p.force_lbf, equilibrium);
        const Num y = sheet.given(Numbered<Num>("y", i).text(), "ft", p.height_ft, equilibrium);
        V.add(F);
        M.add(F * arm(y, z));
        if (p.eccentricity_ft == 0) continue;
        T.add(F * sheet.given(Numbered<Num>("e", i).text(), "ft", p.eccentricity_ft, equilibrium));
    }
    for (std::size_t i = 0; i < loads.lines.size(); ++i) {
        const LineForce& l = loads.lines[i];
        if (l.to_ft <= at_ft) continue;
        const Num w = sheet.given(Numbered<Num>("w", i).text(), "plf", l.force_plf, equilibrium);
        const Num a =
            sheet.given(Numbered<Num>("a", i).text(), "ft", max(l.from_ft, at_ft), equilibrium);
        const Num b = sheet.given(Numbered<Num>("b", i).text(), "ft", l.to_ft, equilibrium);
        const Num R = sheet.eq(Numbered<Num>("R", i).text(), "lbf", w * (b - a), equilibrium);
        V.add(R);
        M.add(R * arm((a + b) / 2, z));
    }
    if (loads.pole_weight_plf > 0 && loads.pole_length_ft > at_ft) {
        const Num w = sheet.given("w_p", "plf", loads.pole_weight_plf, equilibrium);
        const Num L = sheet.given("L_p", "ft", loads.pole_length_ft, equilibrium);
        const Num W = sheet.eq("W_p", "lbf", w * arm(L, z), equilibrium);
        P.add(W);
        P_z.add(W * arm(L, z) / 2);
    }
    for (std::size_t i = 0; i < loads.weights.size(); ++i) {
        const Weight& w = loads.weights[i];
        if (w.height_ft < at_ft) continue;
        const Num W = sheet.given(Numbered<Num>("W", i).text(), "lbf", w.weight_lbf, equilibrium);
        const Num y = sheet.given(Numbered<Num>("y_W", i).text(), "ft", w.height_ft, equilibrium);
        P.add(W);
        P_z.add(W * arm(y, z));
        if (w.offset_ft == 0) continue;
        M_D.add(W * sheet.given(Numbered<Num>("x", i).text(), "ft", w.offset_ft, equilibrium));
    }

    const Num axial = sheet.eq("P", "lbf", P.value, equilibrium);
    const Num shear = sheet.eq("V", "lbf", V.value, equilibrium);
    const Num M_F = sheet.eq("M_F", "lbf·ft", M.value, equilibrium);
    const Num M_W = sheet.eq("M_D", "lbf·ft", M_D.value, equilibrium);
    const Num moment = sheet.eq("M", "lbf·ft", sqrt(pow(M_F, 2) + pow(M_W, 2)), equilibrium);
    const Num torsion = sheet.eq("T", "lbf·ft", T.value, equilibrium);
    InternalForces forces{plain(axial),  plain(shear),   plain(M_F), plain(M_W),
                          plain(moment), plain(torsion), 0,          0};
    if (plain(shear) != 0)
        forces.shear_resultant_height_ft = plain(sheet.eq("y_V", "ft", M_F / shear, equilibrium));
    if (plain(axial) > 0)
        forces.weight_centroid_height_ft =
            plain(sheet.eq("y_P", "ft", P_z.value / axial, equilibrium));
    return forces;
}

}  // namespace

template <class Num>
Outcome<InternalForces> internal_forces(const InternalForcesInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse_loads(in.loads, "/loads")) return *no;
    if (!is_length(in.at_ft))
        return Rejection{"/at_ft", "must be 0 to 10000 ft above the base", equilibrium};
    return above(in.loads, in.at_ft, sheet);
}
template Outcome<InternalForces> internal_forces(const InternalForcesInputs&, Sheet<double>&);
template Outcome<InternalForces> internal_forces(const InternalForcesInputs&, Sheet<Term>&);

template <class Num>
Outcome<InternalForces> base_reactions(const CantileverLoads& loads, Sheet<Num>& sheet) {
    if (auto no = refuse_loads(loads, "")) return *no;
    return above(loads, 0, sheet);
}
template Outcome<InternalForces> base_reactions(const CantileverLoads&, Sheet<double>&);
template Outcome<InternalForces> base_reactions(const CantileverLoads&, Sheet<Term>&);

}  // namespace apex::statics
