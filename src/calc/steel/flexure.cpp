#include "calc/steel/flexure.hpp"

#include <array>

#include "calc/steel/least_moment.hpp"
#include "calc/steel/steps.hpp"

namespace apex::steel {
namespace {

constexpr Strength flexural{"M_c", "phi_b", "Omega_b", "F1"};

Compactness classify(double slenderness, double compact_limit, double noncompact_limit) {
    if (slenderness <= compact_limit) return Compactness::compact;
    return slenderness <= noncompact_limit ? Compactness::noncompact : Compactness::slender;
}

}  // namespace

const char* words(FlexureLimit limit) {
    constexpr std::array text{"yielding", "local buckling", "flange local buckling",
                              "web local buckling", "lateral-torsional buckling"};
    return text[static_cast<std::size_t>(limit)];
}

const char* words(Compactness compactness) {
    constexpr std::array text{"compact", "noncompact", "slender"};
    return text[static_cast<std::size_t>(compactness)];
}

template <class Edition, class Num>
Outcome<Flexure> flexure_round(const RoundFlexureInputs& in, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    if (const auto no = all_positive({{"/F_y_ksi", in.F_y_ksi},
                                      {"/D_over_t", in.D_over_t},
                                      {"/S_in3", in.S_in3},
                                      {"/Z_in3", in.Z_in3}},
                                     at("F8")))
        return *no;
    if (!(in.Z_in3 >= in.S_in3))
        return Rejection{"/Z_in3", "is less than the elastic modulus S", at("F8")};
    if (!(in.D_over_t < 0.45 * E_ksi / in.F_y_ksi))
        return Rejection{"/D_over_t", "D/t is not below 0.45 E/F_y: outside F8", at("F8")};

    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, at("Symbols"));
    const Num E = given_E<Edition>(sheet);
    const Num D_t = sheet.given("(D/t)", "", in.D_over_t, at("B4.1"));
    const Num S = sheet.given("S", "in³", in.S_in3, at("Symbols"));
    const Num Z = sheet.given("Z", "in³", in.Z_in3, at("Symbols"));
    const Num lambda_p = sheet.eq("lambda_p", "", 0.07 * E / F_y, at("Table B4.1b, case 20"));
    const Num lambda_r = sheet.eq("lambda_r", "", 0.31 * E / F_y, at("Table B4.1b, case 20"));
    const Compactness compactness = classify(in.D_over_t, plain(lambda_p), plain(lambda_r));
    const Num M_p = sheet.eq("M_p", "kip-in", F_y * Z, at("F8-1"));

    Flexure flexure{};
    flexure.M_p_kipft = plain(M_p) / units::in_per_ft;
    flexure.compactness = compactness;
    flexure.clause = at("F8");
    const auto finish = [&](const Num& M_n, FlexureLimit limit) {
        flexure.M_n_kipft = plain(M_n) / units::in_per_ft;
        flexure.M_c_kipft = plain(available_kipft<Edition>(in.method, M_n, flexural, sheet));
        flexure.limit = limit;
        return flexure;
    };
    if (compactness == Compactness::compact) {
        sheet.note("compact: yielding governs", at("F8.1"));
        return finish(sheet.eq("M_n", "kip-in", M_p, at("F8-1")), FlexureLimit::yielding);
    }
    Num M_lb = M_p;
    if (compactness == Compactness::noncompact) {
        sheet.note("noncompact: inelastic local buckling", at("F8.2"));
        M_lb = sheet.eq("M_lb", "kip-in", (0.021 * E / D_t + F_y) * S, at("F8-2"));
    } else {
        sheet.note("slender: elastic local buckling", at("F8.2"));
        const Num F_cr = sheet.eq("F_cr", "ksi", 0.33 * E / D_t, at("F8-4"));
        flexure.F_cr_ksi = plain(F_cr);
        M_lb = sheet.eq("M_lb", "kip-in", F_cr * S, at("F8-3"));
    }
    const bool yields = plain(M_p) <= plain(M_lb);
    return finish(sheet.eq("M_n", "kip-in", min(M_p, M_lb), at("F8")),
                  yields ? FlexureLimit::yielding : FlexureLimit::local_buckling);
}

