// The least nominal moment of several limit states, and which of them gave it.
#pragma once
#include "base/units.hpp"
#include "calc/steel/flexure.hpp"
#include "calc/steel/steps.hpp"

namespace apex::steel {

/// Begins with M_p (yielding); every other limit state may lower it. Of equal ones the first stays.
template <class Num>
class LeastMoment {
  public:
    explicit LeastMoment(const Num& M_p_kipin) : M_n(M_p_kipin) {}

    void reduce(const Num& M_kipin, FlexureLimit state) {
        if (!(plain(M_kipin) < plain(M_n))) return;
        M_n = M_kipin;
        limit = state;
    }

    /// Writes M_n, the limit state and the available moment, and puts them into `flexure`.
    template <class Edition>
    void finish(Method method, const Strength& name, Clause clause, Flexure& flexure,
                Sheet<Num>& sheet) const {
        const Num least = sheet.eq("M_n", "kip-in", M_n, clause);
        sheet.note(words(limit), clause);
        flexure.limit = limit;
        flexure.M_n_kipft = plain(least) / units::in_per_ft;
        flexure.M_c_kipft = plain(available_kipft<Edition>(method, least, name, sheet));
    }

  private:
    Num M_n;
    FlexureLimit limit = FlexureLimit::yielding;
};

}  // namespace apex::steel
