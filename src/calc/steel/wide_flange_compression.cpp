#include "calc/steel/wide_flange_compression.hpp"

#include "calc/steel/steps.hpp"

namespace apex::steel {
namespace {

constexpr Strength axial{"P_c", "phi_c", "Omega_c", "E1"};

/// What the member as a whole bears: E3 and E4.
template <class Num>
struct IMember {
    Num F_y, E, A, F_n;
    double slenderness;
    bool elastic;
};

/// The least elastic buckling stress of the three ways to buckle; needs a length.
template <class Edition, class Num>
Num elastic_stress(const WideFlangeCompressionInputs& in, const Num& E, const Num& A,
                   double& slenderness, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    const Num K = sheet.given("K", "", in.K, unconfirmed(at("Commentary Appendix 7")));
    const Num L = sheet.given("L", "ft", in.L_ft, at("E2"));
    const Num r_x = sheet.given("r_x", "in", in.r_x_in, at("Symbols"));
    const Num r_y = sheet.given("r_y", "in", in.r_y_in, at("Symbols"));
    const Num ratio = sheet.eq("(L_c/r)", "", K * L * units::in_per_ft / min(r_x, r_y), at("E2"));
    slenderness = plain(ratio);
    if (slenderness > 200)
        sheet.note("L_c/r over 200, which is advised against", at("E2, user note"));
    const Num pi_squared = square(known<Num>("pi", pi));
    const Num flexural = sheet.eq("F_e,f", "ksi", pi_squared * E / square(ratio), at("E3-4"));
    const Num J = sheet.given("J", "in⁴", in.J_in4, at("Symbols"));
    const Num C_w = sheet.given("C_w", "in⁶", in.C_w_in6, at("Symbols"));
    const Num G = sheet.given("G", "ksi", G_ksi, at("Symbols"));
    const Num L_z = sheet.given("L_z", "ft", in.L_z_ft.value_or(in.L_ft), at("E4"));
    const Num I_p = sheet.eq("I_0", "in⁴", A * (square(r_x) + square(r_y)), at("E4"));
    const Num twist = sheet.eq(
        "F_e,z", "ksi", (pi_squared * E * C_w / square(K * L_z * units::in_per_ft) + G * J) / I_p,
        at("E4-2"));
    sheet.note(plain(twist) < plain(flexural) ? "torsional buckling" : "flexural buckling",
               at("E4"));
    return sheet.eq("F_e", "ksi", min(flexural, twist), at("E3"));
}

template <class Edition, class Num>
IMember<Num> whole_member(const WideFlangeCompressionInputs& in, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, at("Symbols"));
    const Num E = given_E<Edition>(sheet);
    const Num A = sheet.given("A_g", "in²", in.A_in2, at("Symbols"));
    if (in.L_ft == 0) {
        sheet.note("no length to buckle over", at("E3"));
        return {F_y, E, A, sheet.eq(Edition::critical_stress, "ksi", F_y, at("E3-2")), 0, false};
    }
    double slenderness = 0;
    const Num F_e = elastic_stress<Edition>(in, E, A, slenderness, sheet);
    const bool elastic = !(plain(F_y) / plain(F_e) <= 2.25);
    const Num F_n = elastic ? sheet.eq(Edition::critical_stress, "ksi", 0.877 * F_e, at("E3-3"))
                            : sheet.eq(Edition::critical_stress, "ksi",
                                       pow(Num(0.658), F_y / F_e) * F_y, at("E3-2"));
    return {F_y, E, A, F_n, slenderness, elastic};
}

/// A kind of element in E7: its name, its limit of Table B4.1a and its imperfection factors c1, c2
/// of Table E7.1.
struct Element {
    const char *width, *slenderness_limit, *buckling_stress;
    double c1, c2;
};
constexpr Element flange_element{"b_e", "lambda_rf", "F_el,f", 0.22, 1.49};
constexpr Element web_element{"h_e", "lambda_rw", "F_el,w", 0.18, 1.31};

/// What of `width` does not bear; 0 where the element is stocky at the member's stress.
template <class Edition, class Num>
Num lost_width(const Element& element, double ratio, const Num& width, const Num& slenderness,
               const Num& limit, const IMember<Num>& m, bool& slender, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    if (ratio <= plain(limit) * sqrt(plain(m.F_y) / plain(m.F_n))) return Num(0.0);
    slender = true;
    const Num F_el =
        sheet.eq(element.buckling_stress, "ksi", square(element.c2 * limit / slenderness) * m.F_y,
                 unconfirmed(at("E7-5")));
    const Num bears =
        sheet.eq(element.width, "in",
                 min(width * (1 - element.c1 * sqrt(F_el / m.F_n)) * sqrt(F_el / m.F_n), width),
                 unconfirmed(at("E7-3")));
    return width - bears;
}

}  // namespace

