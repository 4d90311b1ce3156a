// A soil value as it enters a check: from the row of Table 1806.2 or from the report, written into
// the sheet. Refused: both, neither, a class that does not exist.
#pragma once
#include "calc/footing/soil.hpp"
#include "calc/footing/steps.hpp"

namespace apex::footing {

/// Names of one column of the soil inputs.
struct SoilColumn {
    const char *symbol, *unit, *field;
    double PresumptiveSoil::*tabulated;
    std::optional<double> Soil::*reported;
};
inline constexpr SoilColumn lateral_bearing{"S", "psf/ft", "/soil/lateral_psf_per_ft",
                                            &PresumptiveSoil::lateral_psf_per_ft,
                                            &Soil::lateral_psf_per_ft};
inline constexpr SoilColumn vertical_bearing_value{
    "q_a", "psf", "/soil/vertical_psf", &PresumptiveSoil::vertical_psf, &Soil::vertical_psf};

/// Nothing to object to, or the refusal.
std::optional<Rejection> soil_refused(const Soil& soil, const SoilColumn& column, Clause clause);

/// The value; call only where soil_refused has nothing.
template <class Edition, class Num>
Num soil_value(const Soil& soil, const SoilColumn& column, Sheet<Num>& sheet) {
    constexpr Clause table = Edition::clause("Table 1806.2");
    constexpr const char* of_class[] = {"class 1", "class 2", "class 3", "class 4", "class 5"};
    if (!soil.soil_class)
        return sheet.given(column.symbol, column.unit, *(soil.*column.reported),
                           {"soil report", ""});
    const PresumptiveSoil& row = *presumptive_soil(*soil.soil_class);
    sheet.note(row.words, table);
    return sheet.looked_up(column.symbol, of_class[row.soil_class - 1], row.*column.tabulated,
                           table);
}

}  // namespace apex::footing
