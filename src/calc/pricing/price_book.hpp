// A price book: rates with the day from which they hold. A value like any other input; the bundled
// books are examples (data/price_book/SOURCE.md) which an organisation replaces.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.hpp"
#include "base/outcome.hpp"

namespace apex::pricing {

/// What a rate is multiplied with. The words in a book's file are the names of the fields of
/// Quantities, and `sign` for one sign.
enum class Driver : unsigned char {
    sign,
    steel_lb,
    pole_length_ft,
    concrete_yd3,
    excavation_yd3,
    cabinet_area_ft2,
    cabinet_count,
    overall_height_ft
};

/// Billed quantity = fixed_quantity + quantity_per_driver x driver; both are left out where the
/// driver is zero.
struct Rate {
    std::string item, unit;
    Driver driver = Driver::sign;
    std::string family;  ///< of steel; empty: every family
    double fixed_quantity = 0, quantity_per_driver = 1;
    Money unit_price;
};

struct PriceBook {
    std::string name;            ///< "us-example 2026.1"
    std::string currency;        ///< ISO 4217
    std::string effective_from;  ///< ISO 8601 date, the first day on which it holds
    std::string sha256;          ///< of the file it was read from
    std::vector<Rate> rates;
};

/// Reads a book's file (its form: data/price_book/SOURCE.md). `field` of a refusal is "/name" or
/// "/rates/2/unit_price_cents".
Outcome<PriceBook> parse_price_book(std::string_view text);

/// The bundled books, oldest first.
std::span<const PriceBook> price_books();
/// The newest bundled book: what a design is priced with unless a day is named. No clock is read.
const PriceBook& current_price_book();
/// The bundled book that holds on a day ("2026-11-23"). Refused at /date: not a date, or before the
/// first book.
Outcome<const PriceBook*> price_book_on(std::string_view date);

}  // namespace apex::pricing
