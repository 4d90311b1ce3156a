#include "wire/check_registry.hpp"

#include <algorithm>
#include <vector>

#include "wire/single_check.hpp"

namespace apex::wire {
namespace {

std::vector<SingleCheck> all_checks() {
    std::vector<SingleCheck> all;
    for (const auto& list :
         {design_checks(), wind_checks(), wind_sign_checks(), loads_checks(), statics_checks(),
          steel_checks(), open_steel_checks(), aluminum_checks(), footing_checks(), anchor_checks(),
          baseplate_checks(), spread_checks(), shaft_checks(), catalog_checks(), pricing_checks(),
          connections_checks(), cabinet_checks()})
        all.insert(all.end(), list.begin(), list.end());
    const auto id = [](const SingleCheck& check) { return std::string_view(check.id); };
    std::ranges::sort(all, {}, id);
    APEX_ASSERT(std::ranges::adjacent_find(all, {}, id) == all.end());
    return all;
}

}  // namespace

std::span<const SingleCheck> single_checks() {
    static const std::vector<SingleCheck> checks = all_checks();
    return checks;
}

const SingleCheck* find_check(std::string_view id) {
    for (const SingleCheck& check : single_checks())
        if (check.id == id) return &check;
    return nullptr;
}

}  // namespace apex::wire
