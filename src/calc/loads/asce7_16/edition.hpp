// Load combinations of ASCE 7-16, 2.3.1 and 2.4.1, as far as a sign under dead load and wind needs
// them. Not here: snow, ice and seismic combinations.
#pragma once
#include "calc/loads/combinations.hpp"

namespace apex::loads::asce7_16 {

struct Edition {
    static constexpr const char* name = "ASCE 7-16";
    static constexpr Clause clause(const char* ref) { return {name, ref}; }

    static constexpr Clause strength_clause{name, "2.3.1", Standing::unconfirmed};
    static constexpr Combinations<Strength> strength{{
        {"1.4D", 1.4, 0, strength_clause},
        {"1.2D + 1.0W", 1.2, 1.0, strength_clause},
        {"0.9D + 1.0W", 0.9, 1.0, strength_clause},
    }};

    static constexpr Clause service_clause{name, "2.4.1", Standing::unconfirmed};
    static constexpr Combinations<Service> service{{
        {"D", 1.0, 0, service_clause},
        {"D + 0.6W", 1.0, 0.6, service_clause},
        {"0.6D + 0.6W", 0.6, 0.6, service_clause},
    }};
};

}  // namespace apex::loads::asce7_16