namespace {

template <class Num>
struct BoxMaterial {  // What the limit states of a box share.
    Num F_y, E, S, M_p;
};

template <class Edition, class Num>
Num flange_local_buckling(const BoxFlexureInputs& in, Compactness flange, const Num& b_t,
                          const BoxMaterial<Num>& m, Flexure& flexure, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    if (flange == Compactness::noncompact) {
        sheet.note("flange noncompact", at("F7.2(b)"));
        return sheet.eq("M_flb", "kip-in",
                        m.M_p - (m.M_p - m.F_y * m.S) * (3.57 * b_t * sqrt(m.F_y / m.E) - 4.0),
                        at("F7-2"));
    }
    // The strip that does not bear is taken off both flanges, so that the neutral axis stays where
    // it is: the manner of the AISC design examples, on the safe side of shifting the axis.
    sheet.note("flange slender: effective section, the same strip off both flanges", at("F7.2(c)"));
    const Num t = sheet.given("t", "in", in.t_in, at("B4.2"));
    const Num H = sheet.given("H", "in", in.H_in, at("Symbols"));
    const Num I = sheet.given("I", "in⁴", in.I_in4, at("Symbols"));
    const Num b = sheet.eq("b", "in", b_t * t, at("B4.1b"));
    const Num b_e = sheet.eq(
        "b_e", "in", min(1.92 * t * sqrt(m.E / m.F_y) * (1 - 0.38 / b_t * sqrt(m.E / m.F_y)), b),
        at("F7-4"));
    const Num strip = sheet.eq("A_i", "in²", (b - b_e) * t, at("F7.2(c)"));
    const Num I_eff = sheet.eq(
        "I_eff", "in⁴", I - 2 * strip * (square((H - t) / 2) + square(t) / 12), at("F7.2(c)"));
    const Num S_e = sheet.eq("S_e", "in³", I_eff / (H / 2), at("F7.2(c)"));
    flexure.b_e_in = plain(b_e);
    flexure.I_eff_in4 = plain(I_eff);
    flexure.S_e_in3 = plain(S_e);
    return sheet.eq("M_flb", "kip-in", m.F_y * S_e, at("F7-3"));
}

template <class Edition, class Num>
Num lateral_torsional_buckling(const LateralBracing& bracing, const BoxMaterial<Num>& m,
                               Flexure& flexure, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    const Num r_y = sheet.given("r_y", "in", bracing.r_y_in, at("Symbols"));
    const Num J = sheet.given("J", "in⁴", bracing.J_in4, at("Symbols"));
    const Num A = sheet.given("A_g", "in²", bracing.A_in2, at("Symbols"));
    const Num C_b = sheet.given("C_b", "", bracing.C_b, at("F1"));
    const Num L_b =
        sheet.eq("L_b", "in", sheet.given("L", "ft", bracing.L_b_ft, at("F7.4")) * units::in_per_ft,
                 at("F7.4"));
    const Num L_p = sheet.eq("L_p", "in", 0.13 * m.E * r_y * sqrt(J * A) / m.M_p, at("F7-12"));
    const Num L_r =
        sheet.eq("L_r", "in", 2 * m.E * r_y * sqrt(J * A) / (0.7 * m.F_y * m.S), at("F7-13"));
    flexure.L_p_ft = plain(L_p) / units::in_per_ft;
    flexure.L_r_ft = plain(L_r) / units::in_per_ft;
    if (plain(L_b) <= plain(L_p)) {
        sheet.note("L_b at most L_p: no lateral-torsional buckling", at("F7.4(a)"));
        return m.M_p;
    }
    if (plain(L_b) <= plain(L_r)) {
        sheet.note("L_b between L_p and L_r", at("F7.4(b)"));
        return sheet.eq(
            "M_ltb", "kip-in",
            min(C_b * (m.M_p - (m.M_p - 0.7 * m.F_y * m.S) * (L_b - L_p) / (L_r - L_p)), m.M_p),
            at("F7-10"));
    }
    sheet.note("L_b over L_r: elastic", at("F7.4(c)"));
    flexure.clause = unconfirmed(flexure.clause);
    return sheet.eq("M_ltb", "kip-in", min(2 * m.E * C_b * sqrt(J * A) / (L_b / r_y), m.M_p),
                    unconfirmed(at("F7-11")));
}

template <class Edition>
std::optional<Rejection> unusable(const BoxFlexureInputs& in) {
    constexpr auto at = Edition::clause;
    if (auto no = all_positive({{"/F_y_ksi", in.F_y_ksi},
                                {"/H_in", in.H_in},
                                {"/B_in", in.B_in},
                                {"/t_in", in.t_in},
                                {"/b_over_t", in.b_over_t},
                                {"/h_over_t", in.h_over_t},
                                {"/I_in4", in.I_in4},
                                {"/S_in3", in.S_in3},
                                {"/Z_in3", in.Z_in3}},
                               at("F7")))
        return no;
    if (!(in.Z_in3 >= in.S_in3))
        return Rejection{"/Z_in3", "is less than the elastic modulus S", at("F7")};
    if (!(2 * in.t_in < in.H_in && 2 * in.t_in < in.B_in))
        return Rejection{"/t_in", "leaves no hollow", at("F7")};
    if (!(in.h_over_t <= 5.70 * sqrt(E_ksi / in.F_y_ksi)))
        return Rejection{"/h_over_t", "slender web: outside what is checked here", at("F7.3(c)")};
    if (in.H_in > in.B_in && !in.bracing)
        return Rejection{"/bracing",
                         "a rectangle bent about its strong axis needs its unbraced length",
                         at("F7.4")};
    if (!in.bracing) return std::nullopt;
    return all_positive({{"/bracing/L_b_ft", in.bracing->L_b_ft},
                         {"/bracing/C_b", in.bracing->C_b},
                         {"/bracing/r_y_in", in.bracing->r_y_in},
                         {"/bracing/J_in4", in.bracing->J_in4},
                         {"/bracing/A_in2", in.bracing->A_in2}},
                        at("F7.4"));
}

}  // namespace

