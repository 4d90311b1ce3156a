// Ice from freezing rain on the parts of a sign: design thickness and weight. ASCE 7 10.4. Not
// here: wind on the iced sign (calc/wind/iced_sign.hpp) and the combinations with D_i and W_i
// (companion_combinations.hpp).
#pragma once
#include <vector>

#include "calc/loads/risk_category.hpp"
#include "trace/trace.hpp"

namespace apex::loads {

enum class IcedShape : unsigned char { bar, vertical_plate, horizontal_plate };

/// A part that gathers ice: a bar, tube or shape by the circle around it, or a flat plate by the
/// area of one of its sides.
struct IcedPart {
    IcedShape shape = IcedShape::bar;
    double circumscribed_in = 0;  ///< D_c, bars: diameter of the circle around the section
    double length_ft = 0;         ///< bars
    double area_ft2 = 0;          ///< plates: one side
    double height_ft = 0;         ///< z: above grade, of its middle
};

struct IceInputs {
    double nominal_thickness_in = 0;  ///< t of the edition's map, at 33 ft in exposure C
    RiskCategory risk_category = RiskCategory::ii;
    double topographic_factor = 1;  ///< K_zt, at least 1
    double density_pcf = 56;        ///< 10.4.1: at least 56
    std::vector<IcedPart> parts;
};

struct IcedPartResult {
    double height_factor, thickness_in;
    double section_in2;  ///< A_i of a bar; 0 for a plate
    double weight_lbf;
};

struct Ice {
    std::vector<IcedPartResult> parts;
    double weight_lbf;          ///< D_i, nominal
    double centroid_height_ft;  ///< of the ice; 0 where there is none
    double greatest_thickness_in;
};

template <class Edition, class Num>
Outcome<Ice> ice(const IceInputs& in, Sheet<Num>& sheet);

}  // namespace apex::loads
