// Price of given quantities by id.
#include "calc/pricing/price.hpp"
#include "calc/pricing/price_book.hpp"
#include "wire/requests.hpp"
#include "wire/single_check.hpp"

namespace apex::wire {

std::span<const SingleCheck> pricing_checks() {
    static constexpr SingleCheck checks[] = {
        single_check<PriceRequest, NoEdition, price_book_packs>(
            "pricing.estimate", "Price of given quantities", "Price book",
            [](auto, const auto& in, auto&) { return estimate(in); }),
    };
    return checks;
}

}  // namespace apex::wire
