// Binding: values of a JSON text into a described struct, with every problem found on the way.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

#include "base/number_text.hpp"
#include "wire/codec.hpp"
#include "wire/json_text.hpp"
#include "wire/si.hpp"
#include "wire/type.hpp"

namespace apex::wire {
namespace {

using NodeKind = JsonNode::Kind;

constexpr std::size_t most_errors = 50;
constexpr std::size_t most_members = 64;

/// The decimal of 15 significant figures nearest to v, so that 7.62 m is 25 ft and not
/// 25.000000000000004: both the number that came and the factor are rounded to binary.
double nearest_decimal(double v) {
    std::array<char, 32> text;
    const auto written =
        std::to_chars(text.data(), text.data() + text.size(), v, std::chars_format::scientific, 14);
    double decimal = v;
    std::from_chars(text.data(), written.ptr, decimal);
    return decimal;
}

/// Where we are, as a chain on the stack; written out only when something is wrong.
struct Place {
    const Place* parent = nullptr;
    std::string_view key;
    std::size_t index = std::size_t(-1);  ///< in a list, instead of a key

    std::string pointer() const {
        std::string text = parent ? parent->pointer() : std::string();
        if (parent)
            append_pointer_step(
                text, index == std::size_t(-1) ? std::string(key) : std::to_string(index));
        return text;
    }
};

/// Number of single-letter changes between two short words, for "did you mean".
std::size_t changes_between(std::string_view a, std::string_view b) {
    std::array<std::size_t, 65> row{};
    if (b.size() >= row.size()) return most_members;
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] =
                std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0u : 1u)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

/// "; did you mean X?" when one of the names is close, or carries the same words under another
/// unit.
class Suggestion {
  public:
    explicit Suggestion(std::string_view given) : given_(given) {}
    void consider(std::string_view name) {
        if (given_.size() > 64) return;
        std::size_t changes = changes_between(given_, name);
        const auto stem = [](std::string_view s) { return s.substr(0, s.rfind('_')); };
        const bool prefixed = given_.size() > name.size() && given_.ends_with(name) &&
                              given_[given_.size() - name.size() - 1] == '_';
        if (stem(given_) == stem(name) || stem(name) == given_ || prefixed)
            changes = std::min<std::size_t>(changes, 1);
        if (changes <= (given_.size() < 4 ? 1 : std::max<std::size_t>(2, given_.size() / 3)) &&
            changes < fewest_)
            fewest_ = changes, best_ = name;
    }
    std::string text() const {
        return best_.empty() ? "" : "; did you mean " + in_its_units(best_) + '?';
    }

  private:
    /// Who writes in metric units is told the field's metric name.
    std::string in_its_units(std::string_view name) const {
        if (is_metric(given_))
            for (const SiUnit& unit : si_units)
                if (std::string metric = si_name(name, unit); !metric.empty()) return metric;
        return std::string(name);
    }

    std::string_view given_, best_;
    std::size_t fewest_ = std::size_t(-1);
};

std::string_view kind_in_words(NodeKind kind) {
    switch (kind) {
        case NodeKind::null:
            return "null";
        case NodeKind::boolean:
            return "true or false";
        case NodeKind::number:
            return "a number";
        case NodeKind::text:
            return "a text";
        case NodeKind::list:
            return "a list";
        case NodeKind::object:
            return "an object";
    }
    return "";
}

class Binder {
  public:
    Binder(const JsonText& json, Problems& problems, std::vector<SiInput>& si_input)
        : json_(json), problems_(problems), si_input_(si_input) {}

    void bind(const Type& type, void* value, std::uint32_t node, const Place& place,
              const Field& rule, const SiUnit* si = nullptr) {
        switch (type.kind) {
            case Kind::object:
                return bind_object(type, value, node, place);
            case Kind::list:
                return bind_list(type, value, node, place, rule, si);
            case Kind::maybe:
                return bind_maybe(type, value, node, place, rule, si);
            case Kind::number:
                return bind_number(static_cast<double*>(value), node, place, rule, si);
            case Kind::integer:
                return bind_integer(type, value, node, place, rule);
            case Kind::text:
                return bind_text(static_cast<std::string*>(value), node, place, rule);
            case Kind::word:
                return bind_word(type, value, node, place);
            case Kind::boolean:
                if (expect(NodeKind::boolean, node, place))
                    *static_cast<bool*>(value) = json_.nodes[node].truth;
                return;
            case Kind::raw:
                if (!acceptable(node, place)) return;
                static_cast<RawJson*>(value)->text.clear();
                append_value(static_cast<RawJson*>(value)->text, json_, node);
                return;
        }
    }

  private:
    void refuse(const Place& place, std::string reason) {
        if (problems_.errors.size() < most_errors)
            problems_.errors.push_back({place.pointer(), std::move(reason), {}});
    }
    bool full() const { return problems_.errors.size() >= most_errors; }

