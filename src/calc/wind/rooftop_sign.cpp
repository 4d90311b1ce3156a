#include "calc/wind/rooftop_sign.hpp"

#include "calc/wind/editions.hpp"
#include "calc/wind/site_fields.hpp"
#include "calc/wind/solid_sign.hpp"

namespace apex::wind {
namespace {

template <class Num>
Num GCr_line(bool uplift, const Num& ratio) {
    const double most = uplift ? 1.5 : 1.9;
    return most - (most - 1.0) * (ratio - 0.1) / 0.9;
}

template <class Edition>
std::optional<Rejection> refuse_rooftop(const RooftopSignInputs& in) {
    const auto no = [](const char* field, const char* why) {
        return Rejection{field, why, Edition::clause(Edition::rooftop)};
    };
    if (!(in.sign_bottom_ft >= 0 && in.sign_bottom_ft <= 200))
        return no("/sign_bottom_ft", "must be 0 to 200 ft above the roof");
    if (!(in.sign_plan_area_ft2 >= 0 && in.sign_plan_area_ft2 <= 1e6))
        return no("/sign_plan_area_ft2", "must be 0 to 1000000 ft²");
    if (!(in.roof_height_ft > 0 && in.roof_height_ft <= 60))
        return no("/roof_height_ft", "must be above 0 and at most 60 ft");
    if (!(in.building_width_ft > 0 && in.building_width_ft <= 10000))
        return no("/building_width_ft", "must be above 0 and at most 10000 ft");
    if (!(in.building_length_ft > 0 && in.building_length_ft <= 10000))
        return no("/building_length_ft", "must be above 0 and at most 10000 ft");
    if (!(in.sign_width_ft > 0 && in.sign_width_ft <= 1000))
        return no("/sign_width_ft", "must be above 0 and at most 1000 ft");
    if (!(in.sign_height_ft > 0 && in.sign_height_ft <= 1000))
        return no("/sign_height_ft", "must be above 0 and at most 1000 ft");
    if (!(in.sign_width_ft * in.sign_height_ft <= in.building_width_ft * in.roof_height_ft))
        return no("/sign_width_ft",
                  "and sign_height_ft make more than B h of the building, where the clause ends");
    if (!(in.sign_plan_area_ft2 <= in.building_width_ft * in.building_length_ft))
        return no("/sign_plan_area_ft2", "is more than the roof, where the clause ends");
    return std::nullopt;
}

SolidSignInputs standing_face(const RooftopSignInputs& in) {
    SolidSignInputs face;
    face.wind_speed_mph = in.wind_speed_mph;
    face.exposure = in.exposure;
    face.width_ft = in.sign_width_ft;
    face.height_ft = in.sign_height_ft;
    face.top_ft = in.roof_height_ft + in.sign_bottom_ft + in.sign_height_ft;
    face.topographic_factor = in.topographic_factor;
    face.elevation_factor = in.elevation_factor;
    face.directionality_factor = in.directionality_factor;
    face.gust_effect_factor = in.gust_effect_factor;
    face.min_pressure_psf = in.min_pressure_psf;
    face.kz_method = in.kz_method;
    return face;
}

Rejection of_rooftop(const Rejection& no) {
    Rejection own = no;
    if (no.field == "/width_ft") own.field = "/sign_width_ft";
    if (no.field == "/height_ft" || no.field == "/top_ft") own.field = "/sign_height_ft";
    return own;
}

}  // namespace

double rooftop_GCr(bool uplift, double area_over_Bh) {
    return GCr_line(uplift, min(max(area_over_Bh, 0.1), 1));
}

template <class Edition, class Num>
Outcome<RooftopSign> rooftop_sign(const RooftopSignInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse_rooftop<Edition>(in)) return *no;
    const auto at = [](const char* ref) { return Edition::clause(ref); };
    const Clause here = at(Edition::rooftop);
    sheet.heading("As a freestanding sign of the height of roof and sign");
    const auto face = solid_sign<Edition>(standing_face(in), sheet);
    if (const auto* no = refused(face)) return of_rooftop(*no);

    sheet.heading("As a rooftop structure");
    const Num K_d = known<Num>("K_d", in.directionality_factor);
    const Num p_min = known<Num>("p_min", in.min_pressure_psf);
    const Num h = sheet.given("h", "ft", in.roof_height_ft, here);
    const Num B = sheet.given("B", "ft", in.building_width_ft, here);
    const Num L = sheet.given("L", "ft", in.building_length_ft, here);
    const Num A_f =
        sheet.eq("A_f", "ft²",
                 known<Num>("B_s", in.sign_width_ft) * known<Num>("s", in.sign_height_ft), here);
    const Num A_r = sheet.given("A_r", "ft²", in.sign_plan_area_ft2, here);
    const Profile<Num> q = profile<Edition>(site_wind(in), h, K_d, {"K_h", "q_h"}, sheet);
    const Num ratio = sheet.eq("A_f/(B·h)", "", A_f / (B * h), here);
    const Num held = sheet.eq("r", "", max(ratio, 0.1), here);
    const Num GCr = sheet.eq("GC_r", "", GCr_line(false, held), here);
    const Num F_h = sheet.eq("F_h", "lbf", Edition::force(q.q, K_d, Num(1), GCr, A_f),
                             at(Edition::rooftop_force));
    const Num up_ratio = sheet.eq("r_v", "", max(A_r / (B * L), 0.1), here);
    const Num GCr_up = sheet.eq("GC_r,v", "", GCr_line(true, up_ratio), here);
    const Num F_v = sheet.eq("F_v", "lbf", Edition::force(q.q, K_d, Num(1), GCr_up, A_r),
                             at(Edition::rooftop_uplift));
    const Num F_s = known<Num>("F_s", value(face).force_lbf);
    sheet.note("the greater of the rooftop and the freestanding force counts: this program's rule",
               unconfirmed(here));
    const Num F_w = sheet.eq("F_w", "lbf", max(F_h, F_s), unconfirmed(here));
    const FlooredForce<Num> F = floored_force<Edition>(F_w, p_min, A_f, sheet);

    RooftopSign result{};
    result.q_h_psf = plain(q.q);
    result.GCr = plain(GCr);
    result.GCr_up = plain(GCr_up);
    result.rooftop_lbf = plain(F_h);
    result.freestanding_lbf = value(face).force_lbf;
    result.force_lbf = plain(F.F);
    result.uplift_lbf = plain(F_v);
    result.arm_ft = in.sign_bottom_ft + in.sign_height_ft / 2;
    result.rooftop_governs = plain(F_h) >= value(face).force_lbf;
    result.minimum_governs =
        F.minimum_governs || (!result.rooftop_governs && value(face).minimum_governs);
    return result;
}

#define INSTANTIATE(Edition)                                                                       \
    template Outcome<RooftopSign> rooftop_sign<Edition>(const RooftopSignInputs&, Sheet<double>&); \
    template Outcome<RooftopSign> rooftop_sign<Edition>(const RooftopSignInputs&, Sheet<Term>&)
APEX_EACH_WIND_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::wind
