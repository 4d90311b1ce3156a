// Refusal of inputs that are no numbers of the right sign, for every check alike. Not-a-number and
// infinity are never of the right sign.
#pragma once
#include <initializer_list>
#include <limits>
#include <optional>

#include "base/outcome.hpp"

namespace apex {

/// An input as a check names it.
struct Quantity {
    const char* field;  ///< JSON pointer into the inputs
    double value;
};

inline bool is_positive(double v) { return v > 0 && v < std::numeric_limits<double>::infinity(); }
inline bool is_magnitude(double v) { return v >= 0 && v < std::numeric_limits<double>::infinity(); }
inline bool is_finite(double v) {
    return v > -std::numeric_limits<double>::infinity() &&
           v < std::numeric_limits<double>::infinity();
}

/// The first that is not above zero, refused under the clause.
inline std::optional<Rejection> all_positive(std::initializer_list<Quantity> quantities,
                                             Clause clause) {
    for (const auto& [field, value] : quantities)
        if (!is_positive(value)) return Rejection{field, "must be a positive number", clause};
    return std::nullopt;
}

/// The first that is below zero.
inline std::optional<Rejection> all_magnitudes(std::initializer_list<Quantity> quantities,
                                               Clause clause) {
    for (const auto& [field, value] : quantities)
        if (!is_magnitude(value))
            return Rejection{field, "must be zero or a positive number", clause};
    return std::nullopt;
}

/// The first that is no number.
inline std::optional<Rejection> all_finite(std::initializer_list<Quantity> quantities,
                                           Clause clause) {
    for (const auto& [field, value] : quantities)
        if (!is_finite(value)) return Rejection{field, "must be a number", clause};
    return std::nullopt;
}

}  // namespace apex
