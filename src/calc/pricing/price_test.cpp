// Expected sums are hand calculations: quantity x rate of the book written in the test.
#include "calc/pricing/price.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace apex::pricing {
namespace {

constexpr std::string_view book_text =
    "name,test\ncurrency,USD\neffective_from,2026-01-01\n\n"
    "item,unit,driver,family,fixed_quantity,quantity_per_driver,unit_price_cents\n"
    "Round,lb,steel_lb,hss_round,0,1,150\n"
    "Pipe,lb,steel_lb,pipe,0,1,135\n"
    "Fabrication,h,steel_lb,,4,0.004,9500\n"
    "Concrete,yd3,concrete_yd3,,0,1,24000\n"
    "Seal,each,sign,,1,0,95000\n";

PriceBook book() { return value(parse_price_book(book_text)); }

std::string refused_at(std::string_view from, std::string_view to) {
    std::string text(book_text);
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
    const auto outcome = parse_price_book(text);
    const auto* no = refused(outcome);
    return no == nullptr ? "accepted" : no->field;
}

TEST(Price, MultipliesQuantitiesWithTheRatesOfTheirFamily) {
    Quantities q;
    q.steel_lb = 1000;
    q.steel_family = "hss_round";
    q.concrete_yd3 =
        2.345;  // Billed 2.35 (half away from zero at the hundredth, 2.345 * 100 = 234.5).
    const Price p = value(price(q, book()));
    ASSERT_EQ(p.lines.size(), 4u);
    EXPECT_EQ(p.lines[0].amount_cents, 150000);  // 1000 x 1.50
    EXPECT_EQ(p.lines[1].quantity, 8.0);         // 4 + 0.004 x 1000
    EXPECT_EQ(p.lines[1].amount_cents, 76000);   // 8 x 95.00
    EXPECT_EQ(p.lines[2].quantity, 2.35);
    EXPECT_EQ(p.lines[2].amount_cents, 56400);  // 2.35 x 240.00
    EXPECT_EQ(p.total_cents, 150000 + 76000 + 56400 + 95000);
    EXPECT_EQ(p.effective_from, "2026-01-01");
}

TEST(Price, LeavesOutWhatTheSignDoesNotHave) {
    const Price p = value(price({}, book()));
    ASSERT_EQ(p.lines.size(), 1u);
    EXPECT_EQ(p.lines[0].item, "Seal");
}

TEST(Price, RefusesSteelWithoutARate) {
    Quantities q;
    q.steel_lb = 1;
    q.steel_family = "w";
    EXPECT_EQ(refused(price(q, book()))->field, "/steel_family");
    q.steel_family = "";
    EXPECT_EQ(refused(price(q, book()))->field, "/steel_family");
}

TEST(Price, RefusesQuantitiesThatAreNone) {
    for (const double bad : {-1.0, 1e308, std::numeric_limits<double>::quiet_NaN()}) {
        Quantities q;
        q.concrete_yd3 = bad;
        EXPECT_EQ(refused(price(q, book()))->field, "/concrete_yd3");
    }
    Quantities q;
    q.cabinet_count = -1;
    EXPECT_EQ(refused(price(q, book()))->field, "/cabinet_count");
}

TEST(PriceBook, NamesTheCellThatIsWrong) {
    EXPECT_EQ(refused_at("name,test", "nom,test"), "/name");
    EXPECT_EQ(refused_at("USD", "dollars"), "/currency");
    EXPECT_EQ(refused_at("2026-01-01", "2026-02-30"), "/effective_from");
    EXPECT_EQ(refused_at("\n\nitem", "\nitem"), "/rates");
    EXPECT_EQ(refused_at("Round,lb,", "Round,"), "/rates/0");
    EXPECT_EQ(refused_at("Round,", ","), "/rates/0/item");
    EXPECT_EQ(refused_at("Round,lb", "Round,"), "/rates/0/unit");
    EXPECT_EQ(refused_at("sign,", "signs,"), "/rates/4/driver");
    EXPECT_EQ(refused_at("yd3,,", "yd3,pipe,"), "/rates/3/family");
    EXPECT_EQ(refused_at("4,0.004", "-4,0.004"), "/rates/2/fixed_quantity");
    EXPECT_EQ(refused_at("4,0.004", "4,1e9"), "/rates/2/quantity_per_driver");
    EXPECT_EQ(refused_at("9500", "95.00"), "/rates/2/unit_price_cents");
    EXPECT_EQ(refused_at("9500", "-1"), "/rates/2/unit_price_cents");
}

TEST(PriceBook, EachDayHasOneBook) {
    EXPECT_EQ(refused(price_book_on("2025-06-30"))->field, "/date");
    EXPECT_EQ(refused(price_book_on("2026-13-01"))->field, "/date");
    EXPECT_EQ(refused(price_book_on("yesterday"))->field, "/date");
    EXPECT_EQ(value(price_book_on("2025-07-01"))->effective_from, "2025-07-01");
    EXPECT_EQ(value(price_book_on("2025-12-31"))->effective_from, "2025-07-01");
    EXPECT_EQ(value(price_book_on("2026-01-01"))->effective_from, "2026-01-01");
    EXPECT_EQ(&current_price_book(), value(price_book_on("9999-12-31")));
}

TEST(PriceBook, BundledBooksPriceEveryFamilyAndHaveTheirOwnDay) {
    const auto books = price_books();
    for (std::size_t i = 1; i < books.size(); ++i)
        EXPECT_LT(books[i - 1].effective_from, books[i].effective_from);
    for (const PriceBook& each : books)
        for (const char* family : {"hss_round", "hss_square", "hss_rect", "pipe"}) {
            Quantities q;
            q.steel_lb = 100;
            q.steel_family = family;
            EXPECT_EQ(refused(price(q, each)), nullptr) << each.name << ' ' << family;
        }
    Quantities w;
    w.steel_lb = 100;
    w.steel_family = "w";
    EXPECT_EQ(refused(price(w, current_price_book())), nullptr);
}

}  // namespace
}  // namespace apex::pricing
