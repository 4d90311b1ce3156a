#include "calc/steel/open_interaction.hpp"

#include <utility>

#include "calc/steel/steps.hpp"

namespace apex::steel {
namespace {

template <class Num>
struct OpenActions {
    Num P_r, P_c, M_rx, M_cx, M_ry, M_cy;
};

template <class Edition, class Num>
Num h1_sum(const OpenActions<Num>& a, bool large_axial, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    const Num bending = sheet.eq("sum(M_r/M_c)", "", a.M_rx / a.M_cx + a.M_ry / a.M_cy, at("H1.1"));
    if (large_axial) return sheet.eq("H1", "", a.P_r / a.P_c + Num(8) / 9 * bending, at("H1-1a"));
    return sheet.eq("H1", "", a.P_r / (2 * a.P_c) + bending, at("H1-1b"));
}

template <class Edition>
std::optional<Rejection> unusable_open(const OpenInteractionInputs& in) {
    constexpr auto at = Edition::clause;
    if (auto no = all_positive({{"/F_y_ksi", in.F_y_ksi},
                                {"/A_in2", in.A_in2},
                                {"/S_x_in3", in.S_x_in3},
                                {"/S_y_in3", in.S_y_in3},
                                {"/d_in", in.d_in},
                                {"/t_w_in", in.t_w_in},
                                {"/b_f_in", in.b_f_in},
                                {"/t_f_in", in.t_f_in},
                                {"/P_c_kip", in.P_c_kip},
                                {"/M_cx_kipft", in.M_cx_kipft},
                                {"/M_cy_kipft", in.M_cy_kipft}},
                               at("H1.1")))
        return no;
    return all_magnitudes({{"/P_r_kip", in.P_r_kip},
                           {"/M_rx_kipft", in.M_rx_kipft},
                           {"/M_ry_kipft", in.M_ry_kipft},
                           {"/V_rx_kip", in.V_rx_kip},
                           {"/V_ry_kip", in.V_ry_kip},
                           {"/sigma_w_ksi", in.sigma_w_ksi},
                           {"/tau_w_ksi", in.tau_w_ksi},
                           {"/tau_f_ksi", in.tau_f_ksi},
                           {"/tau_web_ksi", in.tau_web_ksi}},
                          at("H1.1"));
}

/// Available yield stress, phi_T F_y or F_y / Omega_T.
template <class Edition, class Num>
Num available_stress(Method method, const Num& F_y, Sheet<Num>& sheet) {
    const Clause clause = unconfirmed(Edition::clause("H3.3"));
    if (method == Method::lrfd)
        return sheet.eq("F_a", "ksi", sheet.given("phi_T", "", 0.90, clause) * F_y, clause);
    return sheet.eq("F_a", "ksi", F_y / sheet.given("Omega_T", "", 1.67, clause), clause);
}

}  // namespace

template <class Edition, class Num>
Outcome<OpenInteraction> interaction_open(const OpenInteractionInputs& in, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    const auto h33 = [](const char* ref) { return unconfirmed(Edition::clause(ref)); };
    if (const auto no = unusable_open<Edition>(in)) return *no;

    const OpenActions<Num> a{sheet.given("P_r", "kip", in.P_r_kip, at("H1.1")),
                             sheet.given("P_c", "kip", in.P_c_kip, at("H1.1")),
                             sheet.given("M_rx", "kip-ft", in.M_rx_kipft, at("H1.1")),
                             sheet.given("M_cx", "kip-ft", in.M_cx_kipft, at("H1.1")),
                             sheet.given("M_ry", "kip-ft", in.M_ry_kipft, at("H1.1")),
                             sheet.given("M_cy", "kip-ft", in.M_cy_kipft, at("H1.1"))};
    const bool large_axial = in.P_r_kip / in.P_c_kip >= 0.2;
    const Num h1 = h1_sum<Edition>(a, large_axial, sheet);

    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, at("Symbols"));
    const Num A = sheet.given("A_g", "in²", in.A_in2, at("Symbols"));
    const Num S_x = sheet.given("S_x", "in³", in.S_x_in3, at("Symbols"));
    const Num S_y = sheet.given("S_y", "in³", in.S_y_in3, at("Symbols"));
    const Num sigma_w = sheet.given("sigma_w", "ksi", in.sigma_w_ksi, h33("H3.3"));
    const Num F_a = available_stress<Edition>(in.method, F_y, sheet);
    const Num f_a = sheet.eq("f_a", "ksi", a.P_r / A, h33("H3.3"));
    const Num f_bx = sheet.eq("f_bx", "ksi", a.M_rx * units::in_per_ft / S_x, h33("H3.3"));
    const Num f_by = sheet.eq("f_by", "ksi", a.M_ry * units::in_per_ft / S_y, h33("H3.3"));
    const Num sigma = sheet.eq("sigma", "ksi", f_a + f_bx + f_by + sigma_w, h33("H3.3"));
    const Num normal = sheet.eq("(sigma/F_a)", "", sigma / F_a, h33("H3-7"));

