// The root of a function that changes sign once, from below to above zero, between two bounds. The
// answer does not depend on a start value, because there is none.
#pragma once

namespace apex::footing {

struct Root {
    double x;  ///< on the side where the function is not negative
    int iterations;
};

/// `f(low) <= 0 <= f(high)`, and f crosses zero once. Halves until the bounds agree to 1e-13 of
/// `high`.
template <class Function>
Root bisect(double low, double high, Function f) {
    const double width = 1e-13 * high;
    int iterations = 0;
    while (high - low > width && iterations < 60) {
        const double middle = low + (high - low) / 2;
        (f(middle) < 0 ? low : high) = middle;
        ++iterations;
    }
    return {high, iterations};
}

}  // namespace apex::footing
