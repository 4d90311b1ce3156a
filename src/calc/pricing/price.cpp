#include "calc/pricing/price.hpp"

#include <cmath>
#include <utility>

namespace apex::pricing {
namespace {

/// No sign needs more of anything; keeps quantity x price far inside 64 bits.
constexpr double greatest_quantity = 1e7;

double amount_of(Driver driver, const Quantities& q) {
    switch (driver) {
        case Driver::sign:
            return 1;
        case Driver::steel_lb:
            return q.steel_lb;
        case Driver::pole_length_ft:
            return q.pole_length_ft;
        case Driver::concrete_yd3:
            return q.concrete_yd3;
        case Driver::excavation_yd3:
            return q.excavation_yd3;
        case Driver::cabinet_area_ft2:
            return q.cabinet_area_ft2;
        case Driver::cabinet_count:
            return q.cabinet_count;
        case Driver::overall_height_ft:
            return q.overall_height_ft;
    }
    return 0;
}

/// What is billed at a rate, rounded to the hundredth; 0 where the rate is not for this sign.
double billed_at(const Rate& rate, const Quantities& quantities) {
    if (!rate.family.empty() && rate.family != quantities.steel_family) return 0;
    const double driver = amount_of(rate.driver, quantities);
    if (driver == 0) return 0;
    return std::round((rate.fixed_quantity + rate.quantity_per_driver * driver) * 100) / 100;
}

}  // namespace

Outcome<Price> price(const Quantities& quantities, const PriceBook& book) {
    const std::pair<const char*, double> given[] = {
        {"/steel_lb", quantities.steel_lb},
        {"/pole_length_ft", quantities.pole_length_ft},
        {"/concrete_yd3", quantities.concrete_yd3},
        {"/excavation_yd3", quantities.excavation_yd3},
        {"/cabinet_area_ft2", quantities.cabinet_area_ft2},
        {"/cabinet_count", quantities.cabinet_count},
        {"/overall_height_ft", quantities.overall_height_ft}};
    for (const auto& [pointer, quantity] : given)
        if (!(quantity >= 0 && quantity <= greatest_quantity))
            return Rejection{pointer, "is not between 0 and 10,000,000", {}};

    Price result{book.name, book.currency, book.effective_from, {}, 0};
    Money total;
    bool steel_has_a_rate = false;
    for (const Rate& rate : book.rates) {
        if (!rate.family.empty() && rate.family == quantities.steel_family) steel_has_a_rate = true;
        const double billed = billed_at(rate, quantities);
        if (billed == 0) continue;
        const Money amount = at_rate(billed, rate.unit_price);
        result.lines.push_back({rate.item, rate.unit, billed, rate.unit_price.cents, amount.cents});
        total += amount;
    }
    if (quantities.steel_lb > 0 && (quantities.steel_family.empty() || !steel_has_a_rate))
        return Rejection{
            "/steel_family", "the price book has no rate for steel of this family", {}};
    result.total_cents = total.cents;
    return result;
}

long long total_cents(const Quantities& quantities, const PriceBook& book) {
    Money total;
    for (const Rate& rate : book.rates)
        if (const double billed = billed_at(rate, quantities); billed != 0)
            total += at_rate(billed, rate.unit_price);
    return total.cents;
}

}  // namespace apex::pricing
