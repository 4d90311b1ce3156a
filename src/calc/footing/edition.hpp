// Editions of the International Building Code. 1806 and 1807.3 read alike in all three; the clause
// of the alternative load combinations moved in 2021.
#pragma once
#include "base/outcome.hpp"

namespace apex::footing {

namespace ibc2018 {
struct Edition {
    static constexpr Clause at(const char* ref) { return {"IBC 2018", ref}; }
    static constexpr const char* third_increase_ref = "1806.1, 1605.3.2";
};
}  // namespace ibc2018

namespace ibc2021 {
struct Edition {
    static constexpr Clause at(const char* ref) { return {"IBC 2021", ref}; }
    static constexpr const char* third_increase_ref = "1806.1, 1605.2";
};
}  // namespace ibc2021

namespace ibc2024 {
struct Edition {
    static constexpr Clause at(const char* ref) { return {"IBC 2024", ref}; }
    static constexpr const char* third_increase_ref = "1806.1, 1605.2";
};
}  // namespace ibc2024

}  // namespace apex::footing
