#include "calc/wind/profile.hpp"

#include "calc/wind/editions.hpp"
#include "calc/wind/interpolate.hpp"

namespace apex::wind {
namespace {

constexpr double floor_ft = 15;  // Table 26.10-1: lower heights count as this one.

}  // namespace

template <class Edition>
std::optional<Rejection> refuse_profile(const SiteWind& site, double height_ft, const char* field) {
    const auto no = [](const char* where, const char* why, const char* ref) {
        return Rejection{where, why, Edition::clause(ref)};
    };
    if (!(site.wind_speed_mph > 0 && site.wind_speed_mph <= 400))
        return no("/wind_speed_mph", "must be above 0 and at most 400 mph", "26.5");
    if (!(site.topographic_factor >= 1 && site.topographic_factor <= 10))
        return no("/topographic_factor", "must be 1 to 10; below 1 the ground does not shelter",
                  "26.8.2");
    if (!Edition::has_elevation_factor && site.elevation_factor != 1)
        return no("/elevation_factor", "must be 1: this edition has no ground elevation factor",
                  Edition::pressure_height);
    if (!(site.elevation_factor >= 0.4 && site.elevation_factor <= 1.05))
        return no("/elevation_factor", "must be 0.4 to 1.05", "26.9");
    if (!(height_ft >= 0)) return no(field, "must not be below grade", Edition::K_z_table_name);
    if (!(height_ft <= Edition::terrains[row(site.exposure)].z_g_ft))
        return no(field, "is above the gradient height z_g, where the profile ends",
                  Edition::terrain_table);
    if (site.kz_method == KzMethod::table && !(height_ft <= K_z_heights_ft.back()))
        return no(field,
                  "is above 200 ft, where the rows this program carries end; use the formula",
                  Edition::K_z_table_name);
    return std::nullopt;
}

template <class Edition, class Num>
Profile<Num> profile(const SiteWind& site, const Num& height, const Num& K_d,
                     ProfileSymbols symbols, Sheet<Num>& sheet) {
    const auto at = [](const char* ref) { return Edition::clause(ref); };
    const Num V = sheet.given("V", "mph", site.wind_speed_mph, at("26.5"));
    const Num K_zt = sheet.given("K_zt", "", site.topographic_factor, at("26.8.2"));
    const auto K_e = [&]() -> Num {
        if constexpr (Edition::has_elevation_factor)
            return sheet.given("K_e", "", site.elevation_factor, at("26.9"));
        else
            return Num(1);
    }();
    const Num z = sheet.eq("z", "ft", max(height, floor_ft), at(Edition::K_z_table_name));

    const auto K = [&]() -> Num {
        if (site.kz_method == KzMethod::table)
            return sheet.looked_up(
                symbols.K, Edition::K_z_rows[row(site.exposure)],
                interpolate(K_z_heights_ft, Edition::K_z_table[row(site.exposure)], plain(z)),
                at(Edition::K_z_table_name));
        const Terrain& terrain = Edition::terrains[row(site.exposure)];
        const Num alpha = sheet.given("alpha", "", terrain.alpha, at(Edition::terrain_table));
        const Num z_g = sheet.given("z_g", "ft", terrain.z_g_ft, at(Edition::terrain_table));
        return sheet.eq(symbols.K, "", Edition::K_z_factor * pow(z / z_g, 2 / alpha),
                        at(Edition::K_z_table_name));
    }();
    const Num q = sheet.eq(symbols.q, "psf", Edition::velocity_pressure(K, K_zt, K_d, K_e, V),
                           at(Edition::pressure_equation));
    return {K, q};
}

#define INSTANTIATE(Edition)                                                                 \
    template std::optional<Rejection> refuse_profile<Edition>(const SiteWind&, double,       \
                                                              const char*);                  \
    template Profile<double> profile<Edition>(const SiteWind&, const double&, const double&, \
                                              ProfileSymbols, Sheet<double>&);               \
    template Profile<Term> profile<Edition>(const SiteWind&, const Term&, const Term&,       \
                                            ProfileSymbols, Sheet<Term>&)
APEX_EACH_WIND_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::wind
