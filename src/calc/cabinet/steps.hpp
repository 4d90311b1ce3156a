// Refusals and powers that the checks of this folder share.
#pragma once
#include <initializer_list>
#include <limits>
#include <optional>

#include "base/units.hpp"
#include "trace/trace.hpp"

namespace apex::cabinet {

inline constexpr Clause statics{"Statics", ""}, geometry{"Geometry", ""};
inline constexpr Clause practice = unconfirmed({"Practice", ""});

struct Quantity {
    const char* field;
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

}  // namespace apex::cabinet
