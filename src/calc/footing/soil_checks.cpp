#include "calc/footing/soil_checks.hpp"

#include "base/units.hpp"
#include "calc/footing/soil_values.hpp"
#include "calc/footing/steps.hpp"

namespace apex::footing {
namespace {

constexpr double concrete_pcf = 150;

}  // namespace

template <class Edition, class Num>
Outcome<Bearing> vertical_bearing(const BearingInputs& in, Sheet<Num>& sheet) {
    constexpr Clause clause = Edition::clause("1806.2");
    if (auto no = all_magnitudes({{"/D_lbf", in.D_lbf}}, clause)) return *no;
    if (auto no = all_positive({{"/width_ft", in.width_ft}, {"/depth_ft", in.depth_ft}}, clause))
        return *no;
    if (!(in.displaced_soil_pcf >= 0 && in.displaced_soil_pcf <= 125))
        return Rejection{"/displaced_soil_pcf", "must be from 0 to 125 pcf: a low value", clause};
    if (auto no = soil_refused(in.soil, vertical_bearing_value, clause)) return *no;

    const Num D = sheet.given("P_D", "lbf", in.D_lbf, clause);
    const Num b = sheet.given("b", "ft", in.width_ft, geometry);
    const Num d = sheet.given("d", "ft", in.depth_ft, geometry);
    const Num A = in.shape == Shape::round
                      ? sheet.eq("A_b", "ft²", known<Num>("pi", pi) * square(b) / 4, geometry)
                      : sheet.eq("A_b", "ft²", square(b), geometry);
    const Num W = sheet.eq(
        "W", "lbf", sheet.given("w_c", "pcf", concrete_pcf, {"Practice", ""}) * A * d, geometry);
    const Num gamma = sheet.given("gamma", "pcf", in.displaced_soil_pcf, {"Practice", "low value"});
    const Num W_s = sheet.eq("W_s", "lbf", gamma * A * d, geometry);
    sheet.note("net pressure: the weight of the displaced soil was there before",
               unconfirmed(clause));
    const Num q = sheet.eq("q", "psf", (D + W - W_s) / A, unconfirmed(clause));
    const Num q_a = soil_value<Edition>(in.soil, vertical_bearing_value, sheet);
    const Num utilisation = sheet.eq("q/q_a", "", q / q_a, clause);
    // Gross, there is nothing of our own in it.
    const bool net = in.displaced_soil_pcf > 0;
    return Bearing{plain(W), plain(q), plain(q_a), plain(utilisation),
                   net ? unconfirmed(clause) : clause};
}

template <class Edition, class Num>
Outcome<SoilTorsion> soil_torsion(const SoilTorsionInputs& in, Sheet<Num>& sheet) {
    if (auto no = all_magnitudes(
            {{"/T_lbf_ft", in.T_lbf_ft}, {"/neglect_top_soil_in", in.neglect_top_soil_in}},
            statics))
        return *no;
    if (auto no = all_positive({{"/width_ft", in.width_ft}}, statics)) return *no;
    if (!(in.depth_ft > in.neglect_top_soil_in / units::in_per_ft &&
          in.depth_ft <= depth_greatest_ft))
        return Rejection{"/depth_ft",
                         "must be deeper than the neglected top soil and at most 100 ft", statics};
    if (!in.skin_friction_psf) {
        sheet.note("torsion in the soil not run: no soil report gives skin friction",
                   Edition::clause("1806"));
        return SoilTorsion{false, 0, 0};
    }
    if (auto no = all_positive({{"/skin_friction_psf", *in.skin_friction_psf}}, statics))
        return *no;

    const Num T = sheet.given("T", "lbf·ft", in.T_lbf_ft, statics);
    const Num f_s = sheet.given("f_s", "psf", *in.skin_friction_psf, {"soil report", ""});
    const Num b = sheet.given("b", "ft", in.width_ft, {"Geometry", ""});
    const Num d = sheet.given("d", "ft", in.depth_ft - in.neglect_top_soil_in / units::in_per_ft,
                              {"Geometry", ""});
    const Num T_allow =
        sheet.eq("T_allow", "lbf·ft", f_s * known<Num>("pi", pi) * square(b) * d / 2, statics);
    return SoilTorsion{true, plain(T_allow),
                       plain(sheet.eq("T/T_allow", "", T / T_allow, statics))};
}

template <class Edition, class Num>
Outcome<Frost> frost(const FrostInputs& in, Sheet<Num>& sheet) {
    constexpr Clause clause = unconfirmed(Edition::clause("1809.5"));
    if (auto no = all_positive({{"/depth_ft", in.depth_ft}}, clause)) return *no;
    if (!in.frost_depth_in) {
        sheet.note("frost not run: the frost depth of the site is not known", clause);
        return Frost{false, 0, 0, clause};
    }
    if (auto no = all_magnitudes({{"/frost_depth_in", *in.frost_depth_in}}, clause)) return *no;
    const Num d = sheet.given("d", "ft", in.depth_ft, {"Geometry", ""});
    const Num d_f =
        sheet.eq("d_f", "ft",
                 sheet.given("z_f", "in", *in.frost_depth_in, clause) / units::in_per_ft, clause);
    return Frost{true, plain(d_f), plain(sheet.eq("d_f/d", "", d_f / d, clause)), clause};
}

#define INSTANTIATE(Edition)                                                                       \
    template Outcome<Bearing> vertical_bearing<Edition>(const BearingInputs&, Sheet<double>&);     \
    template Outcome<Bearing> vertical_bearing<Edition>(const BearingInputs&, Sheet<Term>&);       \
    template Outcome<SoilTorsion> soil_torsion<Edition>(const SoilTorsionInputs&, Sheet<double>&); \
    template Outcome<SoilTorsion> soil_torsion<Edition>(const SoilTorsionInputs&, Sheet<Term>&);   \
    template Outcome<Frost> frost<Edition>(const FrostInputs&, Sheet<double>&);                    \
    template Outcome<Frost> frost<Edition>(const FrostInputs&, Sheet<Term>&)
APEX_EACH_SOIL_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::footing
