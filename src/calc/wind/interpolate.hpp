// Linear interpolation in a printed table whose ends hold. Inside calc/wind only.
// A table that ends hard is refused by its check before it comes here.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>

namespace apex::wind {

/// Where x falls on a rising axis: between `below` and `below + 1`, at `fraction` of the way.
struct AxisPlace {
    std::size_t below;
    double fraction;
};

/// Outside the axis the nearest end is taken.
template <class Axis>
AxisPlace place(const Axis& axis, double x) {
    x = std::clamp(x, axis.front(), axis.back());
    const auto above = std::upper_bound(axis.begin() + 1, axis.end() - 1, x);
    const auto i = static_cast<std::size_t>(above - axis.begin());
    return {i - 1, (x - axis[i - 1]) / (axis[i] - axis[i - 1])};
}

/// The cells themselves come out exact.
template <class Values>
double blend(const Values& values, AxisPlace at) {
    return std::lerp(values[at.below], values[at.below + 1], at.fraction);
}

template <class Axis, class Values>
double interpolate(const Axis& axis, const Values& values, double x) {
    return blend(values, place(axis, x));
}

}  // namespace apex::wind
