#include "calc/wind/elevation_factor.hpp"

#include "calc/wind/editions.hpp"

namespace apex::wind {

template <class Edition, class Num>
Outcome<ElevationFactor> elevation_factor(const ElevationInputs& in, Sheet<Num>& sheet) {
    const Clause here =
        Edition::clause(Edition::has_elevation_factor ? "26.9" : Edition::pressure_height);
    if (!(in.ground_elevation_ft >= -300 && in.ground_elevation_ft <= 20400))
        return Rejection{
            "/ground_elevation_ft",
            "must be -300 to 20400 ft, the lowest to the highest ground of the country", here};

    if constexpr (!Edition::has_elevation_factor) {
        if (in.method == KeMethod::from_elevation)
            return Rejection{"/method", "must be one: this edition has no ground elevation factor",
                             here};
        sheet.note("no ground elevation factor in this edition", here);
        return ElevationFactor{1};
    }
    if (in.method == KeMethod::one) {
        sheet.note("K_e = 1.0 is permitted at every elevation", here);
        return ElevationFactor{plain(sheet.given("K_e", "", 1, here))};
    }
    const Num z_e = sheet.given("z_e", "ft", in.ground_elevation_ft, here);
    return ElevationFactor{plain(sheet.eq("K_e", "", exp(-0.0000362 * z_e), here))};
}

#define INSTANTIATE(Edition)                                                            \
    template Outcome<ElevationFactor> elevation_factor<Edition>(const ElevationInputs&, \
                                                                Sheet<double>&);        \
    template Outcome<ElevationFactor> elevation_factor<Edition>(const ElevationInputs&, \
                                                                Sheet<Term>&)
APEX_EACH_WIND_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::wind
