#include "calc/loads/companion_combinations.hpp"

#include <algorithm>

#include "calc/loads/editions.hpp"

namespace apex::loads {
namespace {

struct NamedInput {
    const char *field, *symbol, *unit;
    double value;
};

/// Every action with its symbol, in the order of CompanionInputs.
std::array<NamedInput, 15> named(const CompanionInputs& in) {
    return {{{"/dead_axial_lbf", "P_D", "lbf", in.dead_axial_lbf},
             {"/dead_moment_lbf_ft", "M_D", "lbf·ft", in.dead_moment_lbf_ft},
             {"/snow_axial_lbf", "P_S", "lbf", in.snow_axial_lbf},
             {"/snow_moment_lbf_ft", "M_S", "lbf·ft", in.snow_moment_lbf_ft},
             {"/ice_axial_lbf", "P_i", "lbf", in.ice_axial_lbf},
             {"/ice_moment_lbf_ft", "M_i", "lbf·ft", in.ice_moment_lbf_ft},
             {"/wind_shear_lbf", "V_W", "lbf", in.wind_shear_lbf},
             {"/wind_moment_lbf_ft", "M_W", "lbf·ft", in.wind_moment_lbf_ft},
             {"/wind_torsion_lbf_ft", "T_W", "lbf·ft", in.wind_torsion_lbf_ft},
             {"/wind_on_ice_shear_lbf", "V_Wi", "lbf", in.wind_on_ice_shear_lbf},
             {"/wind_on_ice_moment_lbf_ft", "M_Wi", "lbf·ft", in.wind_on_ice_moment_lbf_ft},
             {"/wind_on_ice_torsion_lbf_ft", "T_Wi", "lbf·ft", in.wind_on_ice_torsion_lbf_ft},
             {"/quake_shear_lbf", "V_E", "lbf", in.quake_shear_lbf},
             {"/quake_moment_lbf_ft", "M_E", "lbf·ft", in.quake_moment_lbf_ft},
             {"/quake_vertical_lbf", "E_v", "lbf", in.quake_vertical_lbf}}};
}

/// A sum of factored actions that leaves out what the combination does not have.
template <class Num>
struct FactoredSum {
    Num value{0.0};
    bool empty = true;
    FactoredSum& add(double factor, const Num& action) {
        if (factor == 0) return *this;
        const Num term = factor * action;
        value = empty ? term : value + term;
        empty = false;
        return *this;
    }
};

template <class Level, class Num>
CompanionActions factored(const CompanionCombination<Level>& c, LevelName level,
                          const CompanionInputs& in, Sheet<Num>& sheet) {
    sheet.heading(c.name);
    const auto of = [](const char* symbol, double v) { return known<Num>(symbol, v); };
    const auto sum = [](auto&&... terms) {
        FactoredSum<Num> all;
        (all.add(terms.first, terms.second), ...);
        return all.value;
    };
    const auto times = [&](double factor, const char* symbol, double v) {
        return std::pair<double, Num>{factor, of(symbol, v)};
    };
    const Num P = sheet.eq(
        "P", "lbf",
        sum(times(c.on_dead, "P_D", in.dead_axial_lbf), times(c.on_snow, "P_S", in.snow_axial_lbf),
            times(c.on_ice, "P_i", in.ice_axial_lbf),
            times(c.on_vertical_quake, "E_v", in.quake_vertical_lbf)),
        c.clause);
    const Num V = sheet.eq("V", "lbf",
                           sum(times(c.on_wind, "V_W", in.wind_shear_lbf),
                               times(c.on_wind_on_ice, "V_Wi", in.wind_on_ice_shear_lbf),
                               times(c.on_quake, "V_E", in.quake_shear_lbf)),
                           c.clause);
    const Num M_g = sheet.eq("M_g", "lbf·ft",
                             sum(times(c.on_dead, "M_D", in.dead_moment_lbf_ft),
                                 times(c.on_snow, "M_S", in.snow_moment_lbf_ft),
                                 times(c.on_ice, "M_i", in.ice_moment_lbf_ft)),
                             c.clause);
    const Num M_l = sheet.eq("M_l", "lbf·ft",
                             sum(times(c.on_wind, "M_W", in.wind_moment_lbf_ft),
                                 times(c.on_wind_on_ice, "M_Wi", in.wind_on_ice_moment_lbf_ft),
                                 times(c.on_quake, "M_E", in.quake_moment_lbf_ft)),
                             c.clause);
    const Num M =
        sheet.eq("M", "lbf·ft",
                 in.weight_moment_in_plane ? M_g + M_l : sqrt(pow(M_g, 2) + pow(M_l, 2)), c.clause);
    const Num T = sheet.eq("T", "lbf·ft",
                           sum(times(c.on_wind, "T_W", in.wind_torsion_lbf_ft),
                               times(c.on_wind_on_ice, "T_Wi", in.wind_on_ice_torsion_lbf_ft)),
                           c.clause);
    return {c.name, level, plain(P), plain(V), plain(M), plain(T)};
}

}  // namespace

template <class Edition, class Num>
Outcome<CompanionResult> companion_combinations(const CompanionInputs& in, Sheet<Num>& sheet) {
    const Clause here = Edition::clause("2.2");
    for (const NamedInput& one : named(in)) {
        if (!(one.value >= 0 && one.value <= 1e12))
            return Rejection{one.field, "must not be negative", here};
        sheet.given(one.symbol, one.unit, one.value, here);
    }
    CompanionResult result{};
    std::size_t next = 0;
    for (const auto& one : Edition::companion_strength) {
        const CompanionActions sum = factored(one, LevelName::strength, in, sheet);
        result.greatest_strength_moment_lbf_ft =
            std::max(result.greatest_strength_moment_lbf_ft, sum.moment_lbf_ft);
        result.combinations[next++] = sum;
    }
    for (const auto& one : Edition::companion_service) {
        const CompanionActions sum = factored(one, LevelName::service, in, sheet);
        result.greatest_service_moment_lbf_ft =
            std::max(result.greatest_service_moment_lbf_ft, sum.moment_lbf_ft);
        result.combinations[next++] = sum;
    }
    return result;
}

#define INSTANTIATE(Edition)                                                                  \
    template Outcome<CompanionResult> companion_combinations<Edition>(const CompanionInputs&, \
                                                                      Sheet<double>&);        \
    template Outcome<CompanionResult> companion_combinations<Edition>(const CompanionInputs&, \
                                                                      Sheet<Term>&)
APEX_EACH_LOADS_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::loads