    bool expect(NodeKind kind, std::uint32_t node, const Place& place) {
        const NodeKind given = json_.nodes[node].kind;
        if (given == kind) return true;
        refuse(place, "must be " + std::string(kind_in_words(kind)) + ", not " +
                          std::string(kind_in_words(given)));
        return false;
    }

    void bind_object(const Type& type, void* value, std::uint32_t node, const Place& place) {
        if (!expect(NodeKind::object, node, place)) return;
        APEX_ASSERT(type.members.size() <= most_members);
        std::uint64_t seen = 0;
        std::array<std::string_view, most_members>
            given_as;              // which name filled a member: its own or an SI one
        std::size_t expected = 0;  // documents mostly come in declared order
        std::uint32_t child = node + 1;
        for (std::uint32_t i = 0; i < json_.nodes[node].count && !full(); ++i) {
            const std::string_view key = json_.nodes[child++].text;
            const Place here{&place, key};
            const SiUnit* si = nullptr;
            const std::size_t m = member_index(type, key, expected, si);
            if (m == type.members.size()) {
                refuse(here, unknown_field(type, key));
            } else if ((seen >> m & 1) != 0) {
                refuse(here, given_as[m] == key ? "given twice"
                                                : "give " + std::string(given_as[m]) + " or " +
                                                      std::string(key) + ", not both");
            } else {
                seen |= std::uint64_t{1} << m;
                given_as[m] = key;
                expected = m + 1;
                const Member& member = type.members[m];
                bind(*member.type, static_cast<char*>(value) + member.offset, child, here,
                     member.rule, si);
            }
            child = json_.nodes[child].next;
        }
        for (std::size_t m = 0; m < type.members.size(); ++m) {
            const Member& member = type.members[m];
            if ((seen >> m & 1) == 0 && !member.rule.has_default &&
                member.type->kind != Kind::maybe)
                refuse({&place, member.rule.name}, "required, and missing");
        }
    }

    /// The member that a key means: by its name, or by its SI name. members.size() when there is
    /// none.
    static std::size_t member_index(const Type& type, std::string_view key, std::size_t expected,
                                    const SiUnit*& si) {
        const std::size_t count = type.members.size();
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t m = expected + i < count ? expected + i : expected + i - count;
            if (type.members[m].rule.name == key) return m;
        }
        for (const SiUnit& unit : si_units) {
            const std::string name = us_name(key, unit);
            for (std::size_t m = 0; m < count && !name.empty(); ++m) {
                if (type.members[m].rule.name != name || !holds_numbers(*type.members[m].type))
                    continue;
                si = &unit;
                return m;
            }
        }
        return count;
    }
    static bool holds_numbers(const Type& type) {
        return type.kind == Kind::number ||
               (type.element != nullptr && holds_numbers(*type.element));
    }

    static std::string unknown_field(const Type& type, std::string_view key) {
        Suggestion suggestion(key);
        for (const Member& member : type.members) suggestion.consider(member.rule.name);
        return "unknown field" + suggestion.text();
    }

    void bind_list(const Type& type, void* value, std::uint32_t node, const Place& place,
                   const Field& rule, const SiUnit* si) {
        if (!expect(NodeKind::list, node, place)) return;
        const std::size_t count = json_.nodes[node].count;
        if (count < rule.fewest || count > rule.most_items) {
            return refuse(place, rule.fewest == rule.most_items
                                     ? "must have " + std::to_string(rule.fewest) + " items"
                                     : "must have " + std::to_string(rule.fewest) + " to " +
                                           std::to_string(rule.most_items) + " items, not " +
                                           std::to_string(count));
        }
        Field of_items = rule;  // the limits of numbers hold for each; the length was the list's
        of_items.fewest = 0, of_items.most_items = Field{}.most_items,
        of_items.most_characters = Field{}.most_characters;
        type.clear(value);
        std::uint32_t child = node + 1;
        for (std::size_t i = 0; i < count && !full(); ++i) {
            bind(*type.element, type.append(value), child, {&place, {}, i}, of_items, si);
            child = json_.nodes[child].next;
        }
    }

    /// Null is absence. Of two nested optionals the outer one says "given at all", the inner one
    /// "null": a patch needs both.
    void bind_maybe(const Type& type, void* value, std::uint32_t node, const Place& place,
                    const Field& rule, const SiUnit* si) {
        type.clear(value);
        if (json_.nodes[node].kind == NodeKind::null && type.element->kind != Kind::maybe) return;
        bind(*type.element, type.append(value), node, place, rule, si);
    }

    void bind_number(double* value, std::uint32_t node, const Place& place, const Field& rule,
                     const SiUnit* si) {
        if (!expect(NodeKind::number, node, place)) return;
        const std::optional<double> given = parse_number(json_.nodes[node].text);
        if (!given) return refuse(place, "must be a finite number");
        double v = *given + 0.0;  // -0 becomes 0
        if (si) {
            v = si->to_us(v);
            if (!(std::abs(v) <= std::numeric_limits<double>::max()))
                return refuse(place, "must be a finite number");
            v = nearest_decimal(v);
        }
        if (std::string reason = out_of_range(v, rule); !reason.empty()) {
            if (si)
                reason += " " + std::string(si->us.substr(1)) + "; this is " + digits(v) + " " +
                          std::string(si->us.substr(1));
            return refuse(place, std::move(reason));
        }
        *value = v;
        if (si) si_input_.push_back({place.pointer(), *given, std::string(rule.name), v});
    }

