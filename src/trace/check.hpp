// A check: demand against capacity, with its clause. A utilisation above 1 is a result, not an
// error.
#pragma once
#include <string>

#include "base/outcome.hpp"

namespace apex {

enum class CheckStatus : unsigned char { run, not_run };

/// All text is static: building checks costs no allocation, so that the search can make millions.
struct Check {
    const char* id = "";     ///< stable for API, database and UI: "steel.interaction"
    const char* title = "";  ///< for people: "Combined flexure, shear and torsion"
    double demand = 0, capacity = 0;
    const char* unit = "";
    double utilisation = 0;  ///< demand / capacity, or the interaction sum
    bool passes = false;
    CheckStatus status = CheckStatus::run;
    const char* load_case = "";  ///< "1.2D + 1.0W, case B"; `case` on the wire
    Clause clause;
};

/// A demand that must not exceed a capacity. A capacity of zero fails whatever the demand.
inline Check compare(const char* id, const char* title, double demand, double capacity,
                     const char* unit, const char* load_case, Clause clause) {
    const bool usable = capacity > 0;
    const double utilisation = usable ? demand / capacity : 1e9;
    return {id,
            title,
            demand,
            capacity,
            unit,
            utilisation,
            usable && utilisation <= 1.0,
            CheckStatus::run,
            load_case,
            clause};
}

}  // namespace apex
