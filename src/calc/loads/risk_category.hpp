// Risk Category of ASCE 7 Table 1.5-1, by which the importance factors are read. Not here: their
// values, which belong to the editions.
#pragma once
#include <array>
#include <cstddef>

namespace apex::loads {

enum class RiskCategory : unsigned char { i, ii, iii, iv };

/// One factor per Risk Category, I to IV (ASCE 7 Table 1.5-2).
using Importance = std::array<double, 4>;

constexpr double of(const Importance& factors, RiskCategory category) {
    return factors[static_cast<std::size_t>(category)];
}

}  // namespace apex::loads
