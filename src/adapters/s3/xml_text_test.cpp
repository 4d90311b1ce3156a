#include "adapters/s3/xml_text.hpp"

#include <gtest/gtest.h>

#include "adapters/s3/percent.hpp"

namespace apex::adapters::s3 {
namespace {

using Found = std::vector<std::string_view>;

TEST(XmlText, FindsElementsByTheirWholeName) {
    const char* xml =
        "<?xml version=\"1.0\"?><L xmlns=\"x\"><KeyCount>2</KeyCount><C><Key>a</Key></C>"
        "<C><Key type=\"t\">b</Key></C><Key/></L>";
    EXPECT_EQ(xml_elements(xml, "Key"), (Found{"a", "b", ""}));
    EXPECT_EQ(xml_text(xml, "KeyCount"), "2");
    EXPECT_EQ(xml_elements(xml, "C"), (Found{"<Key>a</Key>", "<Key type=\"t\">b</Key>"}));
    EXPECT_EQ(xml_text(xml, "Code"), std::nullopt);
}

TEST(XmlText, Unescapes) {
    EXPECT_EQ(xml_text("<K>a&amp;&lt;&gt;&quot;&apos;&#65;&#x20AC;&#x1F4DD;</K>", "K"),
              "a&<>\"'A\u20ac\U0001f4dd");
    EXPECT_EQ(xml_text("<K>a & b &nbsp; &#0; &#xD800; &#x110000; &#; &</K>", "K"),
              "a & b &nbsp; &#0; &#xD800; &#x110000; &#; &")
        << "what is no entity stays";
    EXPECT_EQ(xml_text("<K>" + xml_escaped("<a href=\"&\">") + "</K>", "K"), "<a href=\"&\">");
}

TEST(XmlText, StopsAtWhatIsCutShort) {
    for (const char* xml : {"", "<", "<K", "<K>", "<K>a", "<K>a</", "<K>a</K", "<K "})
        EXPECT_EQ(xml_text(xml, "K"), std::nullopt) << xml;
    EXPECT_EQ(xml_elements("<K>a</K><K>b", "K"), Found{"a"});
}

TEST(XmlText, ReadsTimes) {
    EXPECT_EQ(parse_time("2013-05-24T00:00:00.000Z"), 1369353600);  // date -u -d @1369353600
    EXPECT_EQ(parse_time("yesterday"), std::nullopt);
}

TEST(Percent, DecodesAndRefuses) {
    EXPECT_EQ(percent_decoded("a%2Fb%c3%A9+%00"), std::string("a/b\u00e9+\0", 7));
    EXPECT_EQ(percent_decoded("a+b%2Bc", ' '), "a b+c");
    for (const char* text : {"%", "%4", "a%4g", "%%41"})
        EXPECT_EQ(percent_decoded(text), std::nullopt) << text;
}

}  // namespace
}  // namespace apex::adapters::s3
