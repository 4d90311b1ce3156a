#include "calc/anchorage/layout.hpp"

#include <algorithm>

#include "base/numeric.hpp"
#include "calc/anchorage/steps.hpp"

namespace apex::anchorage {
namespace {

double distance2(const Anchor& a, const Anchor& b) {
    return square(a.x_in - b.x_in) + square(a.y_in - b.y_in);
}

/// Integral of sqrt(R^2 - x^2) from 0 to x.
double circle_integral(double x, double R) {
    const double y = sqrt(max(R * R - x * x, 0));
    return (x * y + R * R * atan2(x, y)) / 2;
}

/// Integral over [x0, x1] of c, held within the circle of radius R.
double below(double c, double x0, double x1, double R) {
    const double size = abs(c), sign = c < 0 ? -1 : 1;
    const double reach = size < R ? sqrt(R * R - c * c) : 0;  // where the circle is above |c|
    const double a = std::clamp(-reach, x0, x1), b = std::clamp(reach, x0, x1);
    const double arcs = circle_integral(a, R) - circle_integral(x0, R) + circle_integral(x1, R) -
                        circle_integral(b, R);
    return sign * (arcs + size * (b - a));
}

double strip_area(double y0, double y1, double x0, double x1, double R) {
    if (R == 0) return (y1 - y0) * (x1 - x0);
    return below(y1, x0, x1, R) - below(y0, x0, x1, R);
}

}  // namespace

Bounds::Bounds(const Outline& o) : box{-far, far, -far, far}, radius(0), h_a_in(far) {
    if (o.shape == OutlineShape::round) {
        radius = o.diameter_in.value_or(0) / 2;
        box = {-radius, radius, -radius, radius};
    } else {
        box = {o.x_min_in.value_or(-far), o.x_max_in.value_or(far), o.y_min_in.value_or(-far),
               o.y_max_in.value_or(far)};
    }
    h_a_in = o.h_a_in.value_or(far);
}

double Bounds::least_edge(const Anchor& a) const {
    if (round()) return radius - sqrt(square(a.x_in) + square(a.y_in));
    return min(min(a.x_in - box.x0, box.x1 - a.x_in), min(a.y_in - box.y0, box.y1 - a.y_in));
}

double union_area(std::span<const Box> boxes, const Bounds& bounds) {
    APEX_ASSERT(boxes.size() <= anchors_most);
    Few<Box> cut;
    for (const Box& b : boxes) {
        const Box c{max(b.x0, bounds.box.x0), min(b.x1, bounds.box.x1), max(b.y0, bounds.box.y0),
                    min(b.y1, bounds.box.y1)};
        if (c.x0 < c.x1 && c.y0 < c.y1) cut.add(c);
    }
    std::sort(cut.items.begin(), cut.items.begin() + static_cast<std::ptrdiff_t>(cut.size),
              [](const Box& a, const Box& b) { return a.y0 < b.y0; });
    std::array<double, 2 * anchors_most> xs;
    std::size_t edges = 0;
    for (const Box& b : cut.all()) xs[edges++] = b.x0, xs[edges++] = b.x1;
    std::sort(xs.begin(), xs.begin() + static_cast<std::ptrdiff_t>(edges));
    double area = 0;
    for (std::size_t i = 1; i < edges; ++i) {
        const double x0 = xs[i - 1], x1 = xs[i];
        if (!(x0 < x1)) continue;
        double from = 0, to = -far;  // of the run of boxes that is open, lowest first
        for (const Box& b : cut.all()) {
            if (b.x0 > x0 || b.x1 < x1) continue;
            if (b.y0 > to) {
                if (to > -far) area += strip_area(from, to, x0, x1, bounds.radius);
                from = b.y0, to = b.y1;
            } else {
                to = max(to, b.y1);
            }
        }
        if (to > -far) area += strip_area(from, to, x0, x1, bounds.radius);
    }
    return area;
}

double union_length(std::span<const Span> intervals, double from, double to) {
    Few<Span> sorted;
    for (const Span& s : intervals) sorted.add({max(s.from, from), min(s.to, to)});
    std::sort(sorted.items.begin(), sorted.items.begin() + static_cast<std::ptrdiff_t>(sorted.size),
              [](const Span& a, const Span& b) { return a.from < b.from; });
    double length = 0, reached = -far;
    for (const Span& s : sorted.all()) {
        length += max(s.to - max(s.from, reached), 0);
        reached = max(reached, s.to);
    }
    return length;
}

double greatest_spacing(std::span<const Anchor> anchors, std::span<const unsigned char> which) {
    Few<double> nearest;  // squared distance of each to the tree; negative once it is in
    for (std::size_t i = 0; i < which.size(); ++i) nearest.add(far);
    double longest = 0;
    std::size_t joined = 0;
    for (std::size_t links = 1; links < which.size(); ++links) {
        nearest[joined] = -1;
        std::size_t next = joined;
        double least = far;
        for (std::size_t i = 0; i < which.size(); ++i) {
            if (nearest[i] < 0) continue;
            nearest[i] = min(nearest[i], distance2(anchors[which[joined]], anchors[which[i]]));
            if (nearest[i] < least) least = nearest[i], next = i;
        }
        longest = max(longest, least);
        joined = next;
    }
    return sqrt(longest);
}

double least_spacing(std::span<const Anchor> anchors) {
    double least = far;
    for (std::size_t i = 0; i < anchors.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) least = min(least, distance2(anchors[i], anchors[j]));
    return sqrt(least);
}

std::size_t part_by_spacing(std::span<const Anchor> anchors, std::span<const unsigned char> which,
                            double critical, Few<unsigned char>& group_of) {
    constexpr unsigned char none = 255;
    group_of.size = 0;
    for (std::size_t i = 0; i < which.size(); ++i) group_of.add(none);
    std::size_t groups = 0;
    for (std::size_t start = 0; start < which.size(); ++start) {
        if (group_of[start] != none) continue;
        Few<unsigned char> open;  // found, its neighbours not yet looked for
        const auto take = [&](std::size_t i) {
            group_of[i] = static_cast<unsigned char>(groups);
            open.add(static_cast<unsigned char>(i));
        };
        take(start);
        while (open.size > 0) {
            const Anchor& from = anchors[which[open[--open.size]]];
            for (std::size_t i = 0; i < which.size(); ++i)
                if (group_of[i] == none && distance2(from, anchors[which[i]]) < critical * critical)
                    take(i);
        }
        ++groups;
    }
    return groups;
}

double Force::size() const { return sqrt(x * x + y * y); }

Few<Force> share_shear(std::span<const Anchor> anchors, const ShearLoads& loads) {
    const double n = static_cast<double>(anchors.size());
    double x_mean = 0, y_mean = 0, polar = 0;
    for (const Anchor& a : anchors) x_mean += a.x_in / n, y_mean += a.y_in / n;
    for (const Anchor& a : anchors) polar += square(a.x_in - x_mean) + square(a.y_in - y_mean);
    const double per_inch = polar > 0 ? loads.T_kipin / polar : 0;
    Few<Force> shares;
    for (const Anchor& a : anchors)
        shares.add({loads.V_x_kip / n - per_inch * (a.y_in - y_mean),
                    loads.V_y_kip / n + per_inch * (a.x_in - x_mean)});
    return shares;
}

}  // namespace apex::anchorage
