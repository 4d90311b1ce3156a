// Editions of the International Building Code. 1806 and 1807.3 read alike in all three; the clause
// of the alternative load combinations moved in 2021.
#pragma once
#include "base/outcome.hpp"

namespace apex::footing {

struct Ibc2018 {
    static constexpr Clause at(const char* ref) { return {"IBC 2018", ref}; }
    static constexpr const char* alternative_combinations = "1806.1, 1605.3.2";
};
struct Ibc2021 {
    static constexpr Clause at(const char* ref) { return {"IBC 2021", ref}; }
    static constexpr const char* alternative_combinations = "1806.1, 1605.2";
};
struct Ibc2024 {
    static constexpr Clause at(const char* ref) { return {"IBC 2024", ref}; }
    static constexpr const char* alternative_combinations = "1806.1, 1605.2";
};

}  // namespace apex::footing