template <class Edition, class Num>
Outcome<Compression> compression_wide_flange(const WideFlangeCompressionInputs& in,
                                             Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    if (const auto no = all_positive({{"/F_y_ksi", in.F_y_ksi},
                                      {"/b_f_in", in.b_f_in},
                                      {"/t_f_in", in.t_f_in},
                                      {"/t_w_in", in.t_w_in},
                                      {"/h_over_t_w", in.h_over_t_w},
                                      {"/A_in2", in.A_in2},
                                      {"/r_x_in", in.r_x_in},
                                      {"/r_y_in", in.r_y_in},
                                      {"/J_in4", in.J_in4},
                                      {"/C_w_in6", in.C_w_in6},
                                      {"/K", in.K},
                                      {"/L_z_ft", in.L_z_ft.value_or(1)}},
                                     at("E3")))
        return *no;
    if (const auto no = all_magnitudes({{"/L_ft", in.L_ft}}, at("E2"))) return *no;

    const IMember<Num> member = whole_member<Edition>(in, sheet);
    const Num b_f = sheet.given("b_f", "in", in.b_f_in, at("Symbols"));
    const Num t_f = sheet.given("t_f", "in", in.t_f_in, at("Symbols"));
    const Num t_w = sheet.given("t_w", "in", in.t_w_in, at("Symbols"));
    const Num h_tw = sheet.given("(h/t_w)", "", in.h_over_t_w, at("B4.1b"));
    const Num b = sheet.eq("b", "in", b_f / 2, at("B4.1a"));
    const Num lambda = sheet.eq("lambda", "", b / t_f, at("B4.1a"));
    const Num h = sheet.eq("h", "in", h_tw * t_w, at("B4.1b"));
    const Num k_c = in.make == Make::built_up
                        ? sheet.eq("k_c", "", min(max(Num(4) / sqrt(h_tw), Num(0.35)), Num(0.76)),
                                   unconfirmed(at("Table B4.1a, note")))
                        : Num(1.0);
    const Num flange_limit =
        in.make == Make::built_up
            ? sheet.eq(flange_element.slenderness_limit, "",
                       0.64 * sqrt(k_c * member.E / member.F_y),
                       unconfirmed(at("Table B4.1a, case 2")))
            : sheet.eq(flange_element.slenderness_limit, "", 0.56 * sqrt(member.E / member.F_y),
                       unconfirmed(at("Table B4.1a, case 1")));
    const Num web_limit =
        sheet.eq(web_element.slenderness_limit, "", 1.49 * sqrt(member.E / member.F_y),
                 unconfirmed(at("Table B4.1a, case 5")));

    bool slender = false;
    const Num flange_loss = lost_width<Edition>(flange_element, plain(lambda), b, lambda,
                                                flange_limit, member, slender, sheet);
    const Num web_loss =
        lost_width<Edition>(web_element, in.h_over_t_w, h, h_tw, web_limit, member, slender, sheet);
    Num A_e = member.A;
    if (slender) {
        sheet.note("slender elements: effective area", unconfirmed(at("E7")));
        A_e = sheet.eq("A_e", "in²", member.A - 4 * flange_loss * t_f - web_loss * t_w,
                       unconfirmed(at("E7")));
    } else {
        sheet.note("no slender element at this stress", unconfirmed(at("E7")));
    }
    if (!(plain(A_e) > 0))
        return Rejection{"/A_in2", "is less than what the elements lose to local buckling",
                         unconfirmed(at("E7"))};
    const Clause clause =
        slender || in.make == Make::built_up ? unconfirmed(at("E7-1")) : at("E3-1");
    const Num P_n = sheet.eq("P_n", "kip", member.F_n * A_e, clause);
    const Num P_c = available_kip<Edition>(in.method, P_n, axial, sheet);
    return Compression{plain(P_n),         plain(P_c), plain(member.F_n), plain(A_e),
                       member.slenderness, slender,    member.elastic,    clause};
}

#define INSTANTIATE(Edition)                                        \
    template Outcome<Compression> compression_wide_flange<Edition>( \
        const WideFlangeCompressionInputs&, Sheet<double>&);        \
    template Outcome<Compression> compression_wide_flange<Edition>( \
        const WideFlangeCompressionInputs&, Sheet<Term>&)
APEX_EACH_STEEL_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::steel