    const Num V_rx = sheet.given("V_rx", "kip", in.V_rx_kip, h33("H3.3"));
    const Num V_ry = sheet.given("V_ry", "kip", in.V_ry_kip, h33("H3.3"));
    const Num d = sheet.given("d", "in", in.d_in, at("Symbols"));
    const Num t_w = sheet.given("t_w", "in", in.t_w_in, at("Symbols"));
    const Num b_f = sheet.given("b_f", "in", in.b_f_in, at("Symbols"));
    const Num t_f = sheet.given("t_f", "in", in.t_f_in, at("Symbols"));
    const Num tau_web = sheet.eq(
        "tau_web,V", "ksi",
        V_rx / (d * t_w) + sheet.given("tau_web", "ksi", in.tau_web_ksi, h33("H3.3")), h33("H3.3"));
    // A flange is a rectangle under its half of the shear: 1.5 times the mean in its middle.
    const Num tau_flange = sheet.eq("tau_f,V", "ksi",
                                    1.5 * V_ry / (2 * b_f * t_f) +
                                        sheet.given("tau_w", "ksi", in.tau_w_ksi, h33("H3.3")) +
                                        sheet.given("tau_f", "ksi", in.tau_f_ksi, h33("H3.3")),
                                    h33("H3.3"));
    const Num tau = sheet.eq("tau", "ksi", max(tau_web, tau_flange), h33("H3.3"));
    const Num shear = sheet.eq("(tau/0.6F_a)", "", tau / (0.6 * F_a), h33("H3-8"));

    // H3-9 with each stress against what limits it: buckling of the member, lateral-torsional
    // buckling about x, and yielding for what cannot buckle it.
    const Num F_cx =
        sheet.eq("F_cx", "ksi", min(a.M_cx * units::in_per_ft / S_x, F_a), h33("H3-9"));
    const Num buckling =
        sheet.eq("H3-9", "", a.P_r / a.P_c + f_bx / F_cx + (f_by + sigma_w) / F_a, h33("H3-9"));

    OpenInteraction result{};
    result.axial_ratio = in.P_r_kip / in.P_c_kip;
    result.h1_ratio = plain(h1);
    result.normal_ratio = plain(normal);
    result.shear_ratio = plain(shear);
    result.buckling_ratio = plain(buckling);
    result.sigma_ksi = plain(sigma);
    result.tau_ksi = plain(tau);
    result.equation = large_axial ? InteractionEquation::h1_1a : InteractionEquation::h1_1b;
    result.clause = at("H1.1");
    Num ratio = h1;
    const bool twisted =
        in.sigma_w_ksi > 0 || in.tau_w_ksi > 0 || in.tau_f_ksi > 0 || in.tau_web_ksi > 0;
    if (twisted) {
        for (const auto& [equation, each] : {std::pair{InteractionEquation::h3_7, normal},
                                             std::pair{InteractionEquation::h3_8, shear},
                                             std::pair{InteractionEquation::h3_9, buckling}})
            if (plain(each) > plain(ratio)) {
                ratio = each;
                result.equation = equation;
                result.clause = h33("H3.3");
            }
    } else {
        sheet.note("no torsion: H1 alone", at("H1.1"));
    }
    result.ratio = plain(sheet.eq("ratio", "", ratio, result.clause));
    sheet.note(words(result.equation), result.clause);
    return result;
}

#define INSTANTIATE(Edition)                                                                  \
    template Outcome<OpenInteraction> interaction_open<Edition>(const OpenInteractionInputs&, \
                                                                Sheet<double>&);              \
    template Outcome<OpenInteraction> interaction_open<Edition>(const OpenInteractionInputs&, \
                                                                Sheet<Term>&)
APEX_EACH_STEEL_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::steel
