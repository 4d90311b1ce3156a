#include "calc/anchorage/seismic.hpp"

#include "calc/anchorage/steps.hpp"

namespace apex::anchorage {

template <class Num>
Outcome<DuctileSteel> ductile_steel(const DuctileSteelInputs& in, Sheet<Num>& sheet) {
    const Clause at = aci_unconfirmed("17.10.5.3(a)");
    if (auto no = all_positive({{"/N_sa_kip", in.N_sa_kip},
                                {"/N_ua_kip", in.N_ua_kip},
                                {"/concrete_ratio", in.concrete_ratio},
                                {"/d_a_in", in.d_a_in},
                                {"/f_ya_ksi", in.f_ya_ksi},
                                {"/f_uta_ksi", in.f_uta_ksi}},
                               at))
        return *no;
    if (auto no = all_magnitudes({{"/stretch_in", in.stretch_in}}, at)) return *no;
    const Num N_sa = sheet.given("N_sa", "kip", in.N_sa_kip, at);
    const Num N_ua = sheet.given("N_ua,i", "kip", in.N_ua_kip, at);
    const Num concrete = sheet.given("N_ua/N_n,concrete", "", in.concrete_ratio, at);
    const Num d_a = sheet.given("d_a", "in", in.d_a_in, at);
    const Num stretch = sheet.given("l_stretch", "in", in.stretch_in, at);
    const Num steel = sheet.eq("N_ua,i/(1.2 N_sa)", "", N_ua / (1.2 * N_sa), at);
    const Num used = sheet.eq("concrete/steel", "", concrete / steel, at);
    const Num least = sheet.eq("l_stretch,min", "in", 8 * d_a, at);
    const Num f_ratio = sheet.eq(
        "f_uta/f_ya", "",
        sheet.given("f_uta", "ksi", in.f_uta_ksi, at) / sheet.given("f_ya", "ksi", in.f_ya_ksi, at),
        at);
    sheet.note("threaded over its length: f_uta at least 1.3 f_ya", at);
    return DuctileSteel{plain(steel), plain(used), plain(least),
                        plain(used) <= 1 && plain(stretch) >= plain(least) && plain(f_ratio) >= 1.3,
                        at};
}

template Outcome<DuctileSteel> ductile_steel(const DuctileSteelInputs&, Sheet<double>&);
template Outcome<DuctileSteel> ductile_steel(const DuctileSteelInputs&, Sheet<Term>&);

}  // namespace apex::anchorage
