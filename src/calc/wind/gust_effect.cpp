#include "calc/wind/gust_effect.hpp"

#include "calc/wind/editions.hpp"

namespace apex::wind {

template <class Edition, class Num>
Outcome<GustEffect> gust_effect(const GustInputs& in, Sheet<Num>& sheet) {
    const auto no = [](const char* why, const char* ref) {
        return Rejection{"/natural_frequency_hz", why, Edition::clause(ref)};
    };
    if (!(in.natural_frequency_hz > 0 && in.natural_frequency_hz <= 1e6))
        return no("must be above 0 and at most 1000000 Hz", "26.2");
    if (in.natural_frequency_hz < 1)
        return no(
            "is below 1 Hz: the sign is flexible and needs the gust effect of a flexible "
            "structure, which this "
            "version does not have; choose a stiffer pole",
            Edition::gust);

    const bool nearly_flexible = in.natural_frequency_hz < 1.15;
    sheet.given("n_1", "Hz", in.natural_frequency_hz, Edition::clause(Edition::frequency));
    sheet.note(nearly_flexible ? "rigid, but by less than 15 %: confirm mass, stiffness and fixity"
                               : "at least 1 Hz: rigid",
               Edition::clause("26.2"));
    return GustEffect{plain(sheet.given("G", "", 0.85, Edition::clause(Edition::rigid_gust))),
                      nearly_flexible};
}

#define INSTANTIATE(Edition)                                                              \
    template Outcome<GustEffect> gust_effect<Edition>(const GustInputs&, Sheet<double>&); \
    template Outcome<GustEffect> gust_effect<Edition>(const GustInputs&, Sheet<Term>&)
APEX_EACH_WIND_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::wind
