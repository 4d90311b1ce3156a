#include "calc/design/quantities.hpp"

#include <algorithm>

namespace apex::design {

Quantities quantities_of(const Problem& problem, const Evaluation& e) {
    Quantities q;
    q.steel_lb = e.steel_lb;
    q.steel_family = catalog::name(e.pole.section->family);
    q.pole_length_ft = problem.wind.poles.count * e.pole_length_ft;
    q.concrete_yd3 = e.concrete_yd3;
    q.excavation_yd3 = e.spoil_yd3;
    q.cabinet_area_ft2 = problem.wind.geometry.area_ft2;
    q.cabinet_count = static_cast<int>(problem.wind.geometry.cabinets.size());
    q.overall_height_ft = problem.wind.geometry.overall_height_ft;
    return q;
}

Price price_of(const Quantities& quantities) {
    auto price = pricing::price(quantities, pricing::current_price_book());
    APEX_ASSERT(refused(price) == nullptr);
    return value(std::move(price));
}

const Check& governing_of(const std::vector<Check>& checks) {
    const auto rank = [](const Check& c) {
        return c.status == CheckStatus::run ? c.utilisation : -1;
    };
    return *std::max_element(checks.begin(), checks.end(),
                             [&](const Check& a, const Check& b) { return rank(a) < rank(b); });
}

}  // namespace apex::design
