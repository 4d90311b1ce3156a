#include "calc/steel/built_up.hpp"

#include "calc/steel/steps.hpp"

namespace apex::steel {
namespace {

/// What any doubly symmetric section obeys, within what rounded entries may miss.
constexpr double rounding = 0.02;

template <class Edition>
std::optional<Rejection> contradiction(const BuiltUpInputs& in) {
    constexpr auto at = Edition::clause;
    if (in.source.find_first_not_of(" \t\n") == std::string::npos)
        return Rejection{"/source", "must say whose calculation the properties are", at("B4")};
    if (auto no = all_positive({{"/F_y_ksi", in.F_y_ksi},
                                {"/A_in2", in.A_in2},
                                {"/I_x_in4", in.I_x_in4},
                                {"/S_x_in3", in.S_x_in3},
                                {"/Z_x_in3", in.Z_x_in3},
                                {"/I_y_in4", in.I_y_in4},
                                {"/S_y_in3", in.S_y_in3},
                                {"/Z_y_in3", in.Z_y_in3},
                                {"/J_in4", in.J_in4},
                                {"/C_w_in6", in.C_w_in6},
                                {"/d_in", in.d_in},
                                {"/b_f_in", in.b_f_in},
                                {"/t_f_in", in.t_f_in},
                                {"/t_w_in", in.t_w_in},
                                {"/h_over_t_w", in.h_over_t_w},
                                {"/K", in.K}},
                               at("B4")))
        return no;
    if (!(2 * in.t_f_in < in.d_in)) return Rejection{"/t_f_in", "leaves no web", at("B4")};
    const auto differs = [](double a, double b) { return abs(a - b) > rounding * b; };
    if (differs(in.S_x_in3, in.I_x_in4 / (in.d_in / 2)))
        return Rejection{"/S_x_in3", "is not I_x / (d/2) within 2 %", at("B4")};
    if (differs(in.S_y_in3, in.I_y_in4 / (in.b_f_in / 2)))
        return Rejection{"/S_y_in3", "is not I_y / (b_f/2) within 2 %", at("B4")};
    if (in.h_over_t_w > (in.d_in - 2 * in.t_f_in) / in.t_w_in * (1 + rounding))
        return Rejection{"/h_over_t_w", "is more than the clear web over its thickness",
                         at("B4.1b")};
    return std::nullopt;
}

}  // namespace

template <class Edition, class Num>
Outcome<BuiltUp> built_up(const BuiltUpInputs& in, Sheet<Num>& sheet) {
    constexpr auto at = Edition::clause;
    if (const auto no = contradiction<Edition>(in)) return *no;

    sheet.note("properties as entered, with their source", at("B4"));
    const Num A = sheet.given("A_g", "in²", in.A_in2, at("Symbols"));
    const Num I_x = sheet.given("I_x", "in⁴", in.I_x_in4, at("Symbols"));
    const Num I_y = sheet.given("I_y", "in⁴", in.I_y_in4, at("Symbols"));
    const Num S_x = sheet.given("S_x", "in³", in.S_x_in3, at("Symbols"));
    const Num C_w = sheet.given("C_w", "in⁶", in.C_w_in6, at("Symbols"));
    const Num r_x = sheet.eq("r_x", "in", sqrt(I_x / A), at("Symbols"));
    const Num r_y = sheet.eq("r_y", "in", sqrt(I_y / A), at("Symbols"));
    const Num r_ts = sheet.eq("r_ts", "in", sqrt(sqrt(I_y * C_w) / S_x), at("F2-7"));
    const double lambda = in.b_f_in / (2 * in.t_f_in), h_o = in.d_in - in.t_f_in;

    sheet.note("flexure about the strong axis", at("F2"));
    const auto strong = flexure_wide_flange<Edition>(
        {in.method, in.F_y_ksi, Make::built_up, lambda, in.h_over_t_w, in.S_x_in3, in.Z_x_in3,
         plain(r_y), plain(r_ts), in.J_in4, h_o, in.L_b_ft, in.C_b},
        sheet);
    if (const auto* no = refused(strong)) return *no;
    sheet.note("flexure about the weak axis", at("F6"));
    const auto weak = flexure_wide_flange_weak<Edition>(
        {in.method, in.F_y_ksi, lambda, in.S_y_in3, in.Z_y_in3}, sheet);
    if (const auto* no = refused(weak)) return *no;
    sheet.note("shear", at("G2"));
    const auto web = shear_wide_flange<Edition>(
        {in.method, in.F_y_ksi, Make::built_up, in.d_in, in.t_w_in, in.h_over_t_w}, sheet);
    if (const auto* no = refused(web)) return *no;
    const auto flanges =
        shear_wide_flange_weak<Edition>({in.method, in.F_y_ksi, in.b_f_in, in.t_f_in}, sheet);
    if (const auto* no = refused(flanges)) return *no;
    sheet.note("compression", at("E3"));
    const auto column = compression_wide_flange<Edition>(
        {in.method, in.F_y_ksi, Make::built_up, in.b_f_in, in.t_f_in, in.t_w_in, in.h_over_t_w,
         in.A_in2, plain(r_x), plain(r_y), in.J_in4, in.C_w_in6, in.L_ft, std::nullopt, in.K},
        sheet);
    if (const auto* no = refused(column)) return *no;
    const Flexure& about_x = value(strong);
    return BuiltUp{plain(r_x),
                   plain(r_y),
                   plain(r_ts),
                   about_x.M_c_kipft,
                   value(weak).M_c_kipft,
                   value(web).V_c_kip,
                   value(flanges).V_c_kip,
                   value(column).P_c_kip,
                   about_x.compactness,
                   about_x.limit,
                   *about_x.L_p_ft,
                   *about_x.L_r_ft,
                   unconfirmed(at("B4"))};
}

#define INSTANTIATE(Edition)                                                           \
    template Outcome<BuiltUp> built_up<Edition>(const BuiltUpInputs&, Sheet<double>&); \
    template Outcome<BuiltUp> built_up<Edition>(const BuiltUpInputs&, Sheet<Term>&)
APEX_EACH_STEEL_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::steel
