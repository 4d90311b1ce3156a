// What the checks of this folder share: what rests on no clause, refusal of what is not a number of
// the right sign, powers, rounding up.
#pragma once
#include <cmath>
#include <initializer_list>
#include <limits>
#include <optional>

#include "trace/trace.hpp"

namespace apex::footing {

inline constexpr Clause statics{"Statics", ""}, geometry{"Geometry", ""};

struct Quantity {
    const char* field;  ///< JSON pointer into the inputs
    double value;
};

inline std::optional<Rejection> all_positive(std::initializer_list<Quantity> quantities,
                                             Clause clause) {
    for (const auto& [field, value] : quantities)
        if (!(value > 0 && value < std::numeric_limits<double>::infinity()))
            return Rejection{field, "must be a positive number", clause};
    return std::nullopt;
}

inline std::optional<Rejection> all_magnitudes(std::initializer_list<Quantity> quantities,
                                               Clause clause) {
    for (const auto& [field, value] : quantities)
        if (!(value >= 0 && value < std::numeric_limits<double>::infinity()))
            return Rejection{field, "must be zero or a positive number", clause};
    return std::nullopt;
}

inline double square(double v) { return v * v; }
inline Term square(const Term& v) { return {v.value * v.value, v, power, Term(2)}; }
inline double cube(double v) { return v * v * v; }
inline Term cube(const Term& v) { return {v.value * v.value * v.value, v, power, Term(3)}; }
inline double fourth(double v) { return v * v * (v * v); }
inline Term fourth(const Term& v) { return {fourth(v.value), v, power, Term(4)}; }
inline double ceil(double v) { return std::ceil(v); }
inline Term ceil(const Term& v) { return {std::ceil(v.value), "ceil", v}; }

}  // namespace apex::footing
