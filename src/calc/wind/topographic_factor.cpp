#include "calc/wind/topographic_factor.hpp"

#include <cmath>

#include "calc/wind/editions.hpp"

namespace apex::wind {
namespace {

/// Figure 26.8-1, one row a shape: K_1 per H/L_h for exposures B, C, D; gamma; mu upwind and
/// downwind of the crest.
struct Shape {
    double K_1_per_slope[3], gamma, mu_upwind, mu_downwind;
};
constexpr Shape shapes[] = {{{1.30, 1.45, 1.55}, 3, 1.5, 1.5},
                            {{0.75, 0.85, 0.95}, 2.5, 1.5, 4},
                            {{0.95, 1.05, 1.15}, 4, 1.5, 1.5}};

/// The condition of 26.8.1 that is not met, in words; null where all are.
const char* unmet(const TopographyInputs& in) {
    if (!in.isolated) return "26.8.1: not isolated, so K_zt = 1";
    if (!in.twice_its_surroundings)
        return "26.8.1: not twice as high as its surroundings, so K_zt = 1";
    if (!in.upper_half) return "26.8.1: the site is not in the upper half, so K_zt = 1";
    if (in.hill_height_ft / in.half_length_ft < 0.2)
        return "26.8.1: H/L_h is below 0.2, so K_zt = 1";
    if (in.hill_height_ft < (in.exposure == Exposure::b ? 60 : 15))
        return in.exposure == Exposure::b ? "26.8.1: H is below 60 ft in exposure B, so K_zt = 1"
                                          : "26.8.1: H is below 15 ft, so K_zt = 1";
    return nullptr;
}

}  // namespace

template <class Edition, class Num>
Outcome<TopographicFactor> topographic_factor(const TopographyInputs& in, Sheet<Num>& sheet) {
    const auto at = [](const char* ref) { return Edition::clause(ref); };
    const auto no = [&](const char* field, const char* why) {
        return Rejection{field, why, at("26.8")};
    };
    if (!(in.hill_height_ft > 0 && in.hill_height_ft <= 30000))
        return no("/hill_height_ft", "must be above 0 and at most 30000 ft");
    if (!(in.half_length_ft > 0 && in.half_length_ft <= 300000))
        return no("/half_length_ft", "must be above 0 and at most 300000 ft");
    if (!(in.distance_ft >= 0 && in.distance_ft <= 300000))
        return no("/distance_ft", "must be 0 to 300000 ft; say the side with downwind");
    if (!(in.height_ft >= 0 && in.height_ft <= 3280))
        return no("/height_ft", "must be 0 to 3280 ft above the ground at the site");

    const Num H = sheet.given("H", "ft", in.hill_height_ft, at("Figure 26.8-1"));
    const Num L = sheet.given("L", "ft", in.half_length_ft, at("Figure 26.8-1"));
    if (const char* why = unmet(in)) {
        sheet.note(why, at("26.8.1"));
        return TopographicFactor{plain(sheet.given("K_zt", "", 1, at("26.8.2"))), 0, 0, 0, false};
    }
    const Shape& shape = shapes[static_cast<std::size_t>(in.shape)];
    const bool steep = in.hill_height_ft / in.half_length_ft > 0.5;
    if (steep)
        sheet.note("H/L_h exceeds 0.5: K_1 takes 0.5, K_2 and K_3 take L_h = 2 H",
                   at("Figure 26.8-1"));
    const Num x = sheet.given("x", "ft", in.distance_ft, at("Figure 26.8-1"));
    const Num z = sheet.given("z", "ft", in.height_ft, at("Figure 26.8-1"));
    const Num k = sheet.looked_up("k", "Figure 26.8-1, K_1/(H/L_h) by shape and exposure",
                                  shape.K_1_per_slope[row(in.exposure)], at("Figure 26.8-1"));
    const Num mu =
        sheet.looked_up("mu", "Figure 26.8-1, by shape and side of the crest",
                        in.downwind ? shape.mu_downwind : shape.mu_upwind, at("Figure 26.8-1"));
    const Num gamma =
        sheet.looked_up("gamma", "Figure 26.8-1, by shape", shape.gamma, at("Figure 26.8-1"));
    const Num slope = sheet.eq("H/L_h", "", min(H / L, 0.5), at("Figure 26.8-1"));
    const Num L_h = sheet.eq("L_h", "ft", max(L, 2 * H), at("Figure 26.8-1"));
    const Num K_1 = sheet.eq("K_1", "", k * slope, at("Figure 26.8-1"));
    const Num K_2 = sheet.eq("K_2", "", max(1 - x / (mu * L_h), 0), at("Figure 26.8-1"));
    const Num K_3 = sheet.eq("K_3", "", exp(-(gamma * z / L_h)), at("Figure 26.8-1"));
    const Num K_zt = sheet.eq("K_zt", "", pow(1 + K_1 * K_2 * K_3, 2), at("26.8-1"));
    return TopographicFactor{plain(K_zt), plain(K_1), plain(K_2), plain(K_3), true};
}

#define INSTANTIATE(Edition)                                                                 \
    template Outcome<TopographicFactor> topographic_factor<Edition>(const TopographyInputs&, \
                                                                    Sheet<double>&);         \
    template Outcome<TopographicFactor> topographic_factor<Edition>(const TopographyInputs&, \
                                                                    Sheet<Term>&)
APEX_EACH_WIND_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::wind
