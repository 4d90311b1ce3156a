// The site's part of a wind check's inputs, its refusals and its first steps, shared by the checks
// whose force is q C A. Inside calc/wind and its registry only. Not here: cabinets and poles of a
// design (solid_sign.hpp, pole_drag.hpp), which carry these fields themselves.
#pragma once
#include "calc/wind/profile.hpp"

namespace apex::wind {

/// `In` has wind_speed_mph, exposure, topographic_factor, elevation_factor, kz_method.
template <class In>
SiteWind site_wind(const In& in) {
    return {in.wind_speed_mph, in.topographic_factor, in.elevation_factor, in.exposure,
            in.kz_method};
}

/// The limits of K_d and G, which every such check has.
template <class Edition>
std::optional<Rejection> refuse_factors(double K_d, double G) {
    if (!(K_d > 0 && K_d <= 1))
        return Rejection{"/directionality_factor", "must be above 0 and at most 1",
                         Edition::clause("26.6")};
    if (!(G > 0 && G <= 5))
        return Rejection{"/gust_effect_factor", "must be above 0 and at most 5",
                         Edition::clause(Edition::gust)};
    return std::nullopt;
}

template <class Edition>
std::optional<Rejection> refuse_minimum(double psf) {
    if (!(psf >= 16 && psf <= 1000))
        return Rejection{"/min_pressure_psf", "may only be raised: 16 to 1000 psf",
                         Edition::clause(Edition::minimum)};
    return std::nullopt;
}

template <class Num>
struct FlooredForce {
    Num F;
    bool minimum_governs;
};

/// F of a clause against the floor of minimum pressure on the area.
template <class Edition, class Num>
FlooredForce<Num> floored_force(const Num& F_w, const Num& p_min, const Num& A, Sheet<Num>& sheet) {
    const Clause here = unconfirmed(Edition::clause(Edition::minimum));
    const Num F = sheet.eq("F", "lbf", max(F_w, p_min * A), here);
    const bool minimum = plain(F) > plain(F_w);
    sheet.note(minimum ? "the minimum pressure governs"
                       : "the coefficients govern over the minimum pressure",
               here);
    return {F, minimum};
}

}  // namespace apex::wind
