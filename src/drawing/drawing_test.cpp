#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "drawing/clean_text.hpp"
#include "drawing/drawings.hpp"
#include "drawing/picture.hpp"
#include "drawing/svg.hpp"

namespace apex::drawing {
namespace {

SignShape example() {
    SignShape sign;
    sign.cabinets = {{14, 8, 12, 17, 0, "Cabinet 1"}, {8, 4.5, 10, 12, 1.25, "Cabinet 2"}};
    sign.pole = PoleShape{"HSS14.000X0.500", 14, 14, 0.5, true, 25, 10};
    sign.footing = FootingShape{3, 11.5, true, "Concrete f'c 3,000 psi"};
    sign.frost_depth_ft = 10.0 / 12;
    return sign;
}

std::set<std::string> words_in(const Picture& picture) {
    std::set<std::string> all;
    for (const auto& mark : picture.marks)
        if (const auto* words = std::get_if<Words>(&mark)) all.insert(words->words);
    return all;
}

/// The sizes on paper of all upright rectangles, as seen.
std::vector<std::pair<double, double>> rectangles_in(const Picture& picture) {
    std::vector<std::pair<double, double>> sizes;
    for (const auto& mark : picture.marks)
        if (const auto* s = std::get_if<Stroke>(&mark);
            s != nullptr && s->closed && s->points.size() == 4)
            sizes.emplace_back(std::fabs(s->points[1].x_pt - s->points[0].x_pt),
                               std::fabs(s->points[2].y_pt - s->points[1].y_pt));
    return sizes;
}

bool holds(const std::vector<std::pair<double, double>>& sizes, double width, double height) {
    return std::any_of(sizes.begin(), sizes.end(), [&](const auto& s) {
        return std::fabs(s.first - width) < 1e-6 && std::fabs(s.second - height) < 1e-6;
    });
}

TEST(FeetInches, AreReadAsOnSite) {
    EXPECT_EQ(feet_inches(8), "8'-0\"");
    EXPECT_EQ(feet_inches(12.5417), "12'-6 1/2\"");
    EXPECT_EQ(feet_inches(10.0 / 12), "0'-10\"");
    EXPECT_EQ(feet_inches(0.375 / 12), "0'-0 3/8\"");
    EXPECT_EQ(feet_inches(-0.5), "-0'-6\"");
    EXPECT_EQ(feet_inches(-0.0001), "0'-0\"");
    EXPECT_EQ(feet_inches(11.999), "12'-0\"")
        << "sixteenths of an inch and less carry into the feet";
}

TEST(Elevation, EveryDimensionIsTheInput) {
    const auto words = words_in(lay_out(elevation(example()), 504, 470));
    for (const char* expected :
         {"25'-0\"", "8'-0\"", "0'-6\"", "4'-6\"", "12'-0\"", "11'-6\"", "14'-0\"", "1'-3\"",
          "3'-0\" dia.", "Cabinet 1", "Cabinet 2", "14'-0\" × 8'-0\" × 1'-0\"",
          "8'-0\" × 4'-6\" × 0'-10\"", "HSS14.000X0.500", "Grade"})
        EXPECT_TRUE(words.contains(expected)) << expected;
}

TEST(Elevation, SeveralPolesStandApartByTheirSpacingEachOnItsFooting) {
    SignShape sign = example();
    sign.pole->axes_ft = {-5.5, 0, 5.5};
    const Picture picture = lay_out(elevation(sign), 504, 470);
    const double k = picture.scale_pt_per_ft;
    std::vector<double> poles, footings;
    for (const auto& mark : picture.marks) {
        const auto* s = std::get_if<Stroke>(&mark);
        if (s == nullptr || !s->closed || s->points.size() != 4) continue;
        const double left = std::min(s->points[0].x_pt, s->points[1].x_pt),
                     width = std::fabs(s->points[1].x_pt - s->points[0].x_pt),
                     height = std::fabs(s->points[2].y_pt - s->points[1].y_pt);
        const auto is = [&](double width_ft, double height_ft) {
            return std::fabs(width - width_ft * k) < 1e-6 &&
                   std::fabs(height - height_ft * k) < 1e-6;
        };
        if (is(14.0 / 12, 25)) poles.push_back(left);
        if (is(3, 11.5)) footings.push_back(left);
    }
    for (auto* lefts : {&poles, &footings}) {
        ASSERT_EQ(lefts->size(), 3u);
        EXPECT_NEAR((*lefts)[1] - (*lefts)[0], 5.5 * k, 1e-6);
        EXPECT_NEAR((*lefts)[2] - (*lefts)[1], 5.5 * k, 1e-6);
    }
    EXPECT_TRUE(words_in(picture).contains("5'-6\""));
    EXPECT_TRUE(words_in(picture).contains("3'-0\" dia."));
}

TEST(Elevation, OneFootIsTheSameLengthEverywhere) {
    const Picture picture = lay_out(elevation(example()), 504, 470);
    const double k = picture.scale_pt_per_ft;
    EXPECT_EQ(k, 9) << "1/8 in to the foot at 72 points to the inch";
    EXPECT_EQ(picture.scale_words, "1/8\" = 1'-0\"");
    const auto sizes = rectangles_in(picture);
    EXPECT_TRUE(holds(sizes, 14 * k, 8 * k));
    EXPECT_TRUE(holds(sizes, 8 * k, 4.5 * k));
    EXPECT_TRUE(holds(sizes, 14.0 / 12 * k, 25 * k)) << "pole";
    EXPECT_TRUE(holds(sizes, 3 * k, 11.5 * k)) << "footing";
}

TEST(Elevation, AManyCabinetSignStaysLegible) {
    SignShape sign = example();
    sign.cabinets.clear();
    for (int i = 0; i < 40; ++i)
        sign.cabinets.push_back({8 + 0.1 * i, 1, 8, 2 + 1.4 * i, 0, "Cabinet"});
    const Picture picture = lay_out(elevation(sign), 504, 470);
    std::size_t words = 0;
    for (const auto& mark : picture.marks) words += std::holds_alternative<Words>(mark) ? 1 : 0;
    EXPECT_LT(words, 20u);
}

TEST(Pictures, StayInsideTheirFrame) {
    for (const double height : {40.0, 120.0, 300.0, 700.0})
        for (const Scene& scene : {elevation(example()), footing_section(example())}) {
            const Picture picture = lay_out(scene, 504, height);
            if (picture.scale_words == "not to scale") continue;
            EXPECT_LE(picture.height_pt, height);
            for (const auto& mark : picture.marks) {
                const auto* stroke = std::get_if<Stroke>(&mark);
                for (const PaperPoint& p :
                     stroke != nullptr ? stroke->points : std::vector<PaperPoint>{}) {
                    EXPECT_GE(std::min(p.x_pt, p.y_pt), -1e-9);
                    EXPECT_LE(p.x_pt, picture.width_pt + 1e-9);
                    EXPECT_LE(p.y_pt, picture.height_pt + 1e-9);
                }
            }
        }
}

TEST(Pictures, NoDimensionCoversAnother) {
    const Picture picture = lay_out(elevation(example()), 504, 470);
    struct Box {
        double left, top, right, bottom;
    };
    std::vector<Box> boxes;
    for (const auto& mark : picture.marks) {
        const auto* w = std::get_if<Words>(&mark);
        if (w == nullptr) continue;
        const double length = estimated_width_pt(w->words, w->size_pt, w->bold);
        const double back = w->anchor == Anchor::start    ? 0
                            : w->anchor == Anchor::middle ? length / 2
                                                          : length;
        const double up = 0.7 * w->size_pt;
        boxes.push_back(
            w->upward
                ? Box{w->at.x_pt - up, w->at.y_pt - length + back, w->at.x_pt, w->at.y_pt + back}
                : Box{w->at.x_pt - back, w->at.y_pt - up, w->at.x_pt - back + length, w->at.y_pt});
    }
    ASSERT_GT(boxes.size(), 10u);
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const Box &a = boxes[i], &b = boxes[j];
            EXPECT_FALSE(a.left < b.right && b.left < a.right && a.top < b.bottom &&
                         b.top < a.bottom)
                << i << " and " << j;
        }
}

TEST(FootingSection, ShowsDepthEmbedmentCoverAndFrost) {
    const auto words = words_in(lay_out(footing_section(example()), 504, 380));
    for (const char* expected :
         {"11'-6\"", "10'-0\"", "1'-6\"", "3'-0\" dia.", "Frost depth 0'-10\"",
          "Concrete f'c 3,000 psi", "Section", "Plan"})
        EXPECT_TRUE(words.contains(expected)) << expected;
    SignShape square = example();
    square.footing->is_round = false;
    EXPECT_TRUE(words_in(lay_out(footing_section(square), 504, 380)).contains("3'-0\" square"));
}

TEST(PressureSketch, ArrowsAreToOneScale) {
    const std::vector<PressureBand> bands{{17, 25, 40, 4480, "Cabinet 1"},
                                          {0, 12, 10, 140, "Pole"}};
    const Picture picture = lay_out(pressure_sketch(example(), bands), 504, 250);
    const auto words = words_in(picture);
    EXPECT_TRUE(words.contains("Cabinet 1: 40.0 psf, 4,480 lbf"));
    EXPECT_TRUE(words.contains("Pole: 10.0 psf, 140 lbf"));
    // The greatest pressure reaches 0.3 of the sign's height; a quarter of it, a quarter as far.
    const double k = picture.scale_pt_per_ft;
    EXPECT_TRUE(holds(rectangles_in(picture), 0.3 * 25 * k, 8 * k));
    EXPECT_TRUE(holds(rectangles_in(picture), 0.3 * 25 / 4 * k, 12 * k));
}

/// A small reader of XML: tags balance, attributes are quoted, text has no bare markup.
bool is_well_formed(const std::string& xml) {
    std::vector<std::string> open;
    std::size_t i = 0;
    while (i < xml.size()) {
        if (xml[i] != '<') {
            if (xml[i] == '>') return false;
            if (xml[i] == '&') {
                const auto end = xml.find(';', i);
                const std::set<std::string> known{"&amp", "&lt", "&gt", "&quot"};
                if (end == std::string::npos || !known.contains(xml.substr(i, end - i)))
                    return false;
            }
            ++i;
            continue;
        }
        const auto end = xml.find('>', i);
        if (end == std::string::npos) return false;
        const std::string tag = xml.substr(i + 1, end - i - 1);
        if (tag.find('<') != std::string::npos || std::count(tag.begin(), tag.end(), '"') % 2 != 0)
            return false;
        const std::string name = tag.substr(0, tag.find_first_of(" /", tag.front() == '/' ? 1 : 0));
        if (tag.front() == '/') {
            if (open.empty() || '/' + open.back() != name) return false;
            open.pop_back();
        } else if (tag.back() != '/') {
            open.push_back(name);
        }
        i = end + 1;
    }
    return open.empty();
}

TEST(Svg, IsWellFormedWhateverTheNames) {
    SignShape sign = example();
    sign.cabinets[0].label = "<b>&\"'\x01\xff\xfe</svg>";
    sign.pole->label = "</text><script>alert(1)</script>";
    for (const Scene& scene : {elevation(sign), footing_section(sign),
                               pressure_sketch(sign, {{0, 8, 20, 300, sign.cabinets[0].label}})}) {
        const std::string svg = to_svg(scene);
        EXPECT_TRUE(is_well_formed(svg)) << svg.substr(0, 300);
        EXPECT_EQ(svg.find("<script"), std::string::npos);
        EXPECT_EQ(svg.find('\x01'), std::string::npos);
    }
    EXPECT_FALSE(is_well_formed("<svg><text>a<b</text></svg>"));
    EXPECT_FALSE(is_well_formed("<svg><g></svg></g>"));
}

TEST(Svg, TellsItsScale) {
    const std::string svg = to_svg(elevation(example()), {504, 470});
    EXPECT_NE(svg.find("data-scale-pt-per-ft=\"9\""), std::string::npos);
    EXPECT_NE(svg.find("data-scale=\"1/8&quot; = 1'-0&quot;\""), std::string::npos);
}

TEST(CleanText, MakesAnyBytesHarmless) {
    EXPECT_EQ(clean_text("a\tb\nc"), "a b c");
    EXPECT_EQ(clean_text(std::string_view("a\0b\x1b[31mc", 9)), "ab[31mc");
    EXPECT_EQ(clean_text("x\u202Ey\u2066z\uFEFF"), "xyz") << "direction overrides and marks";
    EXPECT_EQ(clean_text("\xff\xc3("), "\uFFFD\uFFFD(") << "not UTF-8";
    EXPECT_EQ(clean_text("\xed\xa0\x80"), "\uFFFD\uFFFD\uFFFD") << "a surrogate";
    EXPECT_EQ(clean_text("\xc0\xaf"), "\uFFFD\uFFFD") << "an overlong slash";
    EXPECT_EQ(clean_text("e\u0301\u0301\u0301\u0301"), "e\u0301\u0301") << "towers of marks";
    EXPECT_EQ(clean_text("株式会社", 2), "株式…");
    EXPECT_EQ(clean_text("naïve ½ φ 😀"), "naïve ½ φ 😀");
}

}  // namespace
}  // namespace apex::drawing
