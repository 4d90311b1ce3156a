// A weld group cut into short elements, and what they resist together when the group moves. Plain
// numbers: the iteration of weld_instantaneous_centre.cpp stands on it.
#pragma once
#include <array>
#include <vector>

#include "calc/connections/weld_group.hpp"

namespace apex::connections {

struct WeldElement {
    double x_in, y_in;        ///< middle, from the centroid
    double along_x, along_y;  ///< unit vector of its axis
    double length_in;
};

/// The longest line in 40 elements, shorter ones in proportion, each in an even number.
std::vector<WeldElement> elements_of(const std::vector<WeldLine>& lines);

/// A movement or a resultant: along x, along y, and turning divided by (or moment over) the group's
/// radius rho = sqrt(J/L), so that the three weigh alike.
using Three = std::array<double, 3>;

/// What the elements come to when the group moves in a direction until the first of them breaks.
struct Resistance {
    Three resultant;       ///< in units of 0.60 F_EXX times throat times an inch
    std::size_t critical;  ///< the element that breaks first
};
Resistance resistance(const std::vector<WeldElement>& elements, double rho_in,
                      const Three& movement);

/// Of one element: angle of its force; deformations at the greatest force and at breaking, both
/// over the leg.
struct ElementState {
    double theta_deg, delta_m, delta_u;
};
ElementState state_of(double across, double along);

/// The movement whose resultant has the direction of `load` (a unit vector).
struct Equilibrium {
    Three movement;
    Resistance at;
    int iterations;
    double residual;  ///< between the two unit vectors
    bool found;
};
Equilibrium balance(const std::vector<WeldElement>& elements, double rho_in, const Three& load);

}  // namespace apex::connections
