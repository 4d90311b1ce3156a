#include "calc/anchorage/interaction.hpp"

#include "calc/anchorage/steps.hpp"

namespace apex::anchorage {

template <class Num>
Outcome<Interaction> interaction(const InteractionInputs& in, Sheet<Num>& sheet) {
    if (auto no = all_magnitudes(
            {{"/tension_ratio", in.tension_ratio}, {"/shear_ratio", in.shear_ratio}}, aci("17.8")))
        return *no;
    const Num n = sheet.given("N_ua/phi N_n", "", in.tension_ratio, aci("17.8"));
    const Num v = sheet.given("V_ua/phi V_n", "", in.shear_ratio, aci("17.8"));
    const Num sum = sheet.eq("sum", "", n + v, aci("17.8.3"));
    const Num power_sum = sheet.eq("sum_5/3", "", pow(n, 5.0 / 3) + pow(v, 5.0 / 3), aci("R17.8"));
    Interaction r{plain(sum), plain(power_sum), 0, false, aci("17.8.3")};
    if (in.curve == InteractionCurve::power_5_3) {
        r.utilisation = plain(power_sum);
        r.clause = aci("R17.8");
    } else if (in.shear_ratio <= 0.2) {
        sheet.note("shear at most 0.2: full strength in tension", aci("17.8.1"));
        r.utilisation = max(in.tension_ratio, in.shear_ratio);
        r.clause = aci("17.8.1");
    } else if (in.tension_ratio <= 0.2) {
        sheet.note("tension at most 0.2: full strength in shear", aci("17.8.2"));
        r.utilisation = max(in.tension_ratio, in.shear_ratio);
        r.clause = aci("17.8.2");
    } else {
        // Each mode by itself has been compared with 1 before.
        r.utilisation = max(plain(sheet.eq("sum/1.2", "", sum / 1.2, aci("17.8.3"))),
                            max(in.tension_ratio, in.shear_ratio));
    }
    r.passes = r.utilisation <= 1;
    return r;
}

template Outcome<Interaction> interaction(const InteractionInputs&, Sheet<double>&);
template Outcome<Interaction> interaction(const InteractionInputs&, Sheet<Term>&);

}  // namespace apex::anchorage
