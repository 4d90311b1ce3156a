// Editions of the International Building Code. 1806 and 1807.3 read alike in all three; the clause
// of the alternative load combinations moved in 2021.
#pragma once
#include "base/outcome.hpp"

namespace apex::footing {

namespace ibc2018 {
struct Edition {
    static constexpr const char* name = "IBC 2018";
    static constexpr Clause clause(const char* ref) { return {name, ref}; }
    static constexpr const char* third_increase_ref = "1806.1, 1605.3.2";
};
}  // namespace ibc2018

namespace ibc2021 {
struct Edition {
    static constexpr const char* name = "IBC 2021";
    static constexpr Clause clause(const char* ref) { return {name, ref}; }
    static constexpr const char* third_increase_ref = "1806.1, 1605.2";
};
}  // namespace ibc2021

namespace ibc2024 {
struct Edition {
    static constexpr const char* name = "IBC 2024";
    static constexpr Clause clause(const char* ref) { return {name, ref}; }
    static constexpr const char* third_increase_ref = "1806.1, 1605.2";
};
}  // namespace ibc2024

/// The checks instantiate themselves for every edition with this.
#define APEX_EACH_SOIL_EDITION(apply) \
    apply(ibc2018::Edition);          \
    apply(ibc2021::Edition);          \
    apply(ibc2024::Edition)

}  // namespace apex::footing
