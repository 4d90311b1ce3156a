// Load combinations of ASCE 7-22, 2.3 and 2.4, as far as a sign under dead load, wind, snow, ice
// and earthquake needs them, and the constants of the latter three. Not here: what computes with
// them (the checks one folder up).
#pragma once
#include "calc/loads/companion_combinations.hpp"
#include "calc/loads/risk_category.hpp"

namespace apex::loads::asce7_22 {

struct Edition {
    static constexpr const char* name = "ASCE 7-22";
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

    // With snow, ice and earthquake: factors on D, S, W, D_i, W_i, E_v, E_h.
    static constexpr Clause quake_strength{name, "2.3.6", Standing::unconfirmed};
    static constexpr Clause ice_strength{name, "2.3.4", Standing::unconfirmed};
    static constexpr CompanionCombinations<Strength> companion_strength{{
        {"1.2D + 1.0S + 0.5W", 1.2, 1.0, 0.5, 0, 0, 0, 0, strength_clause},
        {"1.2D + 1.0W + 0.3S", 1.2, 0.3, 1.0, 0, 0, 0, 0, strength_clause},
        {"1.2D + Ev + Eh + 0.15S", 1.2, 0.15, 0, 0, 0, 1.0, 1.0, quake_strength},
        {"0.9D - Ev + Eh", 0.9, 0, 0, 0, 0, -1.0, 1.0, quake_strength},
        {"1.2D + Di + Wi + 0.5S", 1.2, 0.5, 0, 1.0, 1.0, 0, 0, ice_strength},
        {"0.9D + Di + Wi", 0.9, 0, 0, 1.0, 1.0, 0, 0, ice_strength},
    }};
    static constexpr Clause quake_service{name, "2.4.5", Standing::unconfirmed};
    static constexpr Clause ice_service{name, "2.4.3", Standing::unconfirmed};
    static constexpr CompanionCombinations<Service> companion_service{{
        {"D + 0.7S", 1.0, 0.7, 0, 0, 0, 0, 0, service_clause},
        {"D + 0.75(0.6W) + 0.525S", 1.0, 0.525, 0.45, 0, 0, 0, 0, service_clause},
        {"D + 0.7Ev + 0.7Eh", 1.0, 0, 0, 0, 0, 0.7, 0.7, quake_service},
        {"0.6D - 0.7Ev + 0.7Eh", 0.6, 0, 0, 0, 0, -0.7, 0.7, quake_service},
        {"D + 0.7Di + 0.7Wi + 0.7S", 1.0, 0.7, 0, 0.7, 0.7, 0, 0, ice_service},
        {"0.6D + 0.7Di + 0.7Wi", 0.6, 0, 0, 0.7, 0.7, 0, 0, ice_service},
    }};

    static constexpr bool ice_map_is_by_risk_category = true;

    static constexpr bool snow_map_is_by_risk_category = true;
    static constexpr Importance seismic_importance{1.0, 1.0, 1.25, 1.5};
    /// Signs and billboards, Table 15.4-2.
    static constexpr double sign_R = 3.0, sign_Omega_0 = 1.75, sign_C_d = 3.0;
};

}  // namespace apex::loads::asce7_22
