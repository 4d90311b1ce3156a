#include "calc/steel/wide_flange_flexure.hpp"

#include "calc/steel/least_moment.hpp"
#include "calc/steel/steps.hpp"

namespace apex::steel {
namespace {

constexpr Strength bending{"M_c", "phi_b", "Omega_b", "F1"};

Compactness class_of(double slenderness, double compact_limit, double noncompact_limit) {
    if (slenderness <= compact_limit) return Compactness::compact;
    return slenderness <= noncompact_limit ? Compactness::noncompact : Compactness::slender;
}

template <class Num>
struct FlangeLimits {
    Num compact, noncompact;
    Num k_c;  ///< of F3-2 and of built-up flanges: 4 / sqrt(h/t_w), from 0.35 to 0.76
};

/// Table B4.1b, cases 10 and 11. F_L is 0.7 F_y, which holds where the web is compact and both
/// flanges are alike.
template <class Edition, class Num>
FlangeLimits<Num> flange_limits(const WideFlangeFlexureInputs& in, const Num& F_y, const Num& E,
                                const Num& h_tw, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    const Num compact = sheet.eq("lambda_pf", "", 0.38 * sqrt(E / F_y), at("Table B4.1b, case 10"));
    const Num root = Num(4) / sqrt(h_tw);
    if (in.make == Make::rolled)
        return {compact, sheet.eq("lambda_rf", "", 1.0 * sqrt(E / F_y), at("Table B4.1b, case 10")),
                min(max(root, Num(0.35)), Num(0.76))};
    const Num k_c = sheet.eq("k_c", "", min(max(root, Num(0.35)), Num(0.76)),
                             unconfirmed(at("Table B4.1b, note")));
    return {compact,
            sheet.eq("lambda_rf", "", 0.95 * sqrt(k_c * E / (0.7 * F_y)),
                     unconfirmed(at("Table B4.1b, case 11"))),
            k_c};
}

/// F2.2, before it is held against M_p.
template <class Edition, class Num>
Num lateral_torsional(const WideFlangeFlexureInputs& in, const Num& F_y, const Num& E,
                      const Num& S_x, const Num& M_p, Flexure& flexure, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    const Num r_y = sheet.given("r_y", "in", in.r_y_in, at("Symbols"));
    const Num r_ts = sheet.given("r_ts", "in", in.r_ts_in, at("F2-7"));
    const Num J = sheet.given("J", "in⁴", in.J_in4, at("Symbols"));
    const Num h_o = sheet.given("h_o", "in", in.h_o_in, at("F2.2"));
    const Num C_b = sheet.given("C_b", "", in.C_b, at("F1"));
    const Num L_b = sheet.eq(
        "L_b", "in", sheet.given("L", "ft", in.L_b_ft, at("F2.2")) * units::in_per_ft, at("F2.2"));
    const Num L_p = sheet.eq("L_p", "in", 1.76 * r_y * sqrt(E / F_y), at("F2-5"));
    const Num X = sheet.eq("X", "", J / (S_x * h_o), at("F2-6"));
    const Num stress = sheet.eq("F_L", "ksi", 0.7 * F_y, at("F2-6"));
    const Num L_r =
        sheet.eq("L_r", "in",
                 1.95 * r_ts * E / stress * sqrt(X + sqrt(square(X) + 6.76 * square(stress / E))),
                 at("F2-6"));
    flexure.L_p_ft = plain(L_p) / units::in_per_ft;
    flexure.L_r_ft = plain(L_r) / units::in_per_ft;
    if (plain(L_b) <= plain(L_p)) {
        sheet.note("L_b at most L_p: no lateral-torsional buckling", at("F2.2(a)"));
        return M_p;
    }
    if (plain(L_b) <= plain(L_r)) {
        sheet.note("L_b between L_p and L_r: inelastic lateral-torsional buckling", at("F2.2(b)"));
        return sheet.eq("M_ltb", "kip-in",
                        min(C_b * (M_p - (M_p - stress * S_x) * (L_b - L_p) / (L_r - L_p)), M_p),
                        at("F2-2"));
    }
    sheet.note("L_b over L_r: elastic lateral-torsional buckling", at("F2.2(c)"));
    const Num slenderness = sheet.eq("(L_b/r_ts)", "", L_b / r_ts, at("F2-4"));
    const Num F_cr = sheet.eq("F_cr", "ksi",
                              C_b * square(known<Num>("pi", pi)) * E / square(slenderness) *
                                  sqrt(1 + 0.078 * X * square(slenderness)),
                              at("F2-4"));
    return sheet.eq("M_ltb", "kip-in", min(F_cr * S_x, M_p), at("F2-3"));
}

template <class Edition, class Num>
Num flange_buckling(Compactness flange, const FlangeLimits<Num>& limits, const Num& lambda,
                    const Num& F_y, const Num& E, const Num& S_x, const Num& M_p, Clause& clause,
                    Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    if (flange == Compactness::noncompact) {
        sheet.note("flange noncompact", at("F3.2(a)"));
        return sheet.eq("M_flb", "kip-in",
                        M_p - (M_p - 0.7 * F_y * S_x) * (lambda - limits.compact) /
                                  (limits.noncompact - limits.compact),
                        at("F3-1"));
    }
    clause = unconfirmed(at("F3"));
    sheet.note("flange slender", clause);
    const Num k_c = sheet.eq("k_c", "", limits.k_c, clause);
    return sheet.eq("M_flb", "kip-in", 0.9 * E * k_c * S_x / square(lambda),
                    unconfirmed(at("F3-2")));
}

}  // namespace

template <class Edition, class Num>
Outcome<Flexure> flexure_wide_flange(const WideFlangeFlexureInputs& in, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    if (const auto no = all_positive({{"/F_y_ksi", in.F_y_ksi},
                                      {"/b_f_over_2t_f", in.b_f_over_2t_f},
                                      {"/h_over_t_w", in.h_over_t_w},
                                      {"/S_x_in3", in.S_x_in3},
                                      {"/Z_x_in3", in.Z_x_in3},
                                      {"/r_y_in", in.r_y_in},
                                      {"/r_ts_in", in.r_ts_in},
                                      {"/J_in4", in.J_in4},
                                      {"/h_o_in", in.h_o_in},
                                      {"/L_b_ft", in.L_b_ft},
                                      {"/C_b", in.C_b}},
                                     at("F2")))
        return *no;
    if (!(in.Z_x_in3 >= in.S_x_in3))
        return Rejection{"/Z_x_in3", "is less than the elastic modulus S", at("F2")};
    if (!(in.h_over_t_w <= 3.76 * sqrt(E_ksi / in.F_y_ksi)))
        return Rejection{"/h_over_t_w", "web not compact: F4 and F5 are not covered here",
                         at("Table B4.1b, case 15")};

    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, at("Symbols"));
    const Num E = given_E<Edition>(sheet);
    const Num S_x = sheet.given("S_x", "in³", in.S_x_in3, at("Symbols"));
    const Num Z_x = sheet.given("Z_x", "in³", in.Z_x_in3, at("Symbols"));
    const Num lambda = sheet.given("lambda", "", in.b_f_over_2t_f, at("B4.1a"));
    const Num h_tw = sheet.given("(h/t_w)", "", in.h_over_t_w, at("B4.1b"));
    sheet.eq("lambda_pw", "", 3.76 * sqrt(E / F_y), at("Table B4.1b, case 15"));
    sheet.note("web compact", at("F2"));
    const FlangeLimits<Num> limits = flange_limits<Edition>(in, F_y, E, h_tw, sheet);
    const Compactness flange =
        class_of(in.b_f_over_2t_f, plain(limits.compact), plain(limits.noncompact));
    const Num M_p = sheet.eq("M_p", "kip-in", F_y * Z_x, at("F2-1"));

