#include "calc/aluminum/element_stress.hpp"

namespace apex::aluminum {
namespace {

/// The straight line and its hyperbola of a flat element: factor on b/t, k1, k2 of its clause.
struct FlatRule {
    double factor, k1, k2, yield_multiple;
    const char* ref;
};
constexpr FlatRule both_edges{1.6, 0.35, 2.27, 1.0, "B.5.4.2"};
constexpr FlatRule one_edge{5.0, 0.35, 2.27, 1.0, "B.5.4.1"};
constexpr FlatRule in_bending{0.65, 0.50, 2.04, 1.5, "B.5.5.1"};

template <class Num>
ElementStress flat(const ElementInputs& in, const BucklingConstants& c, Sheet<Num>& sheet) {
    const FlatRule& rule = in.element == Element::flat_both_edges ? both_edges
                           : in.element == Element::flat_one_edge ? one_edge
                                                                  : in_bending;
    const Clause clause = adm_unconfirmed(rule.ref);
    const bool bends = in.element == Element::flat_bending;
    const Num F_cy = known<Num>("F_cy", in.F_cy_ksi), E = known<Num>("E", E_ksi);
    const Num B = known<Num>(bends ? "B_br" : "B_p", bends ? c.B_br : c.B_p);
    const Num D = known<Num>(bends ? "D_br" : "D_p", bends ? c.D_br : c.D_p);
    const Num b_t = sheet.given("(b/t)", "", in.slenderness, clause);
    const Num m = sheet.given("m", "", rule.factor, clause);
    const Num F_y = sheet.eq("F_y", "ksi", rule.yield_multiple * F_cy, clause);
    const Num S_1 = sheet.eq("S_1", "", (B - F_y) / (m * D), clause);
    const Num S_2 = sheet.eq("S_2", "", rule.k1 * B / (m * D), clause);
    const Num elastic = sheet.eq("F_e", "ksi", rule.k2 * sqrt(B * E), clause);
    ElementStress r{};
    r.S_1 = plain(S_1), r.S_2 = plain(S_2);
    // Where S_1 is beyond S_2 the line is skipped: yielding, then the hyperbola, the lesser of
    // both.
    const bool stocky = in.slenderness <= r.S_1 && in.slenderness <= r.S_2;
    const bool on_line = !stocky && in.slenderness < r.S_2;
    r.range = stocky    ? ElementRange::yielding
              : on_line ? ElementRange::inelastic
                        : ElementRange::elastic;
    const Num local = stocky || on_line ? sheet.eq("F_local", "ksi", B - m * D * b_t, clause)
                                        : sheet.eq("F_local", "ksi", elastic / (m * b_t), clause);
    r.F_local_ksi = plain(local);
    r.F_ksi = plain(sheet.eq("F", "ksi", min(local, F_y), clause));
    r.line_B_ksi = plain(B), r.line_D_ksi = plain(m * D);
    r.line_elastic_ksi = plain(elastic / m);
    r.clause = clause;
    return r;
}

template <class Num>
ElementStress tube(const ElementInputs& in, const BucklingConstants& c, Sheet<Num>& sheet) {
    const bool bends = in.element == Element::tube_bending;
    const Clause clause = adm_unconfirmed(bends ? "B.5.5.4" : "B.5.4.5");
    const Num F_cy = known<Num>("F_cy", in.F_cy_ksi), E = known<Num>("E", E_ksi);
    const Num B_t = known<Num>("B_t", c.B_t), D_t = known<Num>("D_t", c.D_t);
    const Num x = sheet.given("(R_b/t)", "", in.slenderness, clause);
    const Num elastic =
        sheet.eq("F_e", "ksi",
                 square(known<Num>("pi", pi)) * E / (16 * x * square(1 + sqrt(x) / 35)), clause);
    const Num line = sheet.eq("F_t", "ksi", B_t - D_t * sqrt(x), clause);
    ElementStress r{};
    Num local = min(line, elastic);
    r.range = plain(elastic) < plain(line) ? ElementRange::elastic : ElementRange::inelastic;
    r.line_B_ksi = c.B_t, r.line_D_ksi = c.D_t;
    r.S_1 = square((c.B_t - in.F_cy_ksi) / c.D_t), r.S_2 = r.S_1;
    if (bends) {
        r.S_1 = r.S_2 = c.C_tb;
        const Num B_tb = known<Num>("B_tb", c.B_tb), D_tb = known<Num>("D_tb", c.D_tb);
        if (in.slenderness <= c.C_tb) {
            local = B_tb - D_tb * sqrt(x);
            r.line_B_ksi = c.B_tb, r.line_D_ksi = c.D_tb;
            r.range = ElementRange::inelastic;
        } else if (r.range == ElementRange::inelastic) {
            r.range = ElementRange::second_inelastic;
        }
    }
    const Num F_local = sheet.eq("F_local", "ksi", local, clause);
    r.F_local_ksi = plain(F_local);
    if (bends) {
        // In bending yielding is the section's (1.5 S or Z): the element alone has no cap.
        r.F_ksi = r.F_local_ksi;
    } else {
        r.F_ksi = plain(sheet.eq("F", "ksi", min(F_local, F_cy), clause));
        if (r.F_ksi < r.F_local_ksi) r.range = ElementRange::yielding;
    }
    r.clause = clause;
    return r;
}

}  // namespace

template <class Num>
Outcome<ElementStress> element_stress(const ElementInputs& in, Sheet<Num>& sheet) {
    if (const auto no = all_positive({{"/F_cy_ksi", in.F_cy_ksi}, {"/slenderness", in.slenderness}},
                                     adm("B.5")))
        return *no;
    const bool is_tube =
        in.element == Element::tube_compression || in.element == Element::tube_bending;
    if (is_tube && !(in.slenderness <= slenderest_tube))
        return Rejection{"/slenderness", "R_b/t is over 500: outside what is checked here",
                         adm_unconfirmed("B.5.4.5")};
    const auto constants = buckling_constants<Num>({in.F_cy_ksi, E_ksi}, sheet);
    if (const auto* no = refused(constants)) return *no;
    ElementStress r =
        is_tube ? tube<Num>(in, value(constants), sheet) : flat<Num>(in, value(constants), sheet);
    const Num F =
        known<Num>(is_tube && in.element == Element::tube_bending ? "F_local" : "F", r.F_ksi);
    r.F_available_ksi = plain(available("F_a", "ksi", in.method, Ends::by_yielding, F, sheet));
    const double factor = in.method == Method::lrfd ? 0.90 : 1 / 1.65;
    r.line_B_ksi *= factor, r.line_D_ksi *= factor, r.line_elastic_ksi *= factor;
    return r;
}

template Outcome<ElementStress> element_stress(const ElementInputs&, Sheet<double>&);
template Outcome<ElementStress> element_stress(const ElementInputs&, Sheet<Term>&);

}  // namespace apex::aluminum
