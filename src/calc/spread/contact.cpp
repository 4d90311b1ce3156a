#include "calc/spread/contact.hpp"

#include <optional>

#include "base/numeric.hpp"

namespace apex::spread {
namespace {

constexpr double kern = 1.0 / 6;

/// What Newton's method makes smallest: half the integral of q^2 less the work of the load.
double energy(const Plane& q, const Moments& m, double e_x, double e_y) {
    const Resultant r = resultant(q, m);
    return (q.a * r.force + q.b_x * r.moment_x + q.b_y * r.moment_y) / 2 -
           (q.a + e_x * q.b_x + e_y * q.b_y);
}

Moments pressed(const Plane& q) { return moments(cut(rectangle(1, 1), q)); }

/// Solves the symmetric system of the moments by Cholesky's factors; nothing where the contact has
/// no area.
std::optional<Plane> step_to_balance(const Moments& m, const Resultant& missing) {
    const double l_11 = sqrt(m.A);
    const double l_21 = m.S_x / l_11, l_31 = m.S_y / l_11;
    const double d_2 = m.I_xx - l_21 * l_21;
    if (!(m.A > 0 && d_2 > 0)) return std::nullopt;
    const double l_22 = sqrt(d_2), l_32 = (m.I_xy - l_31 * l_21) / l_22;
    const double d_3 = m.I_yy - l_31 * l_31 - l_32 * l_32;
    if (!(d_3 > 0)) return std::nullopt;
    const double l_33 = sqrt(d_3);
    const double u = missing.force / l_11;
    const double v = (missing.moment_x - l_21 * u) / l_22;
    const double w = (missing.moment_y - l_31 * u - l_32 * v) / l_33;
    const double c = w / l_33, b = (v - l_32 * c) / l_22;
    return Plane{(u - l_21 * b - l_31 * c) / l_11, b, c};
}

double size(const Resultant& r) { return abs(r.force) + abs(r.moment_x) + abs(r.moment_y); }

/// For e_x, e_y >= 0. `q` is the plane of full contact, which presses somewhere. Far from the
/// minimum a step must lower the energy; close to it, where the energy is flat to the last bits, it
/// must halve what is out of balance.
Contact balance(double e_x, double e_y, Plane q) {
    const auto missing_of = [&](const Plane& plane, const Moments& m) {
        const Resultant r = resultant(plane, m);
        return Resultant{1 - r.force, e_x - r.moment_x, e_y - r.moment_y};
    };
    Moments m = pressed(q);
    double least = energy(q, m, e_x, e_y);
    int iterations = 0;
    for (; iterations < 100; ++iterations) {
        const Resultant missing = missing_of(q, m);
        if (size(missing) < 1e-15) break;
        const auto step = step_to_balance(m, missing);
        if (!step) break;
        bool better = false;
        double share = 1;
        for (int halving = 0; halving < 60 && !better; ++halving, share /= 2) {
            const Plane next{q.a + share * step->a, q.b_x + share * step->b_x,
                             q.b_y + share * step->b_y};
            const Moments at_next = pressed(next);
            const double value = energy(next, at_next, e_x, e_y);
            better = value < least || size(missing_of(next, at_next)) < size(missing) / 2;
            if (better) q = next, m = at_next, least = value;
        }
        if (!better) break;  // Rounding is all that is left.
    }
    return {ContactState::numerical, q, iterations};
}

}  // namespace

Polygon rectangle(double length_x, double length_y) {
    const double x = length_x / 2, y = length_y / 2;
    return {{{{-x, -y}, {x, -y}, {x, y}, {-x, y}}}, 4};
}

Polygon cut(const Polygon& polygon, const Plane& keep) {
    Polygon kept{};
    for (int i = 0; i < polygon.count; ++i) {
        const Point from = polygon.points[static_cast<std::size_t>(i)];
        const Point to = polygon.points[static_cast<std::size_t>((i + 1) % polygon.count)];
        const double at_from = keep.at(from), at_to = keep.at(to);
        const auto add = [&](Point p) { kept.points[static_cast<std::size_t>(kept.count++)] = p; };
        if (at_from >= 0) add(from);
        if ((at_from >= 0) != (at_to >= 0)) {
            const double share = at_from / (at_from - at_to);
            add({from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)});
        }
    }
    return kept;
}

Moments moments(const Polygon& polygon) {
    Moments m;
    for (int i = 0; i < polygon.count; ++i) {
        const Point p = polygon.points[static_cast<std::size_t>(i)];
        const Point q = polygon.points[static_cast<std::size_t>((i + 1) % polygon.count)];
        const double cross = p.x * q.y - q.x * p.y;
        m.A += cross / 2;
        m.S_x += cross * (p.x + q.x) / 6;
        m.S_y += cross * (p.y + q.y) / 6;
        m.I_xx += cross * (p.x * p.x + p.x * q.x + q.x * q.x) / 12;
        m.I_yy += cross * (p.y * p.y + p.y * q.y + q.y * q.y) / 12;
        m.I_xy += cross * (2 * p.x * p.y + p.x * q.y + q.x * p.y + 2 * q.x * q.y) / 24;
    }
    return m;
}

Resultant resultant(const Plane& plane, const Moments& m) {
    return {plane.a * m.A + plane.b_x * m.S_x + plane.b_y * m.S_y,
            plane.a * m.S_x + plane.b_x * m.I_xx + plane.b_y * m.I_xy,
            plane.a * m.S_y + plane.b_x * m.I_xy + plane.b_y * m.I_yy};
}

Contact contact(double e_x, double e_y) {
    const double x = abs(e_x), y = abs(e_y);
    const double s_x = e_x < 0 ? -1 : 1, s_y = e_y < 0 ? -1 : 1;
    if (!(x < 0.5 && y < 0.5)) return {ContactState::overturned, {0, 0, 0}, 0};
    if (x + y <= kern) return {ContactState::full, {1, 12 * e_x, 12 * e_y}, 0};
    if (x == 0 || y == 0) {
        // A triangle of pressure, 3 (1/2 - e) long: its middle third is under the force.
        const double reach = 3 * (0.5 - max(x, y)), most = 2 / reach, slope = most / reach;
        const Plane along{most - slope / 2, slope * s_x, slope * s_y};
        return {
            ContactState::one_axis, {along.a, y == 0 ? along.b_x : 0, y == 0 ? 0 : along.b_y}, 0};
    }
    const double leg_x = 4 * (0.5 - x), leg_y = 4 * (0.5 - y);
    if (leg_x <= 1 && leg_y <= 1) {
        // A tetrahedron of pressure: its centroid is a quarter of each leg from the corner.
        const double most = 6 / (leg_x * leg_y), b = most / leg_x, c = most / leg_y;
        return {ContactState::corner, {most - b / 2 - c / 2, b * s_x, c * s_y}, 0};
    }
    Contact found = balance(x, y, {1, 12 * x, 12 * y});
    found.plane.b_x *= s_x, found.plane.b_y *= s_y;
    return found;
}

}  // namespace apex::spread
