// The least rod, embedment and plate thickness of given stocks with which a base passes, and which
// check stops the next smaller one.
#pragma once
#include <string>
#include <vector>

#include "calc/baseplate/plate_joint.hpp"

namespace apex::baseplate {

/// `base.t_p_in`, the rod's diameter and area, the head and h_ef are not read: they are chosen.
struct PlateStocks {
    std::vector<double> rod_diameters_in;  ///< of the thread table
    std::vector<double> embedments_in;
    std::vector<double> thicknesses_in;
};

/// Why a smaller size of the same stock does not do.
struct SmallerFails {
    std::string what;  ///< rod_diameter, embedment, thickness
    double size_in;
    std::string check;
    double utilisation;
};

struct PlateDesign {
    bool found;  ///< false: the greatest of each stock, with the checks that it fails
    double rod_diameter_in, embedment_in, thickness_in;
    std::vector<SmallerFails> smaller;
    PlateJointInputs chosen;  ///< what `plate_joint` derives
};
/// The smallest rod first, of it the least embedment, then the thinnest plate.
Outcome<PlateDesign> design_plate(const PlateJointInputs& base, const PlateStocks& stocks);

}  // namespace apex::baseplate