    static std::string out_of_range(double v, const Field& rule) {
        if (rule.least_is_out ? !(v > rule.least) : !(v >= rule.least))
            return (rule.least_is_out ? "must be greater than " : "must be at least ") +
                   print_number(rule.least);
        if (rule.most_is_out ? !(v < rule.most) : !(v <= rule.most))
            return (rule.most_is_out ? "must be less than " : "must be at most ") +
                   print_number(rule.most);
        return {};
    }

    void bind_integer(const Type& type, void* value, std::uint32_t node, const Place& place,
                      const Field& rule) {
        if (!expect(NodeKind::number, node, place)) return;
        const std::string_view text = json_.nodes[node].text;
        if (text.find_first_of(".eE") != std::string_view::npos)
            return refuse(place, "must be a whole number, written without a point or an exponent");
        std::int64_t v = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), v);
        if (error != std::errc{} || v < type.least || v > type.most)
            return refuse(place, text.front() == '-' ? "is too small" : "is too large");
        if (std::string reason = out_of_range(static_cast<double>(v), rule); !reason.empty())
            return refuse(place, std::move(reason));
        type.set_integer(value, v);
    }

    void bind_text(std::string* value, std::uint32_t node, const Place& place, const Field& rule) {
        if (!expect(NodeKind::text, node, place)) return;
        const std::string_view text = json_.nodes[node].text;
        if (!rule.only.empty() && text != rule.only)
            return refuse(place, "must be \"" + std::string(rule.only) + '"');
        // Characters as JSON Schema counts them: code points, not bytes.
        const auto length = static_cast<std::size_t>(std::ranges::count_if(
            text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
        if (length < rule.fewest)
            return refuse(
                place, rule.fewest == 1
                           ? "must not be empty"
                           : "must have at least " + std::to_string(rule.fewest) + " characters");
        if (length > rule.most_characters)
            return refuse(place, "must have at most " + std::to_string(rule.most_characters) +
                                     " characters, not " + std::to_string(length));
        if (text.find('\0') != std::string_view::npos)
            return refuse(place, "must not contain the character U+0000");
        *value = text;
    }

    void bind_word(const Type& type, void* value, std::uint32_t node, const Place& place) {
        if (!expect(NodeKind::text, node, place)) return;
        const std::string_view text = json_.nodes[node].text;
        const auto word = std::find(type.words.begin(), type.words.end(), text);
        if (word != type.words.end()) return type.set_integer(value, word - type.words.begin());
        std::string reason = type.words.size() == 1 ? "must be " : "must be one of ";
        for (std::size_t i = 0; i < type.words.size(); ++i)
            reason += (i ? ", \"" : "\"") + std::string(type.words[i]) + '"';
        refuse(place, std::move(reason));
    }

    /// A value that is kept as text is held to the same rules: no duplicate keys, no infinite
    /// numbers.
    bool acceptable(std::uint32_t index, const Place& place) {
        const JsonNode& node = json_.nodes[index];
        if (node.kind == NodeKind::number && !parse_number(node.text)) {
            refuse(place, "must be a finite number");
            return false;
        }
        if (node.kind != NodeKind::list && node.kind != NodeKind::object) return true;
        bool good = true;
        std::vector<std::string_view> keys;
        std::uint32_t child = index + 1;
        for (std::uint32_t i = 0; i < node.count && !full(); ++i) {
            Place here{&place, {}, i};
            if (node.kind == NodeKind::object) {
                here = {&place, json_.nodes[child++].text};
                keys.push_back(here.key);
            }
            good = acceptable(child, here) && good;
            child = json_.nodes[child].next;
        }
        std::sort(keys.begin(), keys.end());
        for (auto twice = keys.begin();
             (twice = std::adjacent_find(twice, keys.end())) != keys.end(); ++twice) {
            refuse({&place, *twice}, "given twice");
            good = false;
        }
        return good && !full();
    }

    const JsonText& json_;
    Problems& problems_;
    std::vector<SiInput>& si_input_;
};

}  // namespace

bool decode_into(const Type& type, void* value, std::string_view json, Problems& problems,
                 std::vector<SiInput>& si_input) {
    JsonText text;
    JsonRefusal refusal;
    if (!take_apart(json, text, refusal)) {
        problems.not_json = refusal.not_json;
        problems.errors.push_back(std::move(refusal.rejection));
        return false;
    }
    Binder(text, problems, si_input).bind(type, value, 0, Place{}, Field{});
    return problems.errors.empty();
}

}  // namespace apex::wire
