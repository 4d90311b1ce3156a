// SI input at the edge: which SI field stands for which US field. Exact factors from
// base/units.hpp; inside, all is US. Inside wire only.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>

#include "base/units.hpp"

namespace apex::wire {

struct SiUnit {
    std::string_view si, us;  ///< ends of field names: "_m" for "_ft"
    std::string_view unit;    ///< "m"
    units::Conversion to_us;
};

inline constexpr SiUnit si_units[] = {{"_m", "_ft", "m", units::ft_from_m},
                                      {"_mm", "_in", "mm", units::in_from_mm},
                                      {"_mps", "_mph", "m/s", units::mph_from_mps},
                                      {"_kpa", "_psf", "kPa", units::psf_from_kpa},
                                      {"_pa", "_psf", "Pa", units::psf_from_pa}};

/// "width_ft" for "width_m"; empty when the name does not end so, or is a ratio
/// ("lateral_psf_per_ft" has no SI twin).
inline std::string us_name(std::string_view name, const SiUnit& unit) {
    if (!name.ends_with(unit.si) || name.find("_per_") != std::string_view::npos) return {};
    return std::string(name.substr(0, name.size() - unit.si.size())) + std::string(unit.us);
}
inline std::string si_name(std::string_view name, const SiUnit& unit) {
    if (!name.ends_with(unit.us) || name.find("_per_") != std::string_view::npos) return {};
    return std::string(name.substr(0, name.size() - unit.us.size())) + std::string(unit.si);
}

/// Whether a name ends in a metric unit, also one that no field takes: then it is no US name that
/// was meant.
inline bool is_metric(std::string_view name) {
    constexpr std::string_view others[] = {"_cm",  "_km", "_kmh", "_kph",
                                           "_mpa", "_kn", "_n",   "_kg"};
    const auto ends_so = [&](std::string_view end) { return name.ends_with(end); };
    return std::ranges::any_of(si_units, ends_so, &SiUnit::si) ||
           std::ranges::any_of(others, ends_so);
}

}  // namespace apex::wire
