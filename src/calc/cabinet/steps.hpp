// What the checks of this folder share: what rests on no clause, refusal of what is no quantity of
// a sign, squares.
#pragma once
#include <initializer_list>
#include <optional>

#include "base/units.hpp"
#include "trace/trace.hpp"

namespace apex::cabinet {

inline constexpr Clause statics{"Statics", ""}, geometry{"Geometry", ""};
inline constexpr Clause practice = unconfirmed({"Practice", ""});

struct Quantity {
    const char* field;  ///< JSON pointer into the inputs
    double value;
};

inline std::optional<Rejection> all_positive(std::initializer_list<Quantity> quantities,
                                             Clause clause) {
    for (const auto& [field, value] : quantities)
        if (!(value >= 1e-9 && value <= 1e9))
            return Rejection{field, "must be a positive number, from 1e-9 to 1e9", clause};
    return std::nullopt;
}

inline std::optional<Rejection> all_magnitudes(std::initializer_list<Quantity> quantities,
                                               Clause clause) {
    for (const auto& [field, value] : quantities)
        if (!(value >= 0 && value <= 1e9))
            return Rejection{field, "must be zero or a positive number, at most 1e9", clause};
    return std::nullopt;
}

inline double square(double v) { return v * v; }
inline Term square(const Term& v) { return {v.value * v.value, v, power, Term(2)}; }
inline double cube(double v) { return v * v * v; }
inline Term cube(const Term& v) { return {v.value * v.value * v.value, v, power, Term(3)}; }
inline double fourth(double v) { return square(square(v)); }
inline Term fourth(const Term& v) { return {fourth(v.value), v, power, Term(4)}; }

}  // namespace apex::cabinet
