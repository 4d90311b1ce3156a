// The last line of a check in the derivation: demand over capacity with both numbers. Not here: the
// comparison itself (trace/check.hpp).
#pragma once
#include "trace/check.hpp"
#include "trace/trace.hpp"

namespace apex::design {

/// Writes `u = demand / capacity` in the symbols of earlier steps; u is the check's utilisation,
/// bit for bit. A capacity of zero has no ratio, and says so.
template <class Num>
void conclude(const Check& check, const char* demand, const char* capacity, Sheet<Num>& sheet) {
    if (!(check.capacity > 0)) {
        sheet.note("there is no capacity: the check fails", check.clause);
        return;
    }
    sheet.eq("u", "", known<Num>(demand, check.demand) / known<Num>(capacity, check.capacity),
             check.clause);
}

}  // namespace apex::design
