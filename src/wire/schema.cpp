// JSON Schema 2020-12 from a description: what the decoder accepts, said to machines and readers.
#include <cmath>

#include "base/number_text.hpp"
#include "wire/codec.hpp"
#include "wire/json_text.hpp"
#include "wire/si.hpp"
#include "wire/type.hpp"

namespace apex::wire {
namespace {

/// The keywords of one JSON object, one after another.
class Keywords {
  public:
    void add(std::string_view keyword, std::string_view json) {
        append_quoted(text_ += text_.empty() ? '{' : ',', keyword);
        (text_ += ':') += json;
    }
    void add_text(std::string_view keyword, std::string_view words) {
        std::string quoted;
        append_quoted(quoted, words);
        add(keyword, quoted);
    }
    std::string closed() const { return text_.empty() ? "{}" : text_ + '}'; }

  private:
    std::string text_;
};

class Writer {
  public:
    Writer(Use use, SchemaParts* parts) : use_(use), parts_(parts) {}

    std::string of(const Type& type) { return of(type, nullptr, nullptr, nullptr); }

  private:
    /// `rule` and `initial` (the default) belong to the field that holds the type; `si` when the
    /// field stands for it in other units.
    std::string of(const Type& type, const Field* rule, const void* initial, const SiUnit* si) {
        if (parts_ && (type.kind == Kind::object || type.kind == Kind::word)) {
            Keywords keywords;  // Beside a $ref, 2020-12 allows other keywords.
            keywords.add_text("$ref", "#/components/schemas/" + part(type));
            finish(keywords, type, rule, initial, si);
            return keywords.closed();
        }
        Keywords keywords;
        describe(keywords, type, rule, false, si);
        finish(keywords, type, rule, initial, si);
        return keywords.closed();
    }

    static void finish(Keywords& keywords, const Type& type, const Field* rule, const void* initial,
                       const SiUnit* si) {
        if (si) {
            keywords.add_text("description", "Instead of " + std::string(rule->name) + ", in " +
                                                 std::string(si->unit));
        } else if (rule && !rule->words.empty()) {
            keywords.add_text("description", rule->words);
        }
        if (!initial || si) return;
        std::string text;
        append_encoded(text, type, initial);
        keywords.add("default", text);
    }

    void describe(Keywords& keywords, const Type& type, const Field* rule, bool or_null,
                  const SiUnit* si) {
        const auto kind = [&](const char* name) {
            keywords.add("type", or_null ? "[\"" + std::string(name) + "\",\"null\"]"
                                         : '"' + std::string(name) + '"');
        };
        switch (type.kind) {
            case Kind::boolean:
                return kind("boolean");
            case Kind::raw:
                return;
            case Kind::number:
                kind("number");
                return limits(keywords, rule, si);
            case Kind::integer:
                kind("integer");
                return limits(keywords, rule, nullptr);
            case Kind::text:
                kind("string");
                if (rule && !rule->only.empty()) return keywords.add_text("const", rule->only);
                if (rule && rule->fewest > 0)
                    keywords.add("minLength", std::to_string(rule->fewest));
                keywords.add("maxLength", std::to_string(rule ? rule->most_characters
                                                              : Field{}.most_characters));
                return;
            case Kind::word: {
                kind("string");
                std::string words;
                for (const std::string_view word : type.words)
                    append_quoted(words += words.empty() ? '[' : ',', word);
                if (or_null) words += ",null";
                return keywords.add("enum", words + ']');
            }
            case Kind::list: {
                kind("array");
                Field of_items = rule ? *rule : Field{};
                of_items.fewest = 0, of_items.most_characters = Field{}.most_characters,
                of_items.words = {};
                keywords.add("items", of(*type.element, &of_items, nullptr, nullptr));
                if (rule && rule->fewest > 0)
                    keywords.add("minItems", std::to_string(rule->fewest));
                if (use_ == Use::request)
                    keywords.add("maxItems",
                                 std::to_string(rule ? rule->most_items : Field{}.most_items));
                return;
            }
            case Kind::maybe:
                if (type.element->kind == Kind::raw) return;
                if (type.element->kind != Kind::object &&
                    (parts_ == nullptr || type.element->kind != Kind::word))
                    return describe(keywords, *type.element, rule, true, si);
                return keywords.add("anyOf", '[' + of(*type.element) + ",{\"type\":\"null\"}]");
            case Kind::object:
                kind("object");
                return describe_object(keywords, type);
        }
    }

    static void limits(Keywords& keywords, const Field* rule, const SiUnit* si) {
        if (!rule) return;
        const auto in_unit = [&](double v) { return print_number(si ? si->to_us.back(v) : v); };
        if (std::isfinite(rule->least))
            keywords.add(rule->least_is_out ? "exclusiveMinimum" : "minimum", in_unit(rule->least));
        if (std::isfinite(rule->most))
            keywords.add(rule->most_is_out ? "exclusiveMaximum" : "maximum", in_unit(rule->most));
    }

    void describe_object(Keywords& keywords, const Type& type) {
        keywords.add_text("title", type.name);
        Keywords properties;
        std::string required, alternatives;
        for (const Member& member : type.members) {
            const bool optional = member.type->kind == Kind::maybe;
            const bool filled_in = member.rule.has_default && use_ == Use::request;
            const void* initial =
                filled_in ? static_cast<const char*>(type.initial) + member.offset : nullptr;
            properties.add(member.rule.name,
                           of(*member.type, &member.rule, optional ? nullptr : initial, nullptr));
            std::string names;
            append_quoted(names, member.rule.name);
            const std::string own = names;
            std::string choices = "{\"required\":[" + own + "]}";
            bool has_si = false;
            for (const SiUnit& unit : si_units) {
                const std::string name =
                    use_ == Use::request ? si_name(member.rule.name, unit) : "";
                if (name.empty() || !is_number(*member.type)) continue;
                has_si = true;
                properties.add(name, of(*member.type, &member.rule, nullptr, &unit));
                std::string quoted;
                append_quoted(quoted, name);
                choices += ",{\"required\":[" + quoted + "]}";
            }
            const bool must =
                optional ? use_ == Use::answer && member.rule.absent_is_null : !filled_in;
            if (must && has_si)
                (alternatives += alternatives.empty() ? "[" : ",") +=
                    "{\"oneOf\":[" + choices + "]}";
            if (must && !has_si) (required += required.empty() ? "[" : ",") += own;
        }
        keywords.add("properties", properties.closed());
        if (!required.empty()) keywords.add("required", required + ']');
        if (!alternatives.empty()) keywords.add("allOf", alternatives + ']');
        keywords.add("additionalProperties", "false");
    }
    static bool is_number(const Type& type) {
        return type.kind == Kind::number || (type.element != nullptr && is_number(*type.element));
    }

    /// Puts the schema of a named type among the parts and returns its name there.
    std::string part(const Type& type) {
        const std::string name =
            type.kind == Kind::object && use_ == Use::request ? type.name + "Input" : type.name;
        Keywords keywords;
        describe(keywords, type, nullptr, false, nullptr);
        const std::string text = keywords.closed();
        const auto [at, is_new] = parts_->emplace(name, text);
        APEX_ASSERT(is_new || at->second == text);  // Two types of one name would hide one another.
        return name;
    }

    Use use_;
    SchemaParts* parts_;
};

}  // namespace

std::string schema_of(const Type& type, Use use, SchemaParts* parts) {
    return Writer(use, parts).of(type);
}

}  // namespace apex::wire
