// What a design costs: quantities in, cost lines out, in integer cents. Rates come from a price
// book (price_book.hpp). Not here: how quantities follow from a design (calc/design).
#pragma once
#include <string>
#include <vector>

#include "base/outcome.hpp"
#include "calc/pricing/price_book.hpp"

namespace apex::pricing {

/// What is bought, moved and put up for one sign.
struct Quantities {
    double steel_lb = 0;  ///< of the pole, over its whole length with what is embedded
    /// hss_round, hss_square, hss_rect, pipe, w: steel is priced by family.
    std::string steel_family;
    double pole_length_ft = 0;
    double concrete_yd3 = 0;      ///< gross: the pole inside is not deducted
    double excavation_yd3 = 0;    ///< loose spoil: 1.3 times the hole
    double cabinet_area_ft2 = 0;  ///< of one face of each cabinet
    int cabinet_count = 0;
    double overall_height_ft = 0;
};

/// One line of an estimate. `amount_cents` is `quantity` (already rounded to the hundredth) times
/// `unit_price_cents`, rounded half away from zero, so that a reader can multiply it again.
struct PriceLine {
    std::string item, unit;
    double quantity;
    long long unit_price_cents, amount_cents;
};

struct Price {
    std::string price_book, currency, effective_from;
    std::vector<PriceLine> lines;
    long long total_cents;
};

/// Lines in the order of the book; a line whose quantity is zero is left out. Refused: a negative,
/// non-finite or absurd quantity (pointer to it), and steel of a family the book has no rate for.
Outcome<Price> price(const Quantities& quantities, const PriceBook& book);

/// The total of the same lines, for a search that needs no lines. No quantity is looked at for
/// sense. It never falls where a quantity rises: rates are not negative, and rounding keeps order.
long long total_cents(const Quantities& quantities, const PriceBook& book);

}  // namespace apex::pricing
