#include "calc/steel/interaction.hpp"

#include <array>

#include "calc/steel/steps.hpp"

namespace apex::steel {

const char* words(InteractionEquation equation) {
    constexpr std::array text{"H1-1a", "H1-1b", "H3-6", "H3-7", "H3-8", "H3-9"};
    return text[static_cast<std::size_t>(equation)];
}

namespace {

/// Demand and strength of torsion, and the shear ratio that acts with it.
struct Twist {
    double T_r_kipft, T_c_kipft;
    bool counts() const { return T_r_kipft > 0.2 * T_c_kipft; }  // H3.2
};

/// Strengths of shear and torsion matter only where there is torsion.
template <class Edition>
std::optional<Rejection> unusable(const Twist& twist,
                                  std::initializer_list<Quantity> shear_strengths) {
    constexpr auto at = Edition::clause;
    if (auto no = all_magnitudes({{"/T_r_kipft", twist.T_r_kipft}, {"/T_c_kipft", twist.T_c_kipft}},
                                 at("H3.2")))
        return no;
    if (twist.T_r_kipft == 0) return std::nullopt;
    if (auto no = all_positive({{"/T_c_kipft", twist.T_c_kipft}}, at("H3.2"))) return no;
    return twist.counts() ? all_positive(shear_strengths, at("H3.2")) : std::nullopt;
}

/// `bending` is the sum of moment ratios; `shear_ratio` is called only if torsion counts.
template <class Edition, class Num, class ShearRatio>
Interaction combine(double P_r_kip, double P_c_kip, const Num& bending, const Twist& twist,
                    ShearRatio shear_ratio, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    const Num P_r = sheet.given("P_r", "kip", P_r_kip, at("H1.1"));
    const Num P_c = sheet.given("P_c", "kip", P_c_kip, at("H1.1"));
    const double axial_ratio = P_r_kip / P_c_kip;
    double torsion_ratio = 0;
    if (twist.T_r_kipft > 0) {
        const Num T_r = sheet.given("T_r", "kip-ft", twist.T_r_kipft, at("H3.2"));
        const Num T_c = sheet.given("T_c", "kip-ft", twist.T_c_kipft, at("H3.2"));
        const Num t_ratio = sheet.eq("(T_r/T_c)", "", T_r / T_c, at("H3.2"));
        torsion_ratio = plain(t_ratio);
        if (twist.counts()) {
            sheet.note("torsion over 20 % of its strength: H3-6", at("H3.2"));
            const Num v_ratio = shear_ratio();
            const Num ratio =
                sheet.eq("ratio", "", P_r / P_c + bending + square(v_ratio + t_ratio), at("H3-6"));
            return {plain(ratio), InteractionEquation::h3_6, axial_ratio, torsion_ratio, false,
                    at("H3.2")};
        }
        sheet.note("torsion at most 20 % of its strength: neglected", at("H3.2"));
    }
    if (axial_ratio >= 0.2) {
        const Num ratio = sheet.eq("ratio", "", P_r / P_c + Num(8) / 9 * bending, at("H1-1a"));
        return {plain(ratio), InteractionEquation::h1_1a, axial_ratio, torsion_ratio, true,
                at("H1.1")};
    }
    const Num ratio = sheet.eq("ratio", "", P_r / (2 * P_c) + bending, at("H1-1b"));
    return {plain(ratio), InteractionEquation::h1_1b, axial_ratio, torsion_ratio, true, at("H1.1")};
}

}  // namespace

template <class Edition, class Num>
Outcome<Interaction> interaction_round(const RoundInteractionInputs& in, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    if (const auto no =
            all_positive({{"/P_c_kip", in.P_c_kip}, {"/M_c_kipft", in.M_c_kipft}}, at("H1.1")))
        return *no;
    if (const auto no = all_magnitudes({{"/P_r_kip", in.P_r_kip},
                                        {"/M_rx_kipft", in.M_rx_kipft},
                                        {"/M_ry_kipft", in.M_ry_kipft},
                                        {"/V_rx_kip", in.V_rx_kip},
                                        {"/V_ry_kip", in.V_ry_kip}},
                                       at("H1.1")))
        return *no;
    const Twist twist{in.T_r_kipft, in.T_c_kipft};
    if (const auto no = unusable<Edition>(twist, {{"/V_c_kip", in.V_c_kip}})) return *no;

    const Num M_rx = sheet.given("M_rx", "kip-ft", in.M_rx_kipft, at("H1.1"));
    const Num M_ry = sheet.given("M_ry", "kip-ft", in.M_ry_kipft, at("H1.1"));
    const Num M_c = sheet.given("M_c", "kip-ft", in.M_c_kipft, at("H1.1"));
    const Num M_r = sheet.eq("M_r", "kip-ft", sqrt(square(M_rx) + square(M_ry)), at("H1.1"));
    const Num bending = sheet.eq("(M_r/M_c)", "", M_r / M_c, at("H1.1"));
    return combine<Edition>(
        in.P_r_kip, in.P_c_kip, bending, twist,
        [&] {
            const Num V_rx = sheet.given("V_rx", "kip", in.V_rx_kip, at("H3.2"));
            const Num V_ry = sheet.given("V_ry", "kip", in.V_ry_kip, at("H3.2"));
            const Num V_c = sheet.given("V_c", "kip", in.V_c_kip, at("H3.2"));
            return sheet.eq("(V_r/V_c)", "", sqrt(square(V_rx) + square(V_ry)) / V_c, at("H3.2"));
        },
        sheet);
}

template <class Edition, class Num>
Outcome<Interaction> interaction_box(const BoxInteractionInputs& in, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    if (const auto no = all_positive({{"/P_c_kip", in.P_c_kip},
                                      {"/M_cx_kipft", in.M_cx_kipft},
                                      {"/M_cy_kipft", in.M_cy_kipft}},
                                     at("H1.1")))
        return *no;
    if (const auto no = all_magnitudes({{"/P_r_kip", in.P_r_kip},
                                        {"/M_rx_kipft", in.M_rx_kipft},
                                        {"/M_ry_kipft", in.M_ry_kipft},
                                        {"/V_rx_kip", in.V_rx_kip},
                                        {"/V_ry_kip", in.V_ry_kip}},
                                       at("H1.1")))
        return *no;
    const Twist twist{in.T_r_kipft, in.T_c_kipft};
    if (const auto no =
            unusable<Edition>(twist, {{"/V_cx_kip", in.V_cx_kip}, {"/V_cy_kip", in.V_cy_kip}}))
        return *no;

    const Num M_rx = sheet.given("M_rx", "kip-ft", in.M_rx_kipft, at("H1.1"));
    const Num M_cx = sheet.given("M_cx", "kip-ft", in.M_cx_kipft, at("H1.1"));
    const Num M_ry = sheet.given("M_ry", "kip-ft", in.M_ry_kipft, at("H1.1"));
    const Num M_cy = sheet.given("M_cy", "kip-ft", in.M_cy_kipft, at("H1.1"));
    const Num bending = sheet.eq("sum(M_r/M_c)", "", M_rx / M_cx + M_ry / M_cy, at("H1.1"));
    return combine<Edition>(
        in.P_r_kip, in.P_c_kip, bending, twist,
        [&] {
            const Num V_rx = sheet.given("V_rx", "kip", in.V_rx_kip, at("H3.2"));
            const Num V_cx = sheet.given("V_cx", "kip", in.V_cx_kip, at("H3.2"));
            const Num V_ry = sheet.given("V_ry", "kip", in.V_ry_kip, at("H3.2"));
            const Num V_cy = sheet.given("V_cy", "kip", in.V_cy_kip, at("H3.2"));
            return sheet.eq("(V_r/V_c)", "", max(V_rx / V_cx, V_ry / V_cy), at("H3.2"));
        },
        sheet);
}

#define INSTANTIATE(Edition)                                                                \
    template Outcome<Interaction> interaction_round<Edition>(const RoundInteractionInputs&, \
                                                             Sheet<double>&);               \
    template Outcome<Interaction> interaction_round<Edition>(const RoundInteractionInputs&, \
                                                             Sheet<Term>&);                 \
    template Outcome<Interaction> interaction_box<Edition>(const BoxInteractionInputs&,     \
                                                           Sheet<double>&);                 \
    template Outcome<Interaction> interaction_box<Edition>(const BoxInteractionInputs&,     \
                                                           Sheet<Term>&)
APEX_EACH_STEEL_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::steel
