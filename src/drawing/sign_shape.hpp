// The outside shape of a sign on equal poles, each in a footing, as far as a drawing needs it.
// Not here: strength, loads, and how cabinets stack (calc/design).
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace apex::drawing {

struct CabinetShape {
    double width_ft = 0, height_ft = 0, depth_in = 0;
    double bottom_ft = 0;    ///< above grade
    double offset_x_ft = 0;  ///< its centre from the sign's axis, to the right
    std::string label;       ///< "Cabinet 1"
};

struct PoleShape {
    std::string label;  ///< designation
    double width_in = 0, depth_in = 0,
           wall_in = 0;  ///< outside sizes: across the face, along the wind; nominal wall
    bool is_round = true;
    double top_ft = 0;        ///< above grade
    double embedment_ft = 0;  ///< below grade
    /// Axes of all poles, to the right of the sign's; each has the footing.
    std::vector<double> axes_ft{0};
};

struct FootingShape {
    double width_ft = 0, depth_ft = 0;  ///< diameter or side; below grade
    bool is_round = true;
    std::string label;  ///< of the concrete
};

struct SignShape {
    std::vector<CabinetShape> cabinets;
    std::optional<PoleShape> pole;
    std::optional<FootingShape> footing;
    std::optional<double> frost_depth_ft;
};

/// Force per area on a stretch of height, for the sketch of pressures.
struct PressureBand {
    double bottom_ft = 0, top_ft = 0, pressure_psf = 0, force_lbf = 0;
    std::string label;
};

}  // namespace apex::drawing
