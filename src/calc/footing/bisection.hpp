// The root of a function that changes sign once, from below to above zero, between two bounds. The
// answer does not depend on a start value, because there is none.
#pragma once

namespace apex::footing {

struct Root {
    double x;  ///< on the side where the function is not negative
    int iterations;
};

/// `f(0) < 0 <= f(high)`, and f crosses zero once. Halves until the bounds are `high` / 2^40 apart:
/// 1e-10 ft of 100 ft. Without a branch on the sign, which no processor could predict.
template <class Function>
Root bisect(double high, Function f) {
    constexpr int iterations = 40;
    double low = 0, step = high;
    for (int i = 0; i < iterations; ++i) {
        step /= 2;
        low += static_cast<double>(f(low + step) < 0) * step;
    }
    return {low + step, iterations};
}

}  // namespace apex::footing
