#include "wire/codec.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <random>

#include "base/number_text.hpp"
#include "wire/describe.hpp"

namespace apex::wire_example {

enum class Colour : unsigned char { red, green };
struct Panel {
    double width_ft = 0, depth_in = 1;
    std::optional<double> wind_speed_mph, pressure_psf;
    friend bool operator==(const Panel&, const Panel&) = default;
};
struct Order {
    std::string schema = "order/1";
    int count = 1;
    long long cents = 0;
    bool lit = false;
    Colour colour = Colour::green;
    double load_case = 0;
    std::vector<Panel> panels;
    std::optional<std::string> note;
    std::optional<std::optional<std::string>> patch;
    std::vector<double> z_ft;
    wire::RawJson extra;
    std::string caption;
    friend bool operator==(const Order&, const Order&) = default;
};
BOOST_DESCRIBE_STRUCT(Panel, (), (width_ft, depth_in, wind_speed_mph, pressure_psf))
BOOST_DESCRIBE_STRUCT(Order, (),
                      (schema, count, cents, lit, colour, load_case, panels, note, patch, z_ft,
                       extra, caption))

}  // namespace apex::wire_example

namespace apex::wire {
using wire_example::Colour;
using wire_example::Order;
using wire_example::Panel;

template <>
inline constexpr auto words<Colour> = std::array{"Red A"sv, "Green B"sv};
template <>
inline constexpr auto rules<Panel> =
    fields(field("width_ft").required().above(0).at_most(300).says("Across the wind"),
           field("depth_in").defaulted().at_least(0),
           field("wind_speed_mph").at_most(300).null_when_absent());
template <>
inline constexpr auto rules<Order> =
    fields(field("schema").exactly("order/1"), field("count").defaulted().at_least(1).at_most(4),
           field("cents").defaulted(), field("lit").defaulted(), field("colour").defaulted(),
           field("load_case").called("case").defaulted(), field("panels").length(1, 3),
           field("note").length(1, 5), field("z_ft").defaulted().at_most(100),
           field("extra").defaulted(), field("caption").defaulted().no_part_of_identity());
APEX_WIRE_TYPE(Colour)
APEX_WIRE_TYPE(Panel)
APEX_WIRE_TYPE(Order)
APEX_WIRE_TYPE(std::vector<double>)
APEX_WIRE_TYPE(RawJson)

namespace {

/// An order whose first panel is the given text, other members by themselves.
std::string order(const std::string& members) {
    return R"({"schema":"order/1","panels":[{"width_ft":14}])" + members + '}';
}
std::string with_panel(const std::string& panel) {
    return R"({"schema":"order/1","panels":[)" + panel + "]}";
}

struct Refused {
    std::string json, pointer, reason;
    bool not_json = false;
};

TEST(Decode, NamesPointerAndReasonOfEachProblem) {
    const Refused cases[] = {
        {order(R"(,"cuont":2)"), "/cuont", "unknown field; did you mean count?"},
        {order(R"(,"zzzzzzzz":2)"), "/zzzzzzzz", "unknown field"},
        {order(R"(,"a/b~c":2)"), "/a~1b~0c", "unknown field"},
        {order(R"(,"load_case":2)"), "/load_case", "unknown field; did you mean case?"},
        {order(R"(,"count":"2")"), "/count", "must be a number, not a text"},
        {order(R"(,"count":null)"), "/count", "must be a number, not null"},
        {order(R"(,"count":2.0)"), "/count",
         "must be a whole number, written without a point or an exponent"},
        {order(R"(,"count":1e0)"), "/count",
         "must be a whole number, written without a point or an exponent"},
        {order(R"(,"count":0)"), "/count", "must be at least 1"},
        {order(R"(,"count":5)"), "/count", "must be at most 4"},
        {order(R"(,"count":99999999999)"), "/count", "is too large"},
        {order(R"(,"cents":9223372036854775808)"), "/cents", "is too large"},
        {order(R"(,"cents":-9223372036854775809)"), "/cents", "is too small"},
        {order(R"(,"lit":1)"), "/lit", "must be true or false, not a number"},
        {order(R"(,"colour":"green b")"), "/colour", R"(must be one of "Red A", "Green B")"},
        {order(R"(,"colour":1)"), "/colour", "must be a text, not a number"},
        {order(R"(,"count":2,"count":2)"), "/count", "given twice"},
        {order(R"(,"extra":{"a":[{"b":1,"b":2}]})"), "/extra/a/0/b", "given twice"},
        {order(R"(,"extra":[1e400])"), "/extra/0", "must be a finite number"},
        {order(R"(,"case":1e400)"), "/case", "must be a finite number"},
        {order(R"(,"case":1e99999999999)"), "/case", "must be a finite number"},
        {order(R"(,"note":"")"), "/note", "must not be empty"},
        {order(R"(,"note":"123456")"), "/note", "must have at most 5 characters, not 6"},
        {order(R"(,"note":"ééééé\u00e9")"), "/note", "must have at most 5 characters, not 6"},
        {order(R"(,"note":"a\u0000")"), "/note", "must not contain the character U+0000"},
        {order(R"(,"z_ft":[1,101])"), "/z_ft/1", "must be at most 100"},
        {order(R"(,"z_ft":{})"), "/z_ft", "must be a list, not an object"},
        {R"({"panels":[{"width_ft":1}]})", "/schema", "required, and missing"},
        {R"({"schema":"order/2","panels":[{"width_ft":1}]})", "/schema", R"(must be "order/1")"},
        {R"({"schema":"order/1","panels":[]})", "/panels", "must have 1 to 3 items, not 0"},
        {with_panel(R"({"width_ft":0})"), "/panels/0/width_ft", "must be greater than 0"},
        {with_panel(R"({"width_ft":-1})"), "/panels/0/width_ft", "must be greater than 0"},
        {with_panel(R"({"width_ft":300.5})"), "/panels/0/width_ft", "must be at most 300"},
        {with_panel(R"({"width_ft":1,"depth":1})"), "/panels/0/depth",
         "unknown field; did you mean depth_in?"},
        {with_panel(R"({"width_ft":1,"depth_m":1})"), "/panels/0/depth_m",
         "unknown field; did you mean depth_mm?"},
        {with_panel(R"({"width_ft":1,"depth_cm":1})"), "/panels/0/depth_cm",
         "unknown field; did you mean depth_mm?"},
        {with_panel(R"({"width_ft":1,"wind_speed_kmh":1})"), "/panels/0/wind_speed_kmh",
         "unknown field; did you mean wind_speed_mps?"},
        {with_panel(R"({"width_ft":1,"depth_yd":1})"), "/panels/0/depth_yd",
         "unknown field; did you mean depth_in?"},
        {with_panel(R"({"width_m":100})"), "/panels/0/width_m",
         "must be at most 300 ft; this is 328.08 ft"},
        {with_panel(R"({"width_ft":1,"width_m":1})"), "/panels/0/width_m",
         "give width_ft or width_m, not both"},
        {with_panel(R"({"width_m":1,"width_m":1})"), "/panels/0/width_m", "given twice"},
        {with_panel(R"({"width_ft":1,"pressure_pa":1,"pressure_kpa":1})"), "/panels/0/pressure_kpa",
         "give pressure_pa or pressure_kpa, not both"},
        {"[]", "", "must be an object, not a list"},
        {"null", "", "must be an object, not null"},
        {"", "", "the text is empty", true},
        {" \n", "", "the text is empty", true},
        {"{", "", "the text ends too early", true},
        {"{}x", "", "text after the end of the document at line 1, column 3", true},
        {"{}{}", "", "text after the end of the document at line 1, column 3", true},
        {"{\"a\":NaN}", "", "not JSON at line 1, column 6", true},
        {"{\"a\":Infinity}", "", "not JSON at line 1, column 6", true},
        {"{\"a\":-Infinity}", "", "not JSON at line 1, column 7", true},
        {"{\n\"a\":+1}", "", "not JSON at line 2, column 5", true},
        {"{\"a\":01}", "", "not JSON at line 1, column 7", true},
        {"{\"a\":.5}", "", "not JSON at line 1, column 6", true},
        {"{\"a\":1,}", "", "not JSON at line 1, column 8", true},
        {"{a:1}", "", "not JSON at line 1, column 2", true},
        {"// c\n{}", "", "not JSON at line 1, column 1", true},
        {"{\"a\":\"\xff\"}", "", "not UTF-8 at byte 6 (line 1, column 7)", true},
        {"{\"a\":\"\xc0\x80\"}", "", "not UTF-8 at byte 6 (line 1, column 7)", true},
        {"{\"a\":\"\xed\xa0\x80\"}", "", "not UTF-8 at byte 6 (line 1, column 7)", true},
        {"\xef\xbb\xbf{}", "", "not JSON at line 1, column 1", true},
    };
    for (const auto& [json, pointer, reason, not_json] : cases) {
        const Decoded<Order> decoded = decode<Order>(json);
        ASSERT_FALSE(decoded) << json;
        ASSERT_EQ(decoded.problems.errors.size(), 1u)
            << json << ' ' << decoded.problems.errors[1].field;
        EXPECT_EQ(decoded.problems.errors[0].field, pointer) << json;
        EXPECT_EQ(decoded.problems.errors[0].reason, reason) << json;
        EXPECT_EQ(decoded.problems.not_json, not_json) << json;
    }
}

TEST(Decode, RefusesNestingBeyond32LevelsWithItsPointer) {
    const auto nested = [](int levels) {
        return order(",\"extra\":" + std::string(levels, '[') + std::string(levels, ']'));
    };
    EXPECT_TRUE(decode<Order>(nested(31)));  // and the object around it
    const auto deep = decode<Order>(nested(32));
    ASSERT_EQ(deep.problems.errors.size(), 1u);
    EXPECT_FALSE(deep.problems.not_json);
    EXPECT_EQ(deep.problems.errors[0].reason, "nested more than 32 levels deep");
    EXPECT_EQ(deep.problems.errors[0].field.substr(0, 10), "/extra/0/0");
    EXPECT_FALSE(decode<RawJson>(std::string(100'000, '[')));
}

TEST(Decode, ReportsEveryProblemInTheOrderOfTheText) {
    const auto decoded =
        decode<Order>(R"({"count":0,"x":1,"panels":[{"width_ft":0},{"depth_in":"1"}]})");
    std::vector<std::string> pointers;
    for (const Rejection& error : decoded.problems.errors) pointers.push_back(error.field);
    EXPECT_EQ(pointers,
              (std::vector<std::string>{"/count", "/x", "/panels/0/width_ft", "/panels/1/depth_in",
                                        "/panels/1/width_ft", "/schema"}));
}

TEST(Decode, StopsAfterFiftyProblems) {
    std::string members;
    for (int i = 0; i < 1000; ++i) members += ",\"x" + std::to_string(i) + "\":1";
    EXPECT_EQ(decode<Order>(order(members)).problems.errors.size(), 50u);
}

TEST(Decode, FillsInDefaultsAndTakesNullAsAbsence) {
    const auto decoded = decode<Order>(order(R"(,"note":null)"));
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->count, 1);
    EXPECT_EQ(decoded->colour, Colour::green);
    EXPECT_EQ(decoded->panels[0].depth_in, 1);
    EXPECT_FALSE(decoded->note);
    EXPECT_FALSE(decoded->patch);
}

TEST(Decode, TellsNullFromAbsenceInANestedOptional) {
    const auto cleared = decode<Order>(order(R"(,"patch":null)"));
    ASSERT_TRUE(cleared && cleared->patch);
    EXPECT_FALSE(*cleared->patch);
    const auto set = decode<Order>(order(R"(,"patch":"x")"));
    ASSERT_TRUE(set && set->patch && *set->patch);
    EXPECT_EQ(**set->patch, "x");
}

TEST(Decode, ConvertsSiInputAndEchoesIt) {
    // 14 ft = 4.2672 m, 12 in = 304.8 mm, 115 mph = 51.4096 m/s exactly (definitions of 1959).
    const auto decoded = decode<Order>(with_panel(
        R"({"width_m":4.2672,"depth_mm":304.8,"wind_speed_mps":51.4096,"pressure_kpa":1})"));
    ASSERT_TRUE(decoded) << decoded.problems.errors[0].reason;
    const Panel& panel = decoded->panels[0];
    EXPECT_EQ(panel.width_ft, 14);
    EXPECT_EQ(panel.depth_in, 12);
    EXPECT_EQ(panel.wind_speed_mph, 115);
    EXPECT_NEAR(*panel.pressure_psf, 20.885434, 1e-6);  // NIST SP 811: 1 psf = 47.88026 Pa
    ASSERT_EQ(decoded.si_input.size(), 4u);
    EXPECT_EQ(decoded.si_input[0], (SiInput{"/panels/0/width_m", 4.2672, "width_ft", 14}));
}

TEST(Decode, WhatIsWholeInEighthsOfAFootArrivesSoFromMetres) {
    // 1/8 ft = 0.0381 m exactly, so n/8 ft is a decimal of four places in metres.
    for (int n = 1; n <= 2400; ++n) {
        const std::string metres = std::to_string(n * 381 / 10'000) + '.' +
                                   std::to_string(10'000 + n * 381 % 10'000).substr(1);
        const auto decoded = decode<Order>(with_panel(R"({"width_m":)" + metres + "}"));
        ASSERT_TRUE(decoded) << metres;
        EXPECT_EQ(decoded->panels[0].width_ft, n / 8.0) << metres;
    }
}

TEST(Decode, ReadsMinusZeroAsZero) {
    const auto decoded = decode<Order>(order(R"(,"case":-0.0)"));
    ASSERT_TRUE(decoded);
    EXPECT_EQ(std::bit_cast<std::uint64_t>(decoded->load_case), 0u);
}

TEST(Decode, KeepsUnescapedTextWholeHoweverLong) {
    std::string text, escaped;
    for (int i = 0; i < 6000; ++i) {
        text += i % 3 == 0 ? "\"" : i % 3 == 1 ? "\xf0\x9f\x98\x80" : "é";
        escaped += i % 3 == 0 ? "\\\"" : i % 3 == 1 ? "\\ud83d\\ude00" : "é";
    }
    const auto decoded = decode<RawJson>("[\"" + escaped + "\",\"\\u0041\",\"b\"]");
    ASSERT_TRUE(decoded);
    std::string expected;
    for (const char c : text) c == '"' ? expected += "\\\"" : expected += c;
    EXPECT_EQ(decoded->text, "[\"" + expected + "\",\"A\",\"b\"]");
}

TEST(Encode, WritesDeclaredOrderShortestNumbersAndNoWhiteSpace) {
    Order value;
    value.load_case = 0.1 + 0.2;
    value.panels = {{14, 12, std::nullopt, 16.0}};
    value.extra.text = "[1.50,{\"a\":null}]";
    value.caption = "q\"\\\n\x01é";
    EXPECT_EQ(
        encode(value),
        R"({"schema":"order/1","count":1,"cents":0,"lit":false,"colour":"Green B","case":0.30000000000000004,)"
        R"("panels":[{"width_ft":14,"depth_in":12,"wind_speed_mph":null,"pressure_psf":16}],"z_ft":[],)"
        R"("extra":[1.50,{"a":null}],"caption":"q\"\\\n\u0001é"})");
}

TEST(Encode, PrettyIsTheSameDocumentSpreadOut) {
    Panel panel{14, 1, 115.0, std::nullopt};
    EXPECT_EQ(encode_pretty(panel),
              "{\n  \"width_ft\": 14,\n  \"depth_in\": 1,\n  \"wind_speed_mph\": 115\n}");
    EXPECT_EQ(pretty(R"({"a":[],"b":{},"c":[1,2]})"),
              "{\n  \"a\": [],\n  \"b\": {},\n  \"c\": [\n    1,\n    2\n  ]\n}");
}

/// Any finite double, all magnitudes alike.
double random_double(std::mt19937_64& random) {
    for (;;) {
        const double v = std::bit_cast<double>(random());
        if (std::isfinite(v) && v != 0) return v;
    }
}

TEST(RoundTrip, TwoHundredThousandRandomDoublesComeBackInEveryBit) {
    std::mt19937_64 random(2);
    for (int chunk = 0; chunk < 20; ++chunk) {
        std::vector<double> values(10'000);
        for (double& v : values) v = random_double(random);
        const auto decoded = decode<std::vector<double>>(encode(values));
        ASSERT_TRUE(decoded);
        for (std::size_t i = 0; i < values.size(); ++i)
            ASSERT_EQ(std::bit_cast<std::uint64_t>(values[i]),
                      std::bit_cast<std::uint64_t>((*decoded)[i]))
                << values[i];
    }
}

std::string random_text(std::mt19937_64& random, std::size_t longest) {
    static constexpr const char* letters[] = {
        "a", "\"", "\\", "/", "\n", "\x7f", "é", "\xe2\x82\xac", "\xf0\x9f\x98\x80", " "};
    std::string text;
    while (random() % 4 != 0) {
        const char* const letter = letters[random() % std::size(letters)];
        if (text.size() + std::string_view(letter).size() > longest) break;
        text += letter;
    }
    return text;
}

Order random_order(std::mt19937_64& random) {
    const auto below = [&](std::uint64_t n) { return random() % n; };
    const auto part = [&](double most) {
        return most * (static_cast<double>(random() >> 11) + 1) * 0x1p-53;
    };
    Order value;
    value.count = 1 + static_cast<int>(below(4));
    value.cents = static_cast<long long>(random());
    value.lit = below(2);
    value.colour = static_cast<Colour>(below(2));
    value.load_case = random_double(random);
    for (auto left = 1 + below(3); left > 0; --left) {
        value.panels.push_back({part(300), part(1e9), {}, {}});
        if (below(2)) value.panels.back().wind_speed_mph = part(300);
        if (below(2)) value.panels.back().pressure_psf = random_double(random);
    }
    if (below(2)) value.note = "x" + random_text(random, 4);
    if (below(2)) value.patch.emplace("y");
    for (auto left = below(5); left > 0; --left) value.z_ft.push_back(part(100));
    value.extra.text = "{\"n\":1.500,\"t\":[true,false,null,\"\\\"\"]}";
    value.caption = random_text(random, 40);
    return value;
}

TEST(RoundTrip, WhatIsEncodedDecodesToTheSameValue) {
    std::mt19937_64 random(3);
    for (int i = 0; i < 3000; ++i) {
        const Order value = random_order(random);
        const std::string text = encode(value);
        const auto decoded = decode<Order>(text);
        ASSERT_TRUE(decoded) << text << decoded.problems.errors[0].field
                             << decoded.problems.errors[0].reason;
        ASSERT_EQ(*decoded, value) << text;
        ASSERT_EQ(encode(*decoded), text);
        ASSERT_EQ(*decode<Order>(pretty(text)), value);
    }
}

TEST(Fuzz, MutatedTextsAreTakenOrRefusedAndNeverHarm) {
    std::mt19937_64 random(4);
    static constexpr std::string_view pieces[] = {
        "{",         "}",        "[",     "]",       ",",    ":", "\"",      "null",
        "1e400",     "-",        "\\u",   "\\ud800", "\xff", "0", "width_m", "\"count\":1,",
        "{\"a\":1}", "\xf0\x9f", "1e-999"};
    int taken = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string text = encode(random_order(random));
        for (auto changes = 1 + random() % 3; changes > 0; --changes) {
            const std::size_t at = random() % (text.size() + 1);
            const std::size_t length = std::min<std::size_t>(random() % 6, text.size() - at);
            switch (random() % 4) {
                case 0:
                    text.replace(at, length, pieces[random() % std::size(pieces)]);
                    break;
                case 1:
                    text.erase(at, length);
                    break;
                case 2:
                    text.insert(at, text.substr(random() % text.size(), random() % 20));
                    break;
                default:
                    text.resize(at);
                    break;
            }
            if (text.empty()) text = "0";
        }
        const auto decoded = decode<Order>(text);
        ASSERT_EQ(static_cast<bool>(decoded), decoded.problems.errors.empty()) << text;
        if (!decoded) continue;
        ++taken;
        ASSERT_EQ(*decode<Order>(encode(*decoded)), *decoded) << text;
    }
    EXPECT_GT(taken, 100);  // or the mutations test nothing but the parser
}

TEST(Schema, OfARequestSaysWhatTheDecoderAccepts) {
    EXPECT_EQ(
        schema<Panel>(),
        R"({"type":"object","title":"Panel","properties":{)"
        R"("width_ft":{"type":"number","exclusiveMinimum":0,"maximum":300,"description":"Across the wind"},)"
        R"("width_m":{"type":"number","exclusiveMinimum":0,"maximum":91.44,"description":"Instead of width_ft, in m"},)"
        R"("depth_in":{"type":"number","minimum":0,"default":1},)"
        R"("depth_mm":{"type":"number","minimum":0,"description":"Instead of depth_in, in mm"},)"
        R"("wind_speed_mph":{"type":["number","null"],"maximum":300},)"
        R"("wind_speed_mps":{"type":["number","null"],"maximum":134.112,"description":"Instead of wind_speed_mph, in m/s"},)"
        R"("pressure_psf":{"type":["number","null"]},)"
        R"("pressure_kpa":{"type":["number","null"],"description":"Instead of pressure_psf, in kPa"},)"
        R"("pressure_pa":{"type":["number","null"],"description":"Instead of pressure_psf, in Pa"}},)"
        R"("allOf":[{"oneOf":[{"required":["width_ft"]},{"required":["width_m"]}]}],"additionalProperties":false})");
}

TEST(Schema, OfAnAnswerHasEveryFieldThatIsNotOptional) {
    EXPECT_EQ(
        schema<Panel>(Use::answer),
        R"({"type":"object","title":"Panel","properties":{)"
        R"("width_ft":{"type":"number","exclusiveMinimum":0,"maximum":300,"description":"Across the wind"},)"
        R"("depth_in":{"type":"number","minimum":0},"wind_speed_mph":{"type":["number","null"],"maximum":300},)"
        R"("pressure_psf":{"type":["number","null"]}},)"
        R"("required":["width_ft","depth_in","wind_speed_mph"],"additionalProperties":false})");
}

TEST(Schema, PutsNamedTypesAmongTheParts) {
    SchemaParts parts;
    EXPECT_EQ(schema_reference<Order>(parts), R"({"$ref":"#/components/schemas/OrderInput"})");
    EXPECT_EQ(schema_reference<Order>(parts, Use::answer),
              R"({"$ref":"#/components/schemas/Order"})");
    std::vector<std::string> names;
    for (const auto& [name, text] : parts) names.push_back(name);
    EXPECT_EQ(names,
              (std::vector<std::string>{"Colour", "Order", "OrderInput", "Panel", "PanelInput"}));
    EXPECT_EQ(parts["Colour"], R"({"type":"string","enum":["Red A","Green B"]})");
}

}  // namespace
}  // namespace apex::wire