    Flexure flexure{};
    flexure.compactness = flange;
    flexure.M_p_kipft = plain(M_p) / units::in_per_ft;
    flexure.clause = at(flange == Compactness::compact ? "F2" : "F3");
    LeastMoment<Num> least(M_p);
    if (flange == Compactness::compact)
        sheet.note("flange compact", at("F2"));
    else
        least.reduce(flange_buckling<Edition>(flange, limits, lambda, F_y, E, S_x, M_p,
                                              flexure.clause, sheet),
                     FlexureLimit::flange_local_buckling);
    least.reduce(lateral_torsional<Edition>(in, F_y, E, S_x, M_p, flexure, sheet),
                 FlexureLimit::lateral_torsional_buckling);
    if (in.make == Make::built_up) flexure.clause = unconfirmed(flexure.clause);

    least.template finish<Edition>(in.method, bending, flexure.clause, flexure, sheet);
    return flexure;
}

template <class Edition, class Num>
Outcome<Flexure> flexure_wide_flange_weak(const WideFlangeWeakFlexureInputs& in,
                                          Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    if (const auto no = all_positive({{"/F_y_ksi", in.F_y_ksi},
                                      {"/b_f_over_2t_f", in.b_f_over_2t_f},
                                      {"/S_y_in3", in.S_y_in3},
                                      {"/Z_y_in3", in.Z_y_in3}},
                                     at("F6")))
        return *no;
    if (!(in.Z_y_in3 >= in.S_y_in3))
        return Rejection{"/Z_y_in3", "is less than the elastic modulus S", at("F6")};

    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, at("Symbols"));
    const Num E = given_E<Edition>(sheet);
    const Num S_y = sheet.given("S_y", "in³", in.S_y_in3, at("Symbols"));
    const Num Z_y = sheet.given("Z_y", "in³", in.Z_y_in3, at("Symbols"));
    const Num lambda = sheet.given("lambda", "", in.b_f_over_2t_f, at("B4.1a"));
    const Num lambda_p =
        sheet.eq("lambda_pf", "", 0.38 * sqrt(E / F_y), at("Table B4.1b, case 13"));
    const Num lambda_r = sheet.eq("lambda_rf", "", 1.0 * sqrt(E / F_y), at("Table B4.1b, case 13"));
    const Num M_p = sheet.eq("M_p", "kip-in", min(F_y * Z_y, 1.6 * F_y * S_y), at("F6-1"));

    Flexure flexure{};
    flexure.compactness = class_of(in.b_f_over_2t_f, plain(lambda_p), plain(lambda_r));
    flexure.limit = FlexureLimit::flange_local_buckling;
    flexure.M_p_kipft = plain(M_p) / units::in_per_ft;
    flexure.clause = at("F6");
    Num M_n = M_p;
    if (flexure.compactness == Compactness::compact) {
        flexure.limit = FlexureLimit::yielding;
        sheet.note("flange compact: yielding governs", at("F6.2(a)"));
    } else if (flexure.compactness == Compactness::noncompact) {
        sheet.note("flange noncompact", at("F6.2(b)"));
        M_n = M_p - (M_p - 0.7 * F_y * S_y) * (lambda - lambda_p) / (lambda_r - lambda_p);
    } else {
        // 0.69 is the lower of the two figures in circulation for the two editions.
        flexure.clause = unconfirmed(at("F6-4"));
        sheet.note("flange slender", flexure.clause);
        const Num F_cr = sheet.eq("F_cr", "ksi", 0.69 * E / square(lambda), flexure.clause);
        flexure.F_cr_ksi = plain(F_cr);
        M_n = F_cr * S_y;
    }
    M_n = sheet.eq("M_n", "kip-in", M_n, flexure.clause);
    flexure.M_n_kipft = plain(M_n) / units::in_per_ft;
    flexure.M_c_kipft = plain(available_kipft<Edition>(in.method, M_n, bending, sheet));
    return flexure;
}

#define INSTANTIATE(Edition)                                                               \
    template Outcome<Flexure> flexure_wide_flange<Edition>(const WideFlangeFlexureInputs&, \
                                                           Sheet<double>&);                \
    template Outcome<Flexure> flexure_wide_flange<Edition>(const WideFlangeFlexureInputs&, \
                                                           Sheet<Term>&);                  \
    template Outcome<Flexure> flexure_wide_flange_weak<Edition>(                           \
        const WideFlangeWeakFlexureInputs&, Sheet<double>&);                               \
    template Outcome<Flexure> flexure_wide_flange_weak<Edition>(                           \
        const WideFlangeWeakFlexureInputs&, Sheet<Term>&)
APEX_EACH_STEEL_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::steel
