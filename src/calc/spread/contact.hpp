// Where a rigid rectangular footing presses on the soil, and how hard: the plane of pressure
// q = a + b_x x + b_y y, cut off at zero, that balances an eccentric force. Exact: the contact is a
// polygon and its integrals are closed forms. Plain numbers only; what a check makes of them is
// pressure.hpp.
#pragma once
#include <array>

namespace apex::spread {

struct Point {
    double x, y;
};

/// A convex polygon, counter-clockwise; a rectangle cut a few times.
struct Polygon {
    std::array<Point, 8> points;
    int count = 0;
};
Polygon rectangle(double length_x, double length_y);  ///< about the origin

/// The part where a + b_x x + b_y y >= 0.
struct Plane {
    double a, b_x, b_y;
    double at(Point p) const { return a + b_x * p.x + b_y * p.y; }
};
Polygon cut(const Polygon& polygon, const Plane& keep);

/// Integrals over a polygon.
struct Moments {
    double A = 0, S_x = 0, S_y = 0;  ///< of 1, x, y
    double I_xx = 0, I_xy = 0, I_yy = 0;
};
Moments moments(const Polygon& polygon);

/// Force and moments of a plane of pressure over a polygon with these integrals.
struct Resultant {
    double force, moment_x, moment_y;  ///< integrals of q, q x, q y
};
Resultant resultant(const Plane& plane, const Moments& m);

enum class ContactState : unsigned char {
    full,        ///< the force is in the kern: the whole base presses
    one_axis,    ///< beyond the kern on one axis: a strip presses
    corner,      ///< far off on both axes: a triangle presses
    numerical,   ///< between these: found by iteration
    overturned,  ///< the force is at or beyond the edge: no pressure balances it
};

/// Pressure of the force 1 on the base 1 x 1: multiply by P / (L_x L_y).
struct Contact {
    ContactState state;
    Plane plane;  ///< in x / L_x and y / L_y from the middle
    int iterations;
};

/// `e_x`, `e_y`: eccentricity over the length, either sign. Newton's method on a convex function,
/// whose one minimum is the balance; at most 100 steps, 60 halvings each.
Contact contact(double e_x, double e_y);

}  // namespace apex::spread
