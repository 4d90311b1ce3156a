#include "calc/spread/stability.hpp"

#include "calc/footing/soil.hpp"
#include "calc/spread/steps.hpp"

namespace apex::spread {
namespace {

constexpr Clause asd{"ASCE 7", "2.4.1", Standing::unconfirmed};
constexpr Clause factor_1_5{"IBC", "1807.2.3", Standing::unconfirmed};

constexpr Clause clause_of(StabilityRule rule) {
    return rule == StabilityRule::reduced_dead ? asd : factor_1_5;
}

template <class Num>
Num on_dead(StabilityRule rule, Sheet<Num>& sheet) {
    sheet.note(rule == StabilityRule::reduced_dead
                   ? "0.6 D + 0.6 W: the margin is in the dead load"
                   : "full D against 0.6 W: the margin is the factor of safety",
               clause_of(rule));
    return sheet.given("f_D", "", rule == StabilityRule::reduced_dead ? 0.6 : 1.0, clause_of(rule));
}

double factor_least_of(StabilityRule rule, double asked) {
    return asked > 0 ? asked : rule == StabilityRule::reduced_dead ? 1.0 : 1.5;
}

/// Whichever of the two wants no more: a factor below the rule's own is refused.
std::optional<Rejection> factor_refused(StabilityRule rule, double asked) {
    if (asked == 0 || (asked >= factor_least_of(rule, 0) && asked <= 10)) return std::nullopt;
    return Rejection{"/factor_least", "must be 0, or from the rule's own factor to 10",
                     clause_of(rule)};
}

}  // namespace

template <class Num>
Outcome<Weight> weight(const WeightInputs& in, Sheet<Num>& sheet) {
    if (auto no = all_magnitudes({{"/on_top_lbf", in.on_top_lbf},
                                  {"/pedestal_ft3", in.pedestal_ft3},
                                  {"/cover_ft", in.cover_ft}},
                                 geometry))
        return *no;
    if (auto no = all_positive({{"/length_x_ft", in.length_x_ft},
                                {"/length_y_ft", in.length_y_ft},
                                {"/thickness_ft", in.thickness_ft}},
                               geometry))
        return *no;
    if (!(in.concrete_pcf >= 90 && in.concrete_pcf <= 160))
        return Rejection{"/concrete_pcf", "must be from 90 to 160 pcf", {"Practice", ""}};
    if (!(in.soil_pcf >= 0 && in.soil_pcf <= 125))
        return Rejection{"/soil_pcf", "must be from 0 to 125 pcf: a low value", {"Practice", ""}};
    const Num top = sheet.given("W_t", "lbf", in.on_top_lbf, statics);
    const Num x = sheet.given("L_x", "ft", in.length_x_ft, geometry);
    const Num y = sheet.given("L_y", "ft", in.length_y_ft, geometry);
    const Num t = sheet.given("t", "ft", in.thickness_ft, geometry);
    const Num pedestal = sheet.given("U_p", "ft³", in.pedestal_ft3, geometry);
    const Num w_c = sheet.given("w_c", "pcf", in.concrete_pcf, {"Practice", ""});
    const Num W_f = sheet.eq("W_f", "lbf", w_c * (x * y * t + pedestal), geometry);
    const Num w_s = sheet.given("w_s", "pcf", in.soil_pcf, {"Practice", "low value"});
    const Num cover = sheet.given("z_c", "ft", in.cover_ft, geometry);
    const Num W_s = sheet.eq("W_s", "lbf", w_s * max(x * y * cover - pedestal, 0), geometry);
    const Num W = sheet.eq("W", "lbf", top + W_f + W_s, statics);
    return Weight{plain(W_f), plain(W_s), plain(W)};
}

template <class Num>
Outcome<Overturning> overturning(const OverturningInputs& in, Sheet<Num>& sheet) {
    if (auto no = all_positive({{"/D_lbf", in.D_lbf}, {"/length_ft", in.length_ft}}, statics))
        return *no;
    if (auto no = all_magnitudes({{"/M_ot_lbf_ft", in.M_ot_lbf_ft}}, statics)) return *no;
    if (!(abs(in.offset_ft) < in.length_ft / 2))
        return Rejection{"/offset_ft", "must leave the dead load on the footing", statics};
    if (auto no = factor_refused(in.rule, in.factor_least)) return *no;

    const Clause clause = clause_of(in.rule);
    const Num D = sheet.given("D", "lbf", in.D_lbf, statics);
    const Num M_ot = sheet.given("M_ot", "lbf·ft", in.M_ot_lbf_ft, statics);
    const Num L = sheet.given("L", "ft", in.length_ft, geometry);
    const Num offset = sheet.given("x_D", "ft", in.offset_ft, geometry);
    const Num M_r =
        sheet.eq("M_r", "lbf·ft", on_dead<Num>(in.rule, sheet) * D * (L / 2 - offset), clause);
    const double least = factor_least_of(in.rule, in.factor_least);
    const Num n = sheet.given("n_least", "", least, clause);
    if (in.M_ot_lbf_ft == 0) {
        sheet.note("nothing overturns", statics);
        return Overturning{plain(M_r), 1e9, least, 0, true, clause};
    }
    const Num factor = sheet.eq("n", "", M_r / M_ot, clause);
    const Num u = sheet.eq("u", "", n / factor, clause);
    return Overturning{plain(M_r), plain(factor), least, plain(u), plain(u) <= 1, clause};
}

template <class Edition, class Num>
Outcome<Sliding> sliding(const SlidingInputs& in, Sheet<Num>& sheet) {
    constexpr Clause table = Edition::clause("Table 1806.2");
    constexpr Clause cohesion = Edition::clause("1806.3.2");
    if (auto no = all_magnitudes({{"/V_lbf", in.V_lbf},
                                  {"/D_on_top_lbf", in.D_on_top_lbf},
                                  {"/D_footing_lbf", in.D_footing_lbf},
                                  {"/passive_depth_ft", in.passive_depth_ft},
                                  {"/passive_width_ft", in.passive_width_ft}},
                                 statics))
        return *no;
    if (auto no = all_positive({{"/area_ft2", in.area_ft2}}, geometry)) return *no;
    if (auto no = factor_refused(in.rule, in.factor_least)) return *no;
    const int sources = (in.soil_class ? 1 : 0) + (in.friction ? 1 : 0) + (in.cohesion_psf ? 1 : 0);
    if (sources != 1)
        return Rejection{"/soil_class", "exactly one of class, friction and cohesion must be given",
                         table};
    const footing::PresumptiveSoil* row =
        in.soil_class ? footing::presumptive_soil(*in.soil_class) : nullptr;
    if (in.soil_class && row == nullptr)
        return Rejection{"/soil_class", "is not one of classes 1 to 5: other soil needs a report",
                         table};
    if (in.friction && !(*in.friction > 0 && *in.friction <= 1))
        return Rejection{"/friction", "must be above 0 and at most 1", table};
    if (in.cohesion_psf && !(*in.cohesion_psf > 0 && *in.cohesion_psf <= 20000))
        return Rejection{"/cohesion_psf", "must be above 0 and at most 20000 psf", cohesion};
    if (!(in.soil_pcf > 0 && in.soil_pcf <= 125))
        return Rejection{"/soil_pcf", "must be above 0 and at most 125 pcf", {"Practice", ""}};
    if (!(in.K_p >= 1 && in.K_p <= 5))
        return Rejection{"/K_p", "must be from 1 to 5", {"Rankine", ""}};

    const Clause rule = clause_of(in.rule);
    const Num V = sheet.given("V", "lbf", in.V_lbf, statics);
    const Num D_t = sheet.given("D_t", "lbf", in.D_on_top_lbf, statics);
    const Num D_f = sheet.given("D_f", "lbf", in.self_weight ? in.D_footing_lbf : 0, statics);
    if (!in.self_weight) sheet.note("the footing's own weight is not counted", rule);
    const Num N = sheet.eq("N", "lbf", on_dead<Num>(in.rule, sheet) * (D_t + D_f), rule);
    const std::optional<double> mu = row != nullptr ? row->friction_coefficient : in.friction;
    Num base = Num(0.0);
    if (mu) {
        const Num coefficient = row != nullptr ? sheet.looked_up("mu", "class", *mu, table)
                                               : sheet.given("mu", "", *mu, {"soil report", ""});
        base = sheet.eq("R_b", "lbf", coefficient * N, rule);
    } else {
        const Num c = row != nullptr
                          ? sheet.looked_up("c", "class 5", *row->cohesion_psf, table)
                          : sheet.given("c", "psf", *in.cohesion_psf, {"soil report", ""});
        const Num A = sheet.given("A", "ft²", in.area_ft2, geometry);
        sheet.note("cohesion, at most half the dead load", cohesion);
        base = sheet.eq("R_b", "lbf", min(c * A, N / 2), cohesion);
    }
    Num passive = Num(0.0);
    if (in.passive_depth_ft > 0 && in.passive_width_ft > 0) {
        constexpr Clause rankine{"Rankine", "over 1.5", Standing::unconfirmed};
        const Num gamma = sheet.given("gamma", "pcf", in.soil_pcf, {"Practice", "low value"});
        const Num K_p = sheet.given("K_p", "", in.K_p, rankine);
        const Num z = sheet.given("z_p", "ft", in.passive_depth_ft, geometry);
        const Num b = sheet.given("b_p", "ft", in.passive_width_ft, geometry);
        passive = sheet.eq("R_p", "lbf", 0.5 * gamma * K_p * square(z) * b / 1.5, rankine);
    }
    const double least = factor_least_of(in.rule, in.factor_least);
    const Num n = sheet.given("n_least", "", least, rule);
    if (in.V_lbf == 0) {
        sheet.note("nothing slides", statics);
        return Sliding{plain(base), plain(passive), 1e9, least, 0, !mu, true, rule};
    }
    const Num factor = sheet.eq("n", "", (base + passive) / V, rule);
    const bool holds = plain(factor) > 0;
    if (!holds) sheet.note("nothing resists: the check fails", rule);
    const double u = holds ? plain(sheet.eq("u", "", n / factor, rule)) : 1e9;
    return Sliding{plain(base), plain(passive), plain(factor), least, u, !mu, u <= 1, rule};
}

#define INSTANTIATE(Num)                                               \
    template Outcome<Weight> weight(const WeightInputs&, Sheet<Num>&); \
    template Outcome<Overturning> overturning(const OverturningInputs&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE
#define INSTANTIATE(Edition)                                                          \
    template Outcome<Sliding> sliding<Edition>(const SlidingInputs&, Sheet<double>&); \
    template Outcome<Sliding> sliding<Edition>(const SlidingInputs&, Sheet<Term>&)
APEX_SPREAD_SOIL_EDITIONS(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::spread
