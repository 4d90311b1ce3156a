// What the checks of this folder share: what rests on no clause, refusal of what is no quantity of
// a sign.
#pragma once
#include <initializer_list>
#include <optional>

#include "base/units.hpp"
#include "trace/inputs.hpp"
#include "trace/powers.hpp"
#include "trace/trace.hpp"

namespace apex::cabinet {

inline constexpr Clause statics{"Statics", ""}, geometry{"Geometry", ""};
inline constexpr Clause practice = unconfirmed({"Practice", ""});

inline std::optional<Rejection> all_sizes(std::initializer_list<Quantity> quantities,
                                          Clause clause) {
    for (const auto& [field, value] : quantities)
        if (!(value >= 1e-9 && value <= 1e9))
            return Rejection{field, "must be a positive number, from 1e-9 to 1e9", clause};
    return std::nullopt;
}

inline std::optional<Rejection> all_amounts(std::initializer_list<Quantity> quantities,
                                            Clause clause) {
    for (const auto& [field, value] : quantities)
        if (!(value >= 0 && value <= 1e9))
            return Rejection{field, "must be zero or a positive number, at most 1e9", clause};
    return std::nullopt;
}

}  // namespace apex::cabinet
