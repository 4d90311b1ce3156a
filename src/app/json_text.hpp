// Small pieces of JSON as text: writing flat objects for events and tasks, and finding places in
// what the codec has written. Not a parser of what clients send: that is wire/codec. Texts given
// here are well formed; one that is not is a damaged store and throws.
#pragma once
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace apex::app {

/// `text` with quotation marks and escapes.
std::string json_string(std::string_view text);

/// `{"name":"...","revision":3}`, fields in the order they were added.
class JsonObject {
  public:
    JsonObject& add(std::string_view name, std::string_view text) {
        return add_raw(name, json_string(text));
    }
    JsonObject& add(std::string_view name, const char* text) {
        return add(name, std::string_view(text));
    }
    JsonObject& add(std::string_view name, const std::string& text) {
        return add(name, std::string_view(text));
    }
    JsonObject& add(std::string_view name, const std::optional<std::string>& text) {
        return text ? add(name, std::string_view(*text)) : add_raw(name, "null");
    }
    JsonObject& add(std::string_view name, bool value) {
        return add_raw(name, value ? "true" : "false");
    }
    template <std::integral Whole>
    JsonObject& add(std::string_view name, Whole value) {
        return add_raw(name, std::to_string(value));
    }
    JsonObject& add_raw(std::string_view name, std::string_view json);
    bool empty() const { return fields_.empty(); }
    std::string text() const { return '{' + fields_ + '}'; }

  private:
    std::string fields_;
};

/// The text at a JSON pointer (RFC 6901), none if there is nothing.
std::optional<std::string_view> json_at(std::string_view json, std::string_view pointer);
/// The members of an array's text.
std::vector<std::string_view> json_items(std::string_view array);
/// The value of a string's or a number's text.
std::string json_text_value(std::string_view json);
double json_number_value(std::string_view json);

struct JsonLeaf {
    std::string pointer;
    std::string_view text;  ///< a scalar, or an empty object or array
};
/// In the order of the text.
std::vector<JsonLeaf> json_leaves(std::string_view json);

}  // namespace apex::app
