#include "app/json_text.hpp"

#include <gtest/gtest.h>

namespace apex::app {
namespace {

TEST(JsonText, WritesFlatObjectsWithEscapes) {
    JsonObject object;
    object.add("name", "A \"b\" \\ \n\x01 é")
        .add("customer", std::optional<std::string>())
        .add("revision", 3)
        .add("passes", true);
    EXPECT_EQ(object.text(),
              R"({"name":"A \"b\" \\ \n\u0001 é","customer":null,"revision":3,"passes":true})");
}

TEST(JsonText, ReadsBackWhatItWrote) {
    const std::string text = "tab\t quote\" back\\ control\x1f Ω 𝛀";
    EXPECT_EQ(json_text_value(json_string(text)), text);
}

// RFC 8259 section 7 gives U+1D11E as "\uD834\uDD1E".
TEST(JsonText, ReadsEscapedSurrogates) {
    EXPECT_EQ(json_text_value(R"("\uD834\uDD1E\u00e9")"), "\xf0\x9d\x84\x9e\xc3\xa9");
}

// The document and the pointers of RFC 6901 section 5.
TEST(JsonPointer, FindsTheExamplesOfItsRfc) {
    const char* document =
        R"({ "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8 })";
    const std::pair<const char*, const char*> cases[] = {{"/foo", R"(["bar", "baz"])"},
                                                         {"/foo/0", R"("bar")"},
                                                         {"/", "0"},
                                                         {"/a~1b", "1"},
                                                         {"/c%d", "2"},
                                                         {"/e^f", "3"},
                                                         {"/g|h", "4"},
                                                         {"/i\\j", "5"},
                                                         {"/k\"l", "6"},
                                                         {"/ ", "7"},
                                                         {"/m~0n", "8"}};
    for (const auto& [pointer, text] : cases)
        EXPECT_EQ(json_at(document, pointer), text) << pointer;
    EXPECT_EQ(json_at(document, "/foo/2"), std::nullopt);
    EXPECT_EQ(json_at(document, "/foo/0/x"), std::nullopt);
}

TEST(JsonLeaves, NameEveryScalarAndEveryEmptyPlace) {
    std::vector<std::pair<std::string, std::string>> found;
    for (const auto& leaf : json_leaves(R"({"a":{"b":[1,{"c":"x,}"}]},"d":[],"e":{},"f":null})"))
        found.emplace_back(leaf.pointer, leaf.text);
    const std::vector<std::pair<std::string, std::string>> expected = {
        {"/a/b/0", "1"}, {"/a/b/1/c", "\"x,}\""}, {"/d", "[]"}, {"/e", "{}"}, {"/f", "null"}};
    EXPECT_EQ(found, expected);
}

TEST(JsonItems, AreTheMembersOfAnArray) {
    EXPECT_EQ(json_items("[ {\"a\":[1,2]} , 3 ]"),
              (std::vector<std::string_view>{"{\"a\":[1,2]}", "3"}));
    EXPECT_TRUE(json_items("[]").empty());
}

TEST(JsonText, SaysThatAStoredTextIsDamaged) {
    for (const char* text : {"", "{", "{\"a\"", "[1,", "\"abc", "{\"a\":}", "[1 2]"})
        EXPECT_THROW(json_leaves(text), std::runtime_error) << text;
    EXPECT_THROW(json_text_value("\"\\u12\""), std::runtime_error);
    EXPECT_THROW(json_number_value("1e999"), std::runtime_error);
}

}  // namespace
}  // namespace apex::app
