#include "calc/anchorage/reinforcement.hpp"

#include "calc/anchorage/steps.hpp"

namespace apex::anchorage {
namespace {

std::optional<Rejection> refuse_bars(int count, const char* field, double A_b_in2, double f_y_ksi,
                                     Clause clause) {
    if (count < 1) return Rejection{field, "must be at least 1", clause};
    if (auto no = all_positive({{"/A_b_in2", A_b_in2}, {"/f_y_ksi", f_y_ksi}}, clause)) return no;
    // 20.2.2.4 bounds the yield strength of anchor reinforcement as of shear reinforcement.
    if (f_y_ksi > 80) return Rejection{"/f_y_ksi", "is over 80 ksi", aci_unconfirmed("20.2.2.4")};
    return std::nullopt;
}

}  // namespace

template <class Num>
Outcome<TensionReinforcementStrength> tension_reinforcement(const TensionReinforcement& in,
                                                            double h_ef_in, double N_ua_kip,
                                                            Sheet<Num>& sheet) {
    const Clause at = aci("17.5.2.1(a)");
    if (auto no = refuse_bars(in.bars, "/bars", in.A_b_in2, in.f_y_ksi, at)) return *no;
    if (auto no = all_positive({{"/l_d_in", in.l_d_in}, {"/h_ef_in", h_ef_in}}, at)) return *no;
    if (auto no = all_magnitudes(
            {{"/offset_in", in.offset_in}, {"/cover_in", in.cover_in}, {"/N_ua_kip", N_ua_kip}},
            at))
        return *no;
    const Num n = sheet.given("n_b", "", in.bars, at);
    const Num A_b = sheet.given("A_b", "in²", in.A_b_in2, at);
    const Num f_y = sheet.given("f_y", "ksi", in.f_y_ksi, at);
    const Num h_ef = sheet.given("h_ef", "in", h_ef_in, at);
    const Num offset = sheet.given("x_b", "in", in.offset_in, at);
    const Num cover = sheet.given("c_c", "in", in.cover_in, at);
    const Num l_d = sheet.given("l_d", "in", in.l_d_in, aci("25.4.2"));
    const Num phi = sheet.given("phi", "", 0.75, aci("17.5.3"));
    const Num design = sheet.eq("phi N_s", "kip", phi * n * A_b * f_y, at);
    const Num N_ua = sheet.given("N_ua,g", "kip", N_ua_kip, statics);
    const Num used = sheet.eq("N_ua,g/phi N_s", "", N_ua / design, at);
    sheet.note("developed above the breakout surface, whose slope is 1 to 1.5", at);
    const Num available = sheet.eq("l_b", "in", h_ef - offset / 1.5 - cover, at);
    const double development =
        plain(available) > 0 ? plain(sheet.eq("l_d/l_b", "", l_d / available, at)) : 1e9;
    const Num near =
        sheet.eq("x_b/(0.5 h_ef)", "", offset / (0.5 * h_ef), aci_unconfirmed("R17.5.2.1(a)"));
    return TensionReinforcementStrength{plain(design), plain(available), plain(used),
                                        development,   plain(near),      at};
}

template <class Num>
Outcome<ShearReinforcementStrength> shear_reinforcement(const ShearReinforcement& in,
                                                        double V_ua_kip, Sheet<Num>& sheet) {
    const Clause at = aci("17.5.2.1(b)");
    if (auto no = refuse_bars(in.legs, "/legs", in.A_b_in2, in.f_y_ksi, at)) return *no;
    if (auto no = all_magnitudes({{"/V_ua_kip", V_ua_kip}}, at)) return *no;
    const Num n = sheet.given("n_l", "", in.legs, at);
    const Num A_b = sheet.given("A_b", "in²", in.A_b_in2, at);
    const Num f_y = sheet.given("f_y", "ksi", in.f_y_ksi, at);
    const Num phi = sheet.given("phi", "", 0.75, aci("17.5.3"));
    const Num design = sheet.eq("phi V_s", "kip", phi * n * A_b * f_y, at);
    const Num V_ua = sheet.given("V_ua", "kip", V_ua_kip, statics);
    const Num used = sheet.eq("V_ua/phi V_s", "", V_ua / design, at);
    return ShearReinforcementStrength{plain(design), plain(used), at};
}

#define INSTANTIATE(Num)                                                                        \
    template Outcome<TensionReinforcementStrength> tension_reinforcement(                       \
        const TensionReinforcement&, double, double, Sheet<Num>&);                              \
    template Outcome<ShearReinforcementStrength> shear_reinforcement(const ShearReinforcement&, \
                                                                     double, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::anchorage
