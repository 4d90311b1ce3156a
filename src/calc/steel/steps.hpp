// Lines that every steel check has: the modulus, and the step from nominal to available strength.
#pragma once
#include "base/units.hpp"
#include "calc/steel/edition.hpp"
#include "trace/inputs.hpp"
#include "trace/powers.hpp"
#include "trace/trace.hpp"

namespace apex::steel {

template <class Edition, class Num>
Num given_E(Sheet<Num>& sheet) {
    return sheet.given("E", "ksi", E_ksi, Edition::clause("Symbols"));
}

/// Names of a strength: nominal and available symbol, resistance and safety factor (0.90 and 1.67
/// for every limit state here).
struct Strength {
    const char *available, *phi, *omega, *ref;
};

/// In kip: phi R_n or R_n / Omega.
template <class Edition, class Num>
Num available_kip(Method method, const Num& nominal_kip, const Strength& name, Sheet<Num>& sheet) {
    const Clause clause = Edition::clause(name.ref);
    if (method == Method::lrfd)
        return sheet.eq(name.available, "kip",
                        sheet.given(name.phi, "", 0.90, clause) * nominal_kip, clause);
    return sheet.eq(name.available, "kip", nominal_kip / sheet.given(name.omega, "", 1.67, clause),
                    clause);
}

/// From kip-in to kip-ft on the way.
template <class Edition, class Num>
Num available_kipft(Method method, const Num& nominal_kipin, const Strength& name,
                    Sheet<Num>& sheet) {
    const Clause clause = Edition::clause(name.ref);
    if (method == Method::lrfd)
        return sheet.eq(name.available, "kip-ft",
                        sheet.given(name.phi, "", 0.90, clause) * nominal_kipin / units::in_per_ft,
                        clause);
    return sheet.eq(name.available, "kip-ft",
                    nominal_kipin / sheet.given(name.omega, "", 1.67, clause) / units::in_per_ft,
                    clause);
}

}  // namespace apex::steel
