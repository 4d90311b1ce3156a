#include "calc/wind/vortex_shedding.hpp"

#include "base/units.hpp"

namespace apex::wind {
namespace {

constexpr Clause shedding{"Wind engineering", "vortex shedding, Strouhal", Standing::unconfirmed};
constexpr Clause screen{"Screen", "of this program", Standing::unconfirmed};
constexpr double strouhal_least = 0.18, strouhal_greatest = 0.20;
constexpr double steady_from_mph = 10, steady_to_mph = 40;
constexpr double scruton_quiet = 20;  // Above it a round pole hardly locks in.
constexpr double air_slug_ft3 = 0.00238, gravity_ft_s2 = 32.174;
constexpr double fps_per_mph = 88.0 / 60;

std::optional<Rejection> refuse_pole(const VortexSheddingInputs& in) {
    const auto no = [](const char* field, const char* why) {
        return Rejection{field, why, shedding};
    };
    if (!(in.diameter_in > 0 && in.diameter_in <= 240))
        return no("/diameter_in", "must be above 0 and at most 240 in");
    if (!(in.height_ft > 0 && in.height_ft <= 1000))
        return no("/height_ft", "must be above 0 and at most 1000 ft");
    if (!(in.natural_frequency_hz > 0 && in.natural_frequency_hz <= 1000))
        return no("/natural_frequency_hz", "must be above 0 and at most 1000 Hz");
    if (!(in.weight_plf > 0 && in.weight_plf <= 1e6))
        return no("/weight_plf", "must be above 0 and at most 1000000 lbf per ft");
    if (!(in.damping_ratio > 0 && in.damping_ratio <= 0.2))
        return no("/damping_ratio", "must be above 0 and at most 0.2");
    if (!(in.strouhal == 0 || (in.strouhal >= 0.05 && in.strouhal <= 0.5)))
        return no("/strouhal", "must be 0 (the range 0.18 to 0.20) or 0.05 to 0.5");
    if (!(in.site_gust_mph > 0 && in.site_gust_mph <= 400))
        return no("/site_gust_mph", "must be above 0 and at most 400 mph");
    return std::nullopt;
}

}  // namespace

template <class Num>
Outcome<VortexShedding> vortex_shedding(const VortexSheddingInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse_pole(in)) return *no;
    const Num D = sheet.given("D", "in", in.diameter_in, shedding);
    const Num f = sheet.given("f_1", "Hz", in.natural_frequency_hz, shedding);
    const Num H = sheet.given("H", "ft", in.height_ft, shedding);
    const Num w = sheet.given("w", "plf", in.weight_plf, shedding);
    const Num beta = sheet.given("beta", "", in.damping_ratio, shedding);
    const bool own = in.strouhal > 0;
    const Num S_2 = sheet.given("S_2", "", own ? in.strouhal : strouhal_greatest, shedding);
    const Num S_1 = sheet.given("S_1", "", own ? in.strouhal : strouhal_least, shedding);
    const Num low =
        sheet.eq("V_cr,1", "mph", f * D / units::in_per_ft / S_2 / fps_per_mph, shedding);
    const Num high =
        sheet.eq("V_cr,2", "mph", f * D / units::in_per_ft / S_1 / fps_per_mph, shedding);
    const Num ratio = sheet.eq("H/D", "", H * units::in_per_ft / D, shedding);
    const Num m = sheet.eq("m", "slug/ft", w / gravity_ft_s2, shedding);
    const Num Sc = sheet.eq(
        "Sc", "",
        4 * known<Num>("pi", pi) * m * beta / (air_slug_ft3 * pow(D / units::in_per_ft, 2)),
        shedding);

    VortexShedding result{};
    result.critical_low_mph = plain(low);
    result.critical_high_mph = plain(high);
    result.scruton = plain(Sc);
    result.height_over_diameter = plain(ratio);
    result.in_common_winds = plain(high) >= steady_from_mph && plain(low) <= steady_to_mph;
    result.below_site_wind = plain(low) <= in.site_gust_mph;
    const bool damped = plain(Sc) >= scruton_quiet;
    result.galloping_possible = in.section == BareSection::square && !damped;
    result.warns =
        result.galloping_possible || (result.in_common_winds && result.below_site_wind && !damped);
    sheet.note(result.warns ? "the bare pole may lock in: hang the cabinet at once or damp the pole"
                            : "no lock-in expected of the bare pole",
               screen);
    return result;
}
template Outcome<VortexShedding> vortex_shedding(const VortexSheddingInputs&, Sheet<double>&);
template Outcome<VortexShedding> vortex_shedding(const VortexSheddingInputs&, Sheet<Term>&);

}  // namespace apex::wind
