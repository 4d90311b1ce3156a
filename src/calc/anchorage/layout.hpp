// Plain geometry of a group: distances to edges, groups by spacing, projected areas, and how a
// shear is shared. Numbers only; the derivation shows what they are given as.
#pragma once
#include <array>
#include <cstddef>
#include <span>

#include "calc/anchorage/group.hpp"

namespace apex::anchorage {

struct Box {
    double x0, x1, y0, y1;
};
struct Span {
    double from, to;
};

/// Edges of an outline with infinity where there is none.
struct Bounds {
    Box box;
    double radius;  ///< of a round pier, else 0
    double h_a_in;

    explicit Bounds(const Outline& outline);
    bool round() const { return radius > 0; }
    /// Distance of an anchor to the nearest edge: of a round pier along its radius.
    double least_edge(const Anchor& anchor) const;
};

/// A fixed list, so that the search allocates nothing.
template <class T>
struct Few {
    std::array<T, anchors_most> items;
    std::size_t size = 0;
    void add(const T& item) { items[size++] = item; }
    std::span<const T> all() const { return {items.data(), size}; }
    const T& operator[](std::size_t i) const { return items[i]; }
    T& operator[](std::size_t i) { return items[i]; }
};
using Indices = Few<unsigned char>;

/// Area of the union of boxes within the outline, exact: strips between their edges, and arcs of a
/// round pier in closed form.
double union_area(std::span<const Box> boxes, const Bounds& bounds);
/// Length of the union of intervals within [from, to].
double union_length(std::span<const Span> intervals, double from, double to);

/// Greatest spacing of adjacent anchors: the longest link of the shortest tree that joins them.
/// Zero for a single anchor.
double greatest_spacing(std::span<const Anchor> anchors, std::span<const unsigned char> which);
double least_spacing(std::span<const Anchor> anchors);

/// Anchors of `which` parted into groups whose members are linked by spacings below `critical`.
/// `group_of[i]` belongs to which[i]; returns how many groups.
std::size_t part_by_spacing(std::span<const Anchor> anchors, std::span<const unsigned char> which,
                            double critical, Few<unsigned char>& group_of);

struct Force {
    double x = 0, y = 0;
    double size() const;
};
/// The share of each anchor: equal shares, and torsion as its distance from the centroid.
Few<Force> share_shear(std::span<const Anchor> anchors, const ShearLoads& loads);

}  // namespace apex::anchorage
