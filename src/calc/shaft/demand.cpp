#include "calc/shaft/demand.hpp"

#include <string>

#include "base/number_text.hpp"
#include "calc/footing/pier.hpp"
#include "calc/footing/steps.hpp"

namespace apex::shaft {

template <class Num>
Outcome<StrengthMoment> strength_moment(const StrengthMomentInputs& in, Sheet<Num>& sheet) {
    constexpr Clause combination{"ASCE 7", "2.3.1, 2.4.1"};
    if (auto no = all_positive({{"/P_lbf", in.P_lbf}}, footing::statics)) return *no;
    if (!(in.wind_share >= 0.6 && in.wind_share <= 1))
        return Rejection{"/wind_share", "must be from 0.6 to 1", combination};
    const Num P_asd = sheet.given("P_ASD", "lbf", in.P_lbf, footing::statics);
    const Num share = sheet.given("f_W", "", in.wind_share, combination);
    const Num P_u = sheet.eq("P_u", "lbf", P_asd / share, combination);
    const auto outcome = footing::pier_moment<Num>({plain(P_u), in.h_ft, in.depth_ft}, sheet);
    if (const Rejection* no = refused(outcome)) return *no;
    const footing::PierMoment& pier = value(outcome);
    // Below, the shear is greatest where the pressure changes side, at a: V = P - C a^3 / 6.
    const Num a = known<Num>("a", pier.a_ft);
    const Num d = known<Num>("d", in.depth_ft);
    const Num C = sheet.eq("C_a", "psf/ft", P_u / (square(d) * (a / 2 - d / 3)), footing::statics);
    const Num V = sheet.eq("V_a", "lbf", abs(P_u - C * cube(a) / 6), footing::statics);
    return StrengthMoment{plain(P_u), pier.M_max_lbf_ft, pier.x_ft, plain(P_u), plain(V)};
}

template <class Num>
Outcome<Auger> auger(const AugerInputs& in, Sheet<Num>& sheet) {
    constexpr Clause list{"Augers", "of the contractor"};
    if (auto no = all_positive({{"/diameter_ft", in.diameter_ft}}, list)) return *no;
    double larger_ft = 0;
    for (const double each_ft : in.augers_ft) {
        if (auto no = all_positive({{"/augers_ft", each_ft}}, list)) return *no;
        if (abs(each_ft - in.diameter_ft) < 1e-9)
            return Auger{plain(sheet.given("D", "ft", each_ft, list))};
        if (each_ft > in.diameter_ft && (larger_ft == 0 || each_ft < larger_ft))
            larger_ft = each_ft;
    }
    return Rejection{
        "/diameter_ft",
        larger_ft > 0 ? "no auger of this diameter; the next larger is " + digits(larger_ft) + " ft"
                      : "no auger of this diameter, nor a larger one",
        list};
}

#define INSTANTIATE(Num)                                                                        \
    template Outcome<StrengthMoment> strength_moment(const StrengthMomentInputs&, Sheet<Num>&); \
    template Outcome<Auger> auger(const AugerInputs&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::shaft
