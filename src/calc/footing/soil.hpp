// Soil under and beside a footing: the presumptive classes of IBC Table 1806.2, or values of a soil
// report. Not here: what the switches make of them (direct_embedment.hpp).
#pragma once
#include <optional>

#include "base/outcome.hpp"

namespace apex::footing {

/// A row of IBC Table 1806.2. Mud, organic clay, peat and fill have none and need a report.
struct PresumptiveSoil {
    int soil_class;
    const char* words;
    double vertical_psf;
    double lateral_psf_per_ft;
    std::optional<double> friction_coefficient;  ///< classes 1 to 4
    std::optional<double> cohesion_psf;          ///< class 5
};

/// The row of a class; null unless 1 to 5.
const PresumptiveSoil* presumptive_soil(int soil_class);

/// Either a presumptive class or the values of a report, never both.
struct Soil {
    std::optional<int> soil_class;  ///< 1 to 5
    std::optional<double>
        lateral_psf_per_ft;              ///< report: allowable lateral pressure per foot of depth
    std::optional<double> vertical_psf;  ///< report: allowable foundation pressure
    std::optional<double> skin_friction_psf;  ///< report only: allowable adhesion on the shaft
};

}  // namespace apex::footing
