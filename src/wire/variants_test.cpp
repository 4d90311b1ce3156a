#include "wire/variants.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "wire/design_wire.hpp"
#include "wire/identity.hpp"

namespace apex::wire {
namespace {

design::DesignDocument pylon() {
    auto decoded = decode<design::DesignDocument>(
        R"({"schema":"apex.design/1","site":{"wind_speed_mph":115,"risk_category":"II","exposure":"C","source":"x"},)"
        R"("sign":{"overall_height_ft":25,"cabinets":[{"width_ft":14,"height_ft":8,"depth_in":12}]},)"
        R"("foundation":{"type":"direct_burial","diameter_ft":3,"soil":{"class":4}}})");
    EXPECT_TRUE(decoded);
    return *decoded;
}

TEST(Variants, EachNameGivesDifferentDocumentsOfWhichAtMostOneIsTheGivenOne) {
    const auto document = pylon();
    ASSERT_FALSE(variable_names().empty());
    for (const std::string& name : variable_names()) {
        const auto variants = variants_of(document, name);
        ASSERT_EQ(refused(variants), nullptr) << name;
        const Variants& v = value(variants);
        EXPECT_GE(v.list.size(), 2U) << name;
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < v.list.size(); ++i) {
            texts.push_back(canonical(v.list[i].document));
            EXPECT_EQ(i == v.as_given, texts.back() == canonical(document)) << name << ' ' << i;
        }
        std::ranges::sort(texts);
        EXPECT_EQ(std::ranges::adjacent_find(texts), texts.end()) << name;
    }
}

TEST(Variants, AVariantIsTheDocumentWithThatWordInItsPlace) {
    const auto variants = variants_of(pylon(), "codes.wind");
    bool found = false;
    for (const auto& variant : value(variants).list) {
        EXPECT_NE(canonical(variant.document).find("\"wind\":\"" + variant.value + '"'),
                  std::string::npos);
        found = found || variant.document.codes.wind == design::WindEdition::asce7_16;
    }
    EXPECT_TRUE(found);
    const auto factor = variants_of(pylon(), "options.isolated_pole_factor");
    EXPECT_EQ(value(factor).list.back().document.options.isolated_pole_factor, 2);
    const auto increase = variants_of(pylon(), "options.third_increase");
    EXPECT_TRUE(value(increase).list.back().document.options.third_increase);
}

TEST(Variants, ANameOfNothingThatVariesIsRefusedWithTheNames) {
    for (const char* name : {"", "codes", "options.min_pressure_psf", "site.wind_speed_mph"}) {
        const auto variants = variants_of(pylon(), name);
        ASSERT_NE(refused(variants), nullptr) << name;
        EXPECT_EQ(refused(variants)->field, "/by");
        EXPECT_NE(refused(variants)->reason.find("codes.wind"), std::string::npos);
    }
}

}  // namespace
}  // namespace apex::wire
