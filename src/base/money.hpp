// Money: integer cents, never a double. Rates times quantities are rounded once, half away from
// zero.
#pragma once
#include <cmath>
#include <compare>
#include <cstdint>

namespace apex {

struct Money {
    std::int64_t cents = 0;
    friend auto operator<=>(const Money&, const Money&) = default;
    friend Money operator+(Money a, Money b) { return {a.cents + b.cents}; }
    Money& operator+=(Money other) { return *this = *this + other; }
};

/// A quantity at a rate, rounded to whole cents.
inline Money at_rate(double quantity, Money per_unit) {
    return {std::llround(quantity * static_cast<double>(per_unit.cents))};
}

}  // namespace apex
