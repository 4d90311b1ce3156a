#include "calc/steel/wide_flange_shear.hpp"

#include "calc/steel/steps.hpp"

namespace apex::steel {
namespace {

constexpr Strength web_shear{"V_c", "phi_v", "Omega_v", "G1"};

/// G2 and G6 await confirmation against the printed standard.
template <class Edition>
constexpr Clause chapter_g(const char* ref) {
    return unconfirmed(Edition::clause(ref));
}

/// The web of a rolled shape that cannot buckle has factors of its own: 1.00 and 1.50 (G2.1(a)).
template <class Edition, class Num>
Num available_stocky(Method method, const Num& V_n, Sheet<Num>& sheet) {
    constexpr auto at = chapter_g<Edition>;
    if (method == Method::lrfd)
        return sheet.eq("V_c", "kip", sheet.given("phi_v", "", 1.00, at("G2.1(a)")) * V_n,
                        at("G2.1(a)"));
    return sheet.eq("V_c", "kip", V_n / sheet.given("Omega_v", "", 1.50, at("G2.1(a)")),
                    at("G2.1(a)"));
}

}  // namespace

template <class Edition, class Num>
Outcome<Shear> shear_wide_flange(const WideFlangeShearInputs& in, Sheet<Num>& sheet) {
    constexpr auto at = chapter_g<Edition>;
    if (const auto no = all_positive({{"/F_y_ksi", in.F_y_ksi},
                                      {"/d_in", in.d_in},
                                      {"/t_w_in", in.t_w_in},
                                      {"/h_over_t_w", in.h_over_t_w}},
                                     at("G2.1")))
        return *no;
    if (!(in.h_over_t_w <= 260))
        return Rejection{"/h_over_t_w", "h/t_w is over 260: outside a web without stiffeners",
                         at("F13.2")};

    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, at("Symbols"));
    const Num E = given_E<Edition>(sheet);
    const Num d = sheet.given("d", "in", in.d_in, at("Symbols"));
    const Num t_w = sheet.given("t_w", "in", in.t_w_in, at("Symbols"));
    const Num h_tw = sheet.given("(h/t_w)", "", in.h_over_t_w, at("B4.1b"));
    const Num A_w = sheet.eq("A_w", "in²", d * t_w, at("G2.1"));
    const bool stocky = in.make == Make::rolled && in.h_over_t_w <= 2.24 * sqrt(E_ksi / in.F_y_ksi);
    if (stocky) {
        sheet.note("rolled, h/t_w at most 2.24 sqrt(E/F_y)", at("G2.1(a)"));
        const Num C_v1 = sheet.eq("C_v1", "", Num(1.0), at("G2-2"));
        const Num V_n = sheet.eq("V_n", "kip", 0.6 * F_y * A_w * C_v1, at("G2-1"));
        const Num V_c = available_stocky<Edition>(in.method, V_n, sheet);
        return Shear{plain(V_n), plain(V_c), 0.6 * in.F_y_ksi, ShearLimit::yielding, at("G2.1(a)")};
    }
    const Num k_v = sheet.given("k_v", "", 5.34, at("G2.1(b)"));
    const bool buckles = in.h_over_t_w > 1.10 * sqrt(5.34 * E_ksi / in.F_y_ksi);
    const Num C_v1 = buckles ? sheet.eq("C_v1", "", 1.10 * sqrt(k_v * E / F_y) / h_tw, at("G2-4"))
                             : sheet.eq("C_v1", "", Num(1.0), at("G2-3"));
    sheet.note(buckles ? "shear buckling governs" : "yielding governs", at("G2.1(b)"));
    const Num V_n = sheet.eq("V_n", "kip", 0.6 * F_y * A_w * C_v1, at("G2-1"));
    const Num V_c = available_kip<Edition>(in.method, V_n, web_shear, sheet);
    return Shear{plain(V_n), plain(V_c), 0.6 * in.F_y_ksi * plain(C_v1),
                 buckles ? ShearLimit::buckling : ShearLimit::yielding, at("G2.1(b)")};
}

template <class Edition, class Num>
Outcome<Shear> shear_wide_flange_weak(const WideFlangeWeakShearInputs& in, Sheet<Num>& sheet) {
    constexpr auto at = chapter_g<Edition>;
    if (const auto no = all_positive(
            {{"/F_y_ksi", in.F_y_ksi}, {"/b_f_in", in.b_f_in}, {"/t_f_in", in.t_f_in}}, at("G6")))
        return *no;

    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, at("Symbols"));
    const Num E = given_E<Edition>(sheet);
    const Num b_f = sheet.given("b_f", "in", in.b_f_in, at("Symbols"));
    const Num t_f = sheet.given("t_f", "in", in.t_f_in, at("Symbols"));
    const Num k_v = sheet.given("k_v", "", 1.2, at("G6"));
    const Num b_t = sheet.eq("(b_f/2t_f)", "", b_f / (2 * t_f), at("B4.1a"));
    const double root = sqrt(1.2 * E_ksi / in.F_y_ksi);
    const bool buckles = plain(b_t) > 1.10 * root;
    Num C_v2 = Num(1.0);
    if (!buckles)
        C_v2 = sheet.eq("C_v2", "", Num(1.0), at("G2-9"));
    else if (plain(b_t) <= 1.37 * root)
        C_v2 = sheet.eq("C_v2", "", 1.10 * sqrt(k_v * E / F_y) / b_t, at("G2-10"));
    else
        C_v2 = sheet.eq("C_v2", "", 1.51 * k_v * E / (square(b_t) * F_y), at("G2-11"));
    sheet.note(buckles ? "shear buckling governs" : "yielding governs", at("G6"));
    const Num V_n = sheet.eq("V_n", "kip", 2 * (0.6 * F_y * b_f * t_f * C_v2), at("G6-1"));
    const Num V_c = available_kip<Edition>(in.method, V_n, web_shear, sheet);
    return Shear{plain(V_n), plain(V_c), 0.6 * in.F_y_ksi * plain(C_v2),
                 buckles ? ShearLimit::buckling : ShearLimit::yielding, at("G6")};
}

#define INSTANTIATE(Edition)                                                                  \
    template Outcome<Shear> shear_wide_flange<Edition>(const WideFlangeShearInputs&,          \
                                                       Sheet<double>&);                       \
    template Outcome<Shear> shear_wide_flange<Edition>(const WideFlangeShearInputs&,          \
                                                       Sheet<Term>&);                         \
    template Outcome<Shear> shear_wide_flange_weak<Edition>(const WideFlangeWeakShearInputs&, \
                                                            Sheet<double>&);                  \
    template Outcome<Shear> shear_wide_flange_weak<Edition>(const WideFlangeWeakShearInputs&, \
                                                            Sheet<Term>&)
APEX_EACH_STEEL_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::steel
