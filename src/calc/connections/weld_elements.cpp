#include "calc/connections/weld_elements.hpp"

#include <cmath>
#include <limits>

#include "base/numeric.hpp"

namespace apex::connections {
namespace {

constexpr int most_elements = 40;
constexpr int most_iterations = 200;
constexpr int starts = 33;
constexpr double tolerance = 1e-12, enough = 1e-9;

double dot(const Three& a, const Three& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }
double norm(const Three& a) { return sqrt(dot(a, a)); }
Three plus_times(const Three& a, double k, const Three& b) {
    return {a[0] + k * b[0], a[1] + k * b[1], a[2] + k * b[2]};
}
Three unit(const Three& a) {
    const double n = norm(a);
    return {a[0] / n, a[1] / n, a[2] / n};
}
Three cross(const Three& a, const Three& b) {
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

/// Two unit vectors square to `a` and to each other.
struct Tangents {
    Three first, second;
};
Tangents tangents(const Three& a) {
    std::size_t least = 0;
    for (std::size_t i = 1; i < 3; ++i)
        if (std::fabs(a[i]) < std::fabs(a[least])) least = i;
    Three axis{0, 0, 0};
    axis[least] = 1;
    const Three first = unit(cross(a, axis));
    return {first, cross(a, first)};
}

}  // namespace

std::vector<WeldElement> elements_of(const std::vector<WeldLine>& lines) {
    double longest = 0;
    const auto length = [](const WeldLine& l) {
        const double x = l.x2_in - l.x1_in, y = l.y2_in - l.y1_in;
        return sqrt(x * x + y * y);
    };
    for (const WeldLine& l : lines) longest = max(longest, length(l));
    std::vector<WeldElement> elements;
    for (const WeldLine& l : lines) {
        const double whole = length(l);
        const int n =
            2 * static_cast<int>(max(1, std::ceil(most_elements * whole / longest / 2 - 1e-9)));
        const double ux = (l.x2_in - l.x1_in) / whole, uy = (l.y2_in - l.y1_in) / whole;
        for (int i = 0; i < n; ++i) {
            const double s = whole * (i + 0.5) / n;
            elements.push_back({l.x1_in + s * ux, l.y1_in + s * uy, ux, uy, whole / n});
        }
    }
    return elements;
}

ElementState state_of(double across, double along) {
    const double theta = atan2(std::fabs(across), std::fabs(along)) * 180 / pi;
    return {theta, 0.209 * pow(theta + 2, -0.32), min(1.087 * pow(theta + 6, -0.65), 0.17)};
}

Resistance resistance(const std::vector<WeldElement>& elements, double rho_in,
                      const Three& movement) {
    struct Moved {
        double x, y, size;
        ElementState state;
    };
    std::vector<Moved> moved;
    moved.reserve(elements.size());
    double scale = std::numeric_limits<double>::infinity();
    Resistance r{};
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const WeldElement& e = elements[i];
        const double x = movement[0] - movement[2] * e.y_in / rho_in;
        const double y = movement[1] + movement[2] * e.x_in / rho_in;
        const double size = sqrt(x * x + y * y);
        const ElementState state =
            state_of(x * e.along_y - y * e.along_x, x * e.along_x + y * e.along_y);
        if (state.delta_u < scale * size) scale = state.delta_u / size, r.critical = i;
        moved.push_back({x, y, size, state});
    }
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const WeldElement& e = elements[i];
        const Moved& m = moved[i];
        if (!(m.size > 0)) continue;  // At the centre itself: no deformation, no force.
        const double p = m.size * scale / m.state.delta_m;
        const double s = sin(m.state.theta_deg * pi / 180);
        const double force = e.length_in * (1 + 0.5 * pow(s, 1.5)) * pow(p * (1.9 - 0.9 * p), 0.3);
        const double fx = force * m.x / m.size, fy = force * m.y / m.size;
        r.resultant[0] += fx;
        r.resultant[1] += fy;
        r.resultant[2] += (e.x_in * fy - e.y_in * fx) / rho_in;
    }
    return r;
}

Equilibrium balance(const std::vector<WeldElement>& elements, double rho_in, const Three& load) {
    const Tangents t = tangents(load);
    // In the plane square to the load both are zero exactly when resultant and load are parallel.
    struct Miss {
        double a, b, size;
    };
    const auto miss = [&](const Three& movement) {
        const Three q = unit(resistance(elements, rho_in, movement).resultant);
        // Pointing backwards is as far off as can be.
        const double away = dot(q, load) < 0 ? 2 : 0;
        const double a = dot(q, t.first), b = dot(q, t.second);
        return Miss{a, b, sqrt(a * a + b * b) + away};
    };
    // Were the group elastic, it would move as it is pushed: the first start. Where the centre lies
    // on a line of weld the search may stall beside it; then it starts again from around.
    Three best = load;
    double least = miss(load).size;
    int iterations = 0;
    for (int start = 0; start < starts && least > tolerance; ++start) {
        const double away = start == 0 ? 0 : 0.25 * (1 + (start - 1) / 8);
        const double turn = 2 * pi * ((start - 1) % 8) / 8;
        Three at = unit(
            plus_times(plus_times(load, away * cos(turn), t.first), away * sin(turn), t.second));
        Miss now = miss(at);
        // Coarse differences look over the kink that stopped fine ones.
        const double h = start % 2 == 0 ? 1e-7 : 1e-4;
        for (int i = 0; i < most_iterations && now.size > tolerance; ++i, ++iterations) {
            const Tangents move = tangents(at);
            const Miss da = miss(unit(plus_times(at, h, move.first)));
            const Miss db = miss(unit(plus_times(at, h, move.second)));
            const double j11 = (da.a - now.a) / h, j21 = (da.b - now.b) / h;
            const double j12 = (db.a - now.a) / h, j22 = (db.b - now.b) / h;
            const double det = j11 * j22 - j12 * j21;
            Three newton = at;
            if (det != 0) {
                newton = plus_times(newton, -(now.a * j22 - now.b * j12) / det, move.first);
                newton = plus_times(newton, -(now.b * j11 - now.a * j21) / det, move.second);
            }
            const Three q = unit(resistance(elements, rho_in, at).resultant);
            bool better = false;
            for (const Three& aim : {newton, plus_times(plus_times(at, 1, load), -1, q)}) {
                double part = 1;
                for (int cut = 0; cut < 30 && !better; ++cut, part /= 2) {
                    const Three tried = unit(plus_times(at, part, plus_times(aim, -1, at)));
                    const Miss there = miss(tried);
                    if (there.size < now.size) at = tried, now = there, better = true;
                }
                if (better) break;
            }
            if (!better) break;
        }
        if (now.size < least) best = at, least = now.size;
        if (least <= enough) break;
    }
    return {best, resistance(elements, rho_in, best), iterations, least, least <= enough};
}

}  // namespace apex::connections
