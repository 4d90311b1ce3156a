#include "calc/loads/combinations.hpp"

#include "calc/loads/editions.hpp"

namespace apex::loads {

template <class Level, class Num>
Actions<Level> combine(const Combination<Level>& combination, const DeadActions& D,
                       const WindActions& W, Sheet<Num>& sheet) {
    const Clause here = combination.clause;
    const Num a = sheet.given("a_D", "", combination.on_dead, here);
    const Num b = sheet.given("b_W", "", combination.on_wind, here);
    const Num P_D = known<Num>("P_D", D.axial_lbf), M_D = known<Num>("M_D", D.moment_lbf_ft);
    const Num V_W = known<Num>("V_W", W.shear_lbf), M_W = known<Num>("M_W", W.moment_lbf_ft),
              T_W = known<Num>("T_W", W.torsion_lbf_ft);

    const Num P = sheet.eq("P", "lbf", a * P_D, here);
    const Num V = sheet.eq("V", "lbf", b * V_W, here);
    const Num M = sheet.eq(
        "M", "lbf·ft",
        W.dead_moment_in_plane ? a * M_D + b * M_W : sqrt(pow(a * M_D, 2) + pow(b * M_W, 2)), here);
    const Num T = sheet.eq("T", "lbf·ft", b * T_W, here);
    return {plain(P), plain(V), plain(M), plain(T)};
}

template <class Edition, class Num>
Outcome<CombinationsResult> combinations(const CombinationsInputs& in, Sheet<Num>& sheet) {
    const auto no = [](const char* field, const char* why) {
        return Rejection{field, why, Edition::clause("2.2")};
    };
    const auto magnitude = [](double v) { return v >= 0 && v <= 1e12; };
    if (!magnitude(in.dead_axial_lbf)) return no("/dead_axial_lbf", "must not be negative");
    if (!magnitude(in.dead_moment_lbf_ft)) return no("/dead_moment_lbf_ft", "must not be negative");
    if (!magnitude(in.wind_shear_lbf)) return no("/wind_shear_lbf", "must not be negative");
    if (!magnitude(in.wind_moment_lbf_ft)) return no("/wind_moment_lbf_ft", "must not be negative");
    if (!magnitude(in.wind_torsion_lbf_ft))
        return no("/wind_torsion_lbf_ft", "must not be negative");

    const DeadActions D{in.dead_axial_lbf, in.dead_moment_lbf_ft};
    const WindActions W{in.wind_shear_lbf, in.wind_moment_lbf_ft, in.wind_torsion_lbf_ft,
                        in.dead_moment_in_plane};
    sheet.given("P_D", "lbf", D.axial_lbf, Edition::clause("2.2"));
    sheet.given("M_D", "lbf·ft", D.moment_lbf_ft, Edition::clause("2.2"));
    sheet.given("V_W", "lbf", W.shear_lbf, Edition::clause("2.2"));
    sheet.given("M_W", "lbf·ft", W.moment_lbf_ft, Edition::clause("2.2"));
    sheet.given("T_W", "lbf·ft", W.torsion_lbf_ft, Edition::clause("2.2"));

    CombinationsResult result{};
    std::size_t next = 0;
    const auto add = [&]<class Level>(const Combinations<Level>& all, LevelName level) {
        for (const Combination<Level>& one : all) {
            sheet.heading(one.name);
            const Actions<Level> sum = combine(one, D, W, sheet);
            result.combinations[next++] = {
                one.name,      level,         one.on_dead,       one.on_wind,
                sum.axial_lbf, sum.shear_lbf, sum.moment_lbf_ft, sum.torsion_lbf_ft};
        }
    };
    add(Edition::strength, LevelName::strength);
    add(Edition::service, LevelName::service);
    return result;
}

#define INSTANTIATE(Num)                                                                 \
    template Actions<Strength> combine(const Combination<Strength>&, const DeadActions&, \
                                       const WindActions&, Sheet<Num>&);                 \
    template Actions<Service> combine(const Combination<Service>&, const DeadActions&,   \
                                      const WindActions&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

#define INSTANTIATE(Edition)                                                              \
    template Outcome<CombinationsResult> combinations<Edition>(const CombinationsInputs&, \
                                                               Sheet<double>&);           \
    template Outcome<CombinationsResult> combinations<Edition>(const CombinationsInputs&, \
                                                               Sheet<Term>&)
APEX_EACH_LOADS_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::loads
