#include "calc/wind/velocity_pressure.hpp"

#include "calc/wind/editions.hpp"
#include "calc/wind/profile.hpp"

namespace apex::wind {

template <class Edition, class Num>
Outcome<VelocityPressure> velocity_pressure(const VelocityPressureInputs& in, Sheet<Num>& sheet) {
    const SiteWind site{in.wind_speed_mph, in.topographic_factor, in.elevation_factor, in.exposure,
                        in.kz_method};
    if (auto no = refuse_profile<Edition>(site, in.height_ft, "/height_ft")) return *no;
    if (!(in.directionality_factor > 0 && in.directionality_factor <= 1))
        return Rejection{"/directionality_factor", "must be above 0 and at most 1",
                         Edition::clause("26.6")};

    const auto K_d = [&]() -> Num {
        if constexpr (Edition::K_d_stands_in_q)
            return sheet.given("K_d", "", in.directionality_factor, Edition::clause("26.6"));
        else
            return known<Num>("K_d", in.directionality_factor);
    }();
    const Num h = sheet.given("h", "ft", in.height_ft, Edition::clause(Edition::pressure_height));
    const Profile<Num> at = profile<Edition>(site, h, K_d, {"K_z", "q_z"}, sheet);
    return VelocityPressure{plain(at.K), plain(at.q)};
}

#define INSTANTIATE(Edition)                                                                     \
    template Outcome<VelocityPressure> velocity_pressure<Edition>(const VelocityPressureInputs&, \
                                                                  Sheet<double>&);               \
    template Outcome<VelocityPressure> velocity_pressure<Edition>(const VelocityPressureInputs&, \
                                                                  Sheet<Term>&)
APEX_EACH_WIND_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::wind
