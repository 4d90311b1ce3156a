#include "calc/design/demands.hpp"

#include "base/units.hpp"
#include "calc/design/editions.hpp"
#include "calc/statics/second_order.hpp"

namespace apex::design {
namespace {

constexpr Clause statics{"Statics", ""};
constexpr double omega_alternative = 1.3;  // IBC alternative combinations: 0.6 omega W.

template <class List>
FactorSet list_of(const List& combinations, CombinationId first) {
    FactorSet set{};
    for (std::size_t i = 0; i < set.size(); ++i)
        set[i] = {static_cast<CombinationId>(static_cast<std::size_t>(first) + i),
                  combinations[i].on_dead, combinations[i].on_wind, combinations[i].clause};
    return set;
}

}  // namespace

FactorSet strength_factors(WindEdition edition) {
    return with_loads_edition(edition, []<class Edition>() {
        return list_of(Edition::strength, CombinationId::strength_gravity);
    });
}

FactorSet service_factors(WindEdition edition) {
    return with_loads_edition(edition, []<class Edition>() {
        return list_of(Edition::service, CombinationId::service_gravity);
    });
}

Factors footing_factors(const Problem& problem) {
    const FactorSet service = service_factors(problem.wind.edition);
    Factors most = service[1];
    if (!problem.document.options.third_increase) return most;
    const Clause clause = with_soil_edition(problem.document.codes.soil, []<class Edition>() {
        return Edition::clause(Edition::third_increase_ref);
    });
    return {CombinationId::alternative_wind, most.on_dead, most.on_wind * omega_alternative,
            clause};
}

template <class Num>
Outcome<SecondOrderFactors> second_order_factors(const FactorSet& factors, LoadLevel level,
                                                 const loads::DeadLoad& dead,
                                                 const catalog::Properties& section,
                                                 Sheet<Num>& sheet) {
    SecondOrderFactors all{{1, 1, 1}, {1, 1, 1}};
    if (!(dead.weight_lbf > 0 && dead.centroid_height_ft > 0)) return all;
    for (std::size_t i = 0; i < factors.size(); ++i) {
        sheet.note(name(factors[i].id), factors[i].clause);
        statics::SecondOrderInputs in;
        in.length_ft = dead.centroid_height_ft;
        in.level = level == LoadLevel::lrfd ? statics::Level::strength : statics::Level::service;
        in.axial_lbf =
            plain(sheet.eq("P", "lbf", factors[i].on_dead * known<Num>("P_D", dead.weight_lbf),
                           factors[i].clause));
        const auto amplifier = [&](double I_in4) {
            in.I_in4 = I_in4;
            return statics::second_order(in, sheet);
        };
        const auto x = amplifier(section.I_x_in4);
        if (const auto* no = refused(x))
            return Rejection{"/support/designation", no->reason, no->clause};
        all.about_x[i] = all.about_y[i] = value(x).amplifier;
        all.standing = value(x).clause.standing;
        if (section.I_y_in4 == section.I_x_in4) continue;
        sheet.note("about the weak axis", statics);
        const auto y = amplifier(section.I_y_in4);
        if (const auto* no = refused(y))
            return Rejection{"/support/designation", no->reason, no->clause};
        all.about_y[i] = value(y).amplifier;
    }
    return all;
}

template <class Num>
Demand factored(const FactorSet& factors, const SecondOrderFactors& amplifiers,
                const loads::DeadLoad& dead, const std::vector<WindCase>& cases,
                std::size_t combination, std::size_t wind_case, Sheet<Num>& sheet) {
    const Factors& f = factors[combination];
    const WindCase& w = cases[wind_case];
    sheet.note(load_case(f.id, w.id), f.clause);
    const Num kip = units::lbf_per_kip;
    const Num D = known<Num>("P_D", dead.weight_lbf);
    const Num M_D = abs(known<Num>("M_D", dead.offset_moment_lbf_ft));
    const Num B_y = sheet.given("B_y", "", amplifiers.about_y[combination], statics);
    const Num a = f.on_dead, b = f.on_wind;
    Demand demand{combination, wind_case};
    if (f.on_wind == 0 || w.axial_lbf == 0) {
        demand.P_r_kip = plain(sheet.eq("P_r", "kip", a * D / kip, f.clause));
    } else {  // The outer pole that is pushed down; the one pulled up has less to bear.
        const Num N = sheet.given("N_w", "lbf", w.axial_lbf, statics);
        demand.P_r_kip = plain(sheet.eq("P_r", "kip", (a * D + b * N) / kip, f.clause));
    }
    if (f.on_wind == 0) {
        demand.M_ry_kipft = plain(sheet.eq("M_ry", "kip-ft", B_y * (a * M_D) / kip, f.clause));
        return demand;
    }
    const Num B_x = sheet.given("B_x", "", amplifiers.about_x[combination], statics);
    const Num V_n = sheet.given("V_n", "lbf", w.normal_lbf, statics);
    const Num M_n = sheet.given("M_n", "lbf·ft", w.normal_moment_lbf_ft, statics);
    const Num V_p = sheet.given("V_p", "lbf", w.parallel_lbf, statics);
    const Num M_p = sheet.given("M_p", "lbf·ft", w.parallel_moment_lbf_ft, statics);
    const Num T = sheet.given("T", "lbf·ft", w.torsion_lbf_ft, statics);
    demand.V_rx_kip = plain(sheet.eq("V_rx", "kip", b * V_n / kip, f.clause));
    demand.V_ry_kip = plain(sheet.eq("V_ry", "kip", b * V_p / kip, f.clause));
    demand.M_rx_kipft = plain(sheet.eq("M_rx", "kip-ft", B_x * (b * M_n) / kip, f.clause));
    demand.M_ry_kipft =
        plain(sheet.eq("M_ry", "kip-ft", B_y * (b * M_p + a * M_D) / kip, f.clause));
    demand.T_r_kipft = plain(sheet.eq("T_r", "kip-ft", b * T / kip, f.clause));
    return demand;
}

const char* load_case(const FactorSet& factors, const std::vector<WindCase>& cases,
                      const Demand& demand) {
    return load_case(factors[demand.combination].id, cases[demand.wind_case].id);
}

#define INSTANTIATE(Num)                                                                          \
    template Outcome<SecondOrderFactors> second_order_factors(                                    \
        const FactorSet&, LoadLevel, const loads::DeadLoad&, const catalog::Properties&,          \
        Sheet<Num>&);                                                                             \
    template Demand factored(const FactorSet&, const SecondOrderFactors&, const loads::DeadLoad&, \
                             const std::vector<WindCase>&, std::size_t, std::size_t, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::design
