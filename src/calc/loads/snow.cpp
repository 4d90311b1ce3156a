#include "calc/loads/snow.hpp"

#include <cmath>

#include "base/units.hpp"
#include "calc/loads/editions.hpp"

namespace apex::loads {

template <class Edition, class Num>
Outcome<Snow> snow(const SnowInputs& in, Sheet<Num>& sheet) {
    const auto at = [](const char* ref) { return unconfirmed(Edition::clause(ref)); };
    const auto no = [&](const char* field, const char* why, const char* ref) {
        return Rejection{field, why, at(ref)};
    };
    if (!(in.ground_snow_psf >= 0 && in.ground_snow_psf <= 1000))
        return no("/ground_snow_psf", "must be 0 to 1000 psf", "7.2");
    if (!(in.exposure_factor >= 0.7 && in.exposure_factor <= 1.2))
        return no("/exposure_factor", "must be 0.7 to 1.2", "7.3.1");
    if (!(in.thermal_factor >= 0.85 && in.thermal_factor <= 1.3))
        return no("/thermal_factor", "must be 0.85 to 1.3", "7.3.2");
    if (!(in.width_ft > 0 && in.width_ft <= 1000))
        return no("/width_ft", "must be above 0 and at most 1000 ft", "7.3");
    if (!(in.depth_in > 0 && in.depth_in <= 1200))
        return no("/depth_in", "must be above 0 and at most 1200 in", "7.3");
    if (!(in.drift_psf >= 0 && in.drift_psf <= 1000))
        return no("/drift_psf", "must be 0 to 1000 psf", "7.7");
    if (!(std::abs(in.offset_ft) <= 1000)) return no("/offset_ft", "must be within 1000 ft", "7.3");

    const Num p_g = sheet.given("p_g", "psf", in.ground_snow_psf, at("7.2"));
    const Num C_e = sheet.given("C_e", "", in.exposure_factor, at("7.3.1"));
    const Num C_t = sheet.given("C_t", "", in.thermal_factor, at("7.3.2"));
    const Num p_f = [&]() -> Num {
        if constexpr (Edition::snow_map_is_by_risk_category) {
            return sheet.eq("p_f", "psf", 0.7 * C_e * C_t * p_g, at("7.3-1"));
        } else {
            const Num I_s =
                sheet.looked_up("I_s", "Table 1.5-2, snow, by Risk Category",
                                of(Edition::snow_importance, in.risk_category), at("Table 1.5-2"));
            return sheet.eq("p_f", "psf", 0.7 * C_e * C_t * I_s * p_g, at("7.3-1"));
        }
    }();
    const Num p_d = sheet.given("p_d", "psf", in.drift_psf, at("7.7"));
    const Num B = sheet.given("B", "ft", in.width_ft, at("7.3"));
    const Num d = sheet.given("d", "in", in.depth_in, at("7.3"));
    const Num S = sheet.eq("S", "lbf", (p_f + p_d) * B * d / units::in_per_ft, at("7.3"));
    const Num x = sheet.given("x", "ft", in.offset_ft, at("7.3"));
    const Num M = sheet.eq("M_S", "lbf·ft", S * x, Clause{"statics", "equilibrium"});
    return Snow{plain(p_f), plain(S), plain(M)};
}

#define INSTANTIATE(Edition)                                                 \
    template Outcome<Snow> snow<Edition>(const SnowInputs&, Sheet<double>&); \
    template Outcome<Snow> snow<Edition>(const SnowInputs&, Sheet<Term>&)
APEX_EACH_LOADS_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::loads
