// Names of load cases: a combination and what the wind does in it. Static text, so that checks cost
// no allocation. Not here: the factors (calc/loads) and the forces (wind_cases.hpp).
#pragma once
#include <cstddef>

namespace apex::design {

/// Cases of Figure 29.3-1 with the wind normal to the face, and wind parallel to it.
enum class WindKind : unsigned char { a, b, c, parallel };

struct WindCaseId {
    WindKind kind = WindKind::a;
    unsigned char cabinet = 0;  ///< 1, 2, ...: the cabinet that case C loads by strips
    bool diagonal = false;      ///< the bare square pole takes its wind at 45 degrees
    unsigned char joined = 0;   ///< 1, 2, ...: the cabinets that count as one sign
};

/// Combinations in the order of loads::Combinations: strength, service; the alternative one of the
/// IBC; wind alone for deflections.
enum class CombinationId : unsigned char {
    strength_gravity,
    strength_wind_max,
    strength_wind_min,
    service_gravity,
    service_wind_max,
    service_wind_min,
    alternative_wind,
    service_wind_alone
};

const char* name(CombinationId combination);                        ///< "1.2D + 1.0W"
const char* name(WindCaseId wind);                                  ///< "case C on cabinet 2"
const char* load_case(CombinationId combination, WindCaseId wind);  ///< both; gravity names no wind

}  // namespace apex::design
