// One design as numbers: a resolved problem run for one section, without text. The search, the
// batch and the benchmarks stand on it; with Term the same text writes the derivation. Not here:
// documents (resolve.hpp) and answers (sign_design.hpp).
#pragma once
#include <vector>

#include "calc/design/cabinet_wind.hpp"
#include "calc/design/footing_checks.hpp"
#include "calc/design/pole_checks.hpp"
#include "calc/design/resolve.hpp"
#include "calc/design/sway.hpp"
#include "calc/pricing/price.hpp"

namespace apex::design {

/// Whether a run may end at the first check that fails: the search does not need the rest.
enum class Extent : unsigned char { all, until_a_failure };

/// Everything a section comes to. With until_a_failure only `checks` and `passes` are meant.
struct Evaluation {
    Pole pole;
    PoleWind pole_wind;
    loads::DeadLoad dead{};
    double least_cabinet_share_lbf = 0;  ///< several poles: the least loaded one's
    std::vector<WindCase> cases;
    PoleChecks strength{};
    Sway sway{};
    FootingChecks footing{};
    double pole_length_ft = 0;                             ///< of one pole
    double steel_lb = 0, concrete_yd3 = 0, spoil_yd3 = 0;  ///< of all poles and footings
    std::vector<Check> checks;
    bool passes = false;          ///< every check that was run
    double utilisation = 0;       ///< the greatest of them
    double pole_utilisation = 0;  ///< the greatest of the pole's own
};

/// What of a section does not depend on the footing: wind on the pole, loads, strength above grade.
template <class Num>
Outcome<Evaluation> evaluate_above(const Problem& problem, const CabinetsWind& cabinets,
                                   const catalog::Section& section, Sheet<Num>& sheet);

/// The rest, into what evaluate_above gave: sway, footing, the pole below grade, quantities.
template <class Num>
std::optional<Rejection> evaluate_below(const Problem& problem, const CabinetsWind& cabinets,
                                        Extent extent, Evaluation& e, Sheet<Num>& sheet);

/// Both. A section outside a clause is a refusal at /support/designation; it leaves the evaluation
/// half filled.
template <class Num>
Outcome<Evaluation> evaluate_section(const Problem& problem, const CabinetsWind& cabinets,
                                     const catalog::Section& section, Extent extent,
                                     Sheet<Num>& sheet);

/// Wind on the cabinets and one section, all of it.
template <class Num>
Outcome<Evaluation> evaluate(const Problem& problem, const catalog::Section& section,
                             Sheet<Num>& sheet);

/// The first section of the list, lightest first, that passes every check; where none does, the
/// size of the list. Exact: sections are tried in order, each until it fails.
std::size_t lightest_passing(const Problem& problem, const CabinetsWind& cabinets);

/// Every number of two evaluations, compared bit for bit.
bool same_bits(const Evaluation& a, const Evaluation& b);

}  // namespace apex::design