template <class Edition, class Num>
Outcome<Flexure> flexure_box(const BoxFlexureInputs& in, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    if (const auto no = unusable<Edition>(in)) return *no;

    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, at("Symbols"));
    const Num E = given_E<Edition>(sheet);
    const Num b_t = sheet.given("(b/t)", "", in.b_over_t, at("B4.1b"));
    const Num h_t = sheet.given("(h/t)", "", in.h_over_t, at("B4.1b"));
    const Num S = sheet.given("S", "in³", in.S_in3, at("Symbols"));
    const Num Z = sheet.given("Z", "in³", in.Z_in3, at("Symbols"));
    const Num flange_p =
        sheet.eq("lambda_pf", "", 1.12 * sqrt(E / F_y), at("Table B4.1b, case 17"));
    const Num flange_r =
        sheet.eq("lambda_rf", "", 1.40 * sqrt(E / F_y), at("Table B4.1b, case 17"));
    const Num web_p = sheet.eq("lambda_pw", "", 2.42 * sqrt(E / F_y), at("Table B4.1b, case 19"));
    const Num web_r = sheet.eq("lambda_rw", "", 5.70 * sqrt(E / F_y), at("Table B4.1b, case 19"));
    const Compactness flange = classify(in.b_over_t, plain(flange_p), plain(flange_r));
    const Compactness web = classify(in.h_over_t, plain(web_p), plain(web_r));

    const Num M_p = sheet.eq("M_p", "kip-in", F_y * Z, at("F7-1"));
    const BoxMaterial<Num> shared{F_y, E, S, M_p};
    Flexure flexure{};
    flexure.compactness = flange > web ? flange : web;
    flexure.M_p_kipft = plain(M_p) / units::in_per_ft;
    flexure.clause = at("F7");
    LeastMoment<Num> least(M_p);
    if (flange == Compactness::compact)
        sheet.note("flange compact", at("F7.2(a)"));
    else
        least.reduce(flange_local_buckling<Edition>(in, flange, b_t, shared, flexure, sheet),
                     FlexureLimit::flange_local_buckling);
    if (web == Compactness::compact) {
        sheet.note("web compact", at("F7.3(a)"));
    } else {
        sheet.note("web noncompact", at("F7.3(b)"));
        least.reduce(
            sheet.eq("M_wlb", "kip-in",
                     M_p - (M_p - F_y * S) * (0.305 * h_t * sqrt(F_y / E) - 0.738), at("F7-6")),
            FlexureLimit::web_local_buckling);
    }
    if (in.bracing && in.H_in > in.B_in)
        least.reduce(lateral_torsional_buckling<Edition>(*in.bracing, shared, flexure, sheet),
                     FlexureLimit::lateral_torsional_buckling);
    else
        sheet.note("square, or bent about the weak axis: no lateral-torsional buckling",
                   at("F7.4"));

    least.template finish<Edition>(in.method, flexural, at("F7"), flexure, sheet);
    return flexure;
}

#define INSTANTIATE(Edition)                                                                     \
    template Outcome<Flexure> flexure_round<Edition>(const RoundFlexureInputs&, Sheet<double>&); \
    template Outcome<Flexure> flexure_round<Edition>(const RoundFlexureInputs&, Sheet<Term>&);   \
    template Outcome<Flexure> flexure_box<Edition>(const BoxFlexureInputs&, Sheet<double>&);     \
    template Outcome<Flexure> flexure_box<Edition>(const BoxFlexureInputs&, Sheet<Term>&)
APEX_EACH_STEEL_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::steel
