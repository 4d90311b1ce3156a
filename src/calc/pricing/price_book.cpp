#include "calc/pricing/price_book.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "base/assertion.hpp"
#include "base/embedded.hpp"
#include "base/number_text.hpp"
#include "base/sha256.hpp"

namespace apex::embedded {
std::span<const File> price_book_files();
}

namespace apex::pricing {
namespace {

constexpr double greatest_factor = 1e6;
constexpr long long greatest_unit_price_cents = 1'000'000'000;
constexpr std::string_view table_heading =
    "item,unit,driver,family,fixed_quantity,quantity_per_driver,unit_price_cents";
constexpr std::size_t columns = 7;

constexpr std::pair<std::string_view, Driver> drivers[] = {
    {"sign", Driver::sign},
    {"steel_lb", Driver::steel_lb},
    {"pole_length_ft", Driver::pole_length_ft},
    {"concrete_yd3", Driver::concrete_yd3},
    {"excavation_yd3", Driver::excavation_yd3},
    {"cabinet_area_ft2", Driver::cabinet_area_ft2},
    {"cabinet_count", Driver::cabinet_count},
    {"overall_height_ft", Driver::overall_height_ft}};

std::optional<Driver> driver_named(std::string_view word) {
    for (const auto& [name, driver] : drivers)
        if (name == word) return driver;
    return std::nullopt;
}

std::string_view take_line(std::string_view& rest) {
    const auto end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::vector<std::string_view> cells_of(std::string_view line) {
    std::vector<std::string_view> cells;
    for (std::size_t from = 0;;) {
        const auto comma = line.find(',', from);
        cells.push_back(line.substr(from, comma - from));
        if (comma == std::string_view::npos) return cells;
        from = comma + 1;
    }
}

int number_of(std::string_view text) {
    int v = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), v);
    return error == std::errc{} && end == text.data() + text.size() ? v : -1;
}

/// YYYY-MM-DD of the Gregorian calendar, so that text order is time order.
bool is_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9})
        if (text[i] < '0' || text[i] > '9') return false;
    const int year = number_of(text.substr(0, 4)), month = number_of(text.substr(5, 2)),
              day = number_of(text.substr(8, 2));
    if (month < 1 || month > 12 || day < 1) return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return day <= days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

Outcome<Rate> parse_rate(std::string_view line, const std::string& at) {
    const auto no = [&](const char* column, const char* why) {
        return Rejection{at + '/' + column, why, {}};
    };
    const auto cells = cells_of(line);
    if (cells.size() != columns) return Rejection{at, "does not have seven columns", {}};
    Rate rate;
    rate.item = cells[0];
    rate.unit = cells[1];
    rate.family = cells[3];
    if (rate.item.empty()) return no("item", "is empty");
    if (rate.unit.empty()) return no("unit", "is empty");
    const auto driver = driver_named(cells[2]);
    if (!driver) return no("driver", "is not a quantity of a design");
    rate.driver = *driver;
    if (!rate.family.empty() && rate.driver != Driver::steel_lb)
        return no("family", "goes with steel_lb only");
    const auto factor = [](std::string_view text) {
        const auto v = parse_number(text);
        return v && *v >= 0 && *v <= greatest_factor ? v : std::nullopt;
    };
    const auto fixed = factor(cells[4]), each = factor(cells[5]);
    if (!fixed) return no("fixed_quantity", "is not a number from 0 to 1,000,000");
    if (!each) return no("quantity_per_driver", "is not a number from 0 to 1,000,000");
    rate.fixed_quantity = *fixed;
    rate.quantity_per_driver = *each;
    long long cents = -1;
    const auto [end, error] =
        std::from_chars(cells[6].data(), cells[6].data() + cells[6].size(), cents);
    if (error != std::errc{} || end != cells[6].data() + cells[6].size() || cents < 0 ||
        cents > greatest_unit_price_cents)
        return no("unit_price_cents", "is not a whole number of cents");
    rate.unit_price = {cents};
    return rate;
}

std::vector<PriceBook> read_bundled() {
    std::vector<PriceBook> books;
    for (const auto& file : embedded::price_book_files()) {
        if (!file.path.ends_with(".csv")) continue;
        books.push_back(value(parse_price_book(file.content)));  // Refused: the build is broken.
    }
    std::sort(books.begin(), books.end(), [](const PriceBook& a, const PriceBook& b) {
        return a.effective_from < b.effective_from;
    });
    APEX_ASSERT(!books.empty());
    return books;
}

}  // namespace

Outcome<PriceBook> parse_price_book(std::string_view text) {
    PriceBook book;
    book.sha256 = sha256_hex(text);
    std::string_view rest = text;
    const std::pair<std::string_view, std::string*> captions[] = {
        {"name", &book.name},
        {"currency", &book.currency},
        {"effective_from", &book.effective_from}};
    for (const auto& [key, target] : captions) {
        const auto cells = cells_of(take_line(rest));
        if (cells.size() != 2 || cells[0] != key || cells[1].empty())
            return Rejection{'/' + std::string(key), "line is missing or out of place", {}};
        *target = cells[1];
    }
    if (book.currency.size() != 3)
        return Rejection{"/currency", "is not a code of three letters", {}};
    if (!is_date(book.effective_from))
        return Rejection{"/effective_from", "is not a date YYYY-MM-DD", {}};
    if (!take_line(rest).empty() || take_line(rest) != table_heading)
        return Rejection{"/rates", "heading of the table is missing", {}};
    while (!rest.empty()) {
        const auto rate =
            parse_rate(take_line(rest), "/rates/" + std::to_string(book.rates.size()));
        if (const auto* no = refused(rate)) return *no;
        book.rates.push_back(value(rate));
    }
    if (book.rates.empty()) return Rejection{"/rates", "is empty", {}};
    return book;
}

std::span<const PriceBook> price_books() {
    static const std::vector<PriceBook> books = read_bundled();  // Immutable data of this build.
    return books;
}

const PriceBook& current_price_book() { return price_books().back(); }

Outcome<const PriceBook*> price_book_on(std::string_view date) {
    if (!is_date(date)) return Rejection{"/date", "is not a date YYYY-MM-DD", {}};
    const PriceBook* in_force = nullptr;
    for (const PriceBook& book : price_books())
        if (book.effective_from <= date) in_force = &book;
    if (in_force == nullptr) return Rejection{"/date", "no price book is that old", {}};
    return in_force;
}

}  // namespace apex::pricing
