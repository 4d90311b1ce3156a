// Factored actions in the pole at grade: a combination of ASCE 7 2.3.1 or 2.4.1 on one wind case,
// with second order. Two axes: x is bent by wind normal to the face, y by wind along it. Not here:
// strengths (pole_strength.hpp).
#pragma once
#include <array>
#include <vector>

#include "calc/design/resolve.hpp"
#include "calc/design/wind_cases.hpp"
#include "calc/loads/dead_load.hpp"
#include "catalog/properties.hpp"

namespace apex::design {

struct Factors {
    CombinationId id;
    double on_dead, on_wind;
    Clause clause;
};
/// The clause of a result that rests on something else too: unconfirmed where either is.
constexpr Clause resting_on(Clause clause, Standing other) {
    return other == Standing::unconfirmed ? unconfirmed(clause) : clause;
}

/// Gravity, wind with most dead load, wind with least.
using FactorSet = std::array<Factors, 3>;

FactorSet strength_factors(WindEdition edition);
FactorSet service_factors(WindEdition edition);
/// What the footing takes: D + 0.6W, or D + 0.6(1.3W) where options.third_increase is on.
Factors footing_factors(const Problem& problem);

/// Amplifiers of the base moments, 1/(1 - alpha P/P_e), one per combination and axis.
struct SecondOrderFactors {
    std::array<double, 3> about_x, about_y;
    Standing standing = Standing::confirmed;
};

/// Writes the amplifiers. A pole that buckles under its dead load is refused at
/// /support/designation.
template <class Num>
Outcome<SecondOrderFactors> second_order_factors(const FactorSet& factors, LoadLevel level,
                                                 const loads::DeadLoad& dead,
                                                 const catalog::Properties& section,
                                                 Sheet<Num>& sheet);

/// Magnitudes in the units of the steel manual.
struct Demand {
    std::size_t combination = 0;  ///< in the FactorSet
    std::size_t wind_case = 0;    ///< in the list of cases
    double P_r_kip = 0, V_rx_kip = 0, V_ry_kip = 0;
    double M_rx_kipft = 0, M_ry_kipft = 0, T_r_kipft = 0;
};

template <class Num>
Demand factored(const FactorSet& factors, const SecondOrderFactors& amplifiers,
                const loads::DeadLoad& dead, const std::vector<WindCase>& cases,
                std::size_t combination, std::size_t wind_case, Sheet<Num>& sheet);

const char* load_case(const FactorSet& factors, const std::vector<WindCase>& cases,
                      const Demand& demand);

}  // namespace apex::design
