// Oracle: projected areas of random groups by brute force, independent of the module: A_Nc and A_Vc
// by counting thin lines across the union of the anchors' squares and wedges.
#include <algorithm>
#include <cmath>
#include <vector>

#include "calc/anchorage/layout.hpp"
#include "calc/anchorage/shear_breakout.hpp"
#include "calc/anchorage/tension_breakout.hpp"
#include "calc/anchorage/test_support.hpp"

namespace apex::anchorage {
namespace {

/// Length of the union of intervals.
double covered(std::vector<std::pair<double, double>> intervals) {
    std::sort(intervals.begin(), intervals.end());
    double length = 0, reached = -1e300;
    for (const auto& [from, to] : intervals) {
        if (to <= reached) continue;
        length += to - std::max(from, reached);
        reached = to;
    }
    return length;
}

/// A_Nc by 20 000 lines x = const through the concrete.
double area_by_lines(const std::vector<Anchor>& anchors, const Outline& o, double half) {
    double low = 1e300, high = -1e300;
    for (const Anchor& a : anchors)
        low = std::min(low, a.x_in - half), high = std::max(high, a.x_in + half);
    constexpr int lines = 20000;
    const double step = (high - low) / lines;
    double area = 0;
    for (int i = 0; i < lines; ++i) {
        const double x = low + (i + 0.5) * step;
        double bottom = o.y_min_in.value_or(-1e300), top = o.y_max_in.value_or(1e300);
        if (o.diameter_in) {
            const double r = *o.diameter_in / 2;
            if (std::fabs(x) >= r) continue;
            top = std::sqrt(r * r - x * x), bottom = -top;
        } else if (x < o.x_min_in.value_or(-1e300) || x > o.x_max_in.value_or(1e300)) {
            continue;
        }
        std::vector<std::pair<double, double>> intervals;
        for (const Anchor& a : anchors)
            if (std::fabs(x - a.x_in) < half) {
                const double from = std::max(bottom, a.y_in - half);
                const double to = std::min(top, a.y_in + half);
                if (from < to) intervals.emplace_back(from, to);
            }
        area += covered(intervals) * step;
    }
    return area;
}

TEST(ProjectedArea, OfRandomGroupsEqualsBruteForceLines) {
    Sample sample(17);
    for (int i = 0; i < 300; ++i) {
        const Group group = random_group(sample, i % 2);
        const double half = sample.in(1, 30);
        std::vector<Box> squares;
        for (const Anchor& a : group.anchors)
            squares.push_back({a.x_in - half, a.x_in + half, a.y_in - half, a.y_in + half});
        const double exact = union_area(squares, Bounds(group.outline));
        const double brute = area_by_lines(group.anchors, group.outline, half);
        ASSERT_NEAR(exact, brute, 2e-3 * brute) << "group " << i;
    }
}

// A pier wholly inside the squares has the area of its circle.
TEST(ProjectedArea, OfAPierInsideItsConesIsTheCircle) {
    Group g = grid(2, 2, 8, 8, 1);
    g.outline.shape = OutlineShape::round;
    g.outline.diameter_in = 30;
    std::vector<Box> squares;
    for (const Anchor& a : g.anchors)
        squares.push_back({a.x_in - 40, a.x_in + 40, a.y_in - 40, a.y_in + 40});
    EXPECT_NEAR(union_area(squares, Bounds(g.outline)), std::acos(-1) * 225, 1e-9);
}

TEST(ProjectedArea, OfShearIsTheWidthByBruteForceTimesTheDepth) {
    Sample sample(23);
    int compared = 0;
    for (int i = 0; i < 400; ++i) {
        Group group = random_group(sample, false);
        group.outline.x_max_in = sample.in(6, 40);
        Sheet<double> sheet;
        const auto outcome =
            shear_breakout(group, {4000}, {AnchorKind::headed, 12}, 0.75, {1, 0, 0}, {}, sheet);
        ASSERT_EQ(refused(outcome), nullptr);
        const EdgeBreakout& e = value(outcome).towards;
        ASSERT_EQ(e.edge, Edge::x_max);
        // The front row of random anchors is the one that is nearest.
        double front = -1e300, y = 0;
        for (const Anchor& a : group.anchors)
            if (a.x_in > front) front = a.x_in, y = a.y_in;
        const double reach = 1.5 * e.c_a1_in;
        const double width = std::min(y + reach, group.outline.y_max_in.value_or(1e300)) -
                             std::max(y - reach, group.outline.y_min_in.value_or(-1e300));
        ASSERT_NEAR(e.A_Vc_in2, width * std::min(reach, group.outline.h_a_in.value_or(1e300)),
                    1e-9 * e.A_Vc_in2);
        ++compared;
    }
    EXPECT_EQ(compared, 400);
}

// Rows of several anchors: the width is that of the union of their wedges.
TEST(ProjectedArea, OfShearOnARowIsTheUnionOfItsWedges) {
    Sample sample(29);
    for (int i = 0; i < 300; ++i) {
        Group g;
        g.outline.x_max_in = sample.in(3, 15);
        g.outline.y_min_in = -sample.in(31, 60);
        g.outline.y_max_in = sample.in(31, 60);
        std::vector<double> ys;
        for (int n = 2 + sample.among(6); n > 0; --n) ys.push_back(sample.in(-30, 30));
        std::vector<std::pair<double, double>> wedges;
        const double reach = 1.5 * *g.outline.x_max_in;
        for (const double y : ys) {
            g.anchors.push_back({0, y, 0});
            wedges.emplace_back(std::max(y - reach, *g.outline.y_min_in),
                                std::min(y + reach, *g.outline.y_max_in));
        }
        Sheet<double> sheet;
        const auto r =
            value(shear_breakout(g, {4000}, {AnchorKind::headed, 12}, 0.75, {1, 0, 0}, {}, sheet));
        ASSERT_NEAR(r.towards.A_Vc_in2, covered(wedges) * reach, 1e-9 * r.towards.A_Vc_in2);
        ASSERT_LE(r.towards.A_Vc_in2,
                  static_cast<double>(ys.size()) * r.towards.A_Vco_in2 * (1 + 1e-12));
    }
}

}  // namespace
}  // namespace apex::anchorage
