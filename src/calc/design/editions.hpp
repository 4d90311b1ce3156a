// From the edition named in a document to the edition's type: runs a generic callable with it.
// Not here: what an edition holds (the editions of wind, loads, steel and footing).
#pragma once
#include "calc/design/design_document.hpp"
#include "calc/footing/edition.hpp"
#include "calc/loads/editions.hpp"
#include "calc/steel/edition.hpp"
#include "calc/wind/editions.hpp"

namespace apex::design {

/// Each switch names every edition, so that the compiler points here when one joins.
/// `f` is called with a value of the edition's type: `f.template operator()<Edition>()`.
template <class F>
auto with_wind_edition(WindEdition edition, F&& f) {
    switch (edition) {
        case WindEdition::asce7_10:
            return f.template operator()<wind::asce7_10::Edition>();
        case WindEdition::asce7_16:
            return f.template operator()<wind::asce7_16::Edition>();
        case WindEdition::asce7_22:
            break;
    }
    return f.template operator()<wind::asce7_22::Edition>();
}

template <class F>
auto with_loads_edition(WindEdition edition, F&& f) {
    switch (edition) {
        case WindEdition::asce7_10:
            return f.template operator()<loads::asce7_10::Edition>();
        case WindEdition::asce7_16:
            return f.template operator()<loads::asce7_16::Edition>();
        case WindEdition::asce7_22:
            break;
    }
    return f.template operator()<loads::asce7_22::Edition>();
}

template <class F>
auto with_steel_edition(SteelEdition edition, F&& f) {
    switch (edition) {
        case SteelEdition::aisc360_16:
            return f.template operator()<steel::aisc360_16::Edition>();
        case SteelEdition::aisc360_22:
            break;
    }
    return f.template operator()<steel::aisc360_22::Edition>();
}

template <class F>
auto with_soil_edition(SoilEdition edition, F&& f) {
    switch (edition) {
        case SoilEdition::ibc2018:
            return f.template operator()<footing::ibc2018::Edition>();
        case SoilEdition::ibc2021:
            return f.template operator()<footing::ibc2021::Edition>();
        case SoilEdition::ibc2024:
            break;
    }
    return f.template operator()<footing::ibc2024::Edition>();
}

}  // namespace apex::design
