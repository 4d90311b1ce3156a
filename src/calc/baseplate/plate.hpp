// A pole and the plate under it: dimensions and the cantilevers of the plate (AISC Design Guide 1,
// 2nd ed. 3.1, 3rd ed. 4.3). Not here: forces, which each method finds for itself.
#pragma once
#include <optional>

#include "base/outcome.hpp"

namespace apex::baseplate {

enum class ColumnShape : unsigned char { w, hss_rect, round };

struct Column {
    ColumnShape shape = ColumnShape::round;
    double d_in = 0;                 ///< depth in the plane of the moment; diameter
    std::optional<double> b_in{};    ///< width; of a W the flange, of a round pole absent
    std::optional<double> t_f_in{};  ///< flange of a W
};

struct Plate {
    double N_in = 0;  ///< length in the plane of the moment
    double B_in = 0;
    double F_y_ksi = 0;
};

struct Bearing {
    double f_c_psi = 0;
    double A_2_over_A_1 = 1;  ///< counts up to 4
};

/// Refusals point below `/column`, `/plate`, `/bearing`.
std::optional<Rejection> refuse(const Column& column, const Plate& plate);
std::optional<Rejection> refuse(const Bearing& bearing);

}  // namespace apex::baseplate
