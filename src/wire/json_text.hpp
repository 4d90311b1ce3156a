// A JSON text taken apart: the values in one list, in the order of the text, numbers as they were
// written. Not here: what the values mean (decode.cpp). For wire, and for JSON that others wrote
// (auth/json_object.hpp).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"

namespace apex::wire {

inline constexpr std::size_t deepest_nesting = 32;

struct JsonNode {
    enum class Kind : unsigned char { null, boolean, number, text, list, object };
    Kind kind = Kind::null;
    bool truth = false;
    std::uint32_t count = 0;  ///< items of a list, fields of an object
    std::uint32_t next = 0;   ///< index of the first node after this value
    std::string_view text;    ///< of a text (unescaped) or a number (as written)
};

/// Node 0 is the root. The children of a list follow it; those of an object are a key (a text) and
/// its value by turns. Views point into the source text or into `unescaped`: a JsonText must not
/// outlive the source.
struct JsonText {
    std::vector<JsonNode> nodes;
    std::string unescaped;

    JsonText() = default;
    JsonText(JsonText&&) = delete;  ///< a short `unescaped` would move from under its views
};

/// Why a text was refused: whether it is no JSON at all, and where. A pointer is known when the
/// text is JSON but too deep.
struct JsonRefusal {
    bool not_json = false;
    Rejection rejection;
};

/// Strict RFC 8259. Duplicate keys and numbers beyond double's range are taken here and refused
/// where values are bound.
[[nodiscard]] bool take_apart(std::string_view json, JsonText& out, JsonRefusal& refusal);

/// The node at a JSON pointer (RFC 6901), or null.
const JsonNode* find(const JsonText& json, std::string_view pointer);

/// The value as text without white space, numbers as they were written.
void append_value(std::string& out, const JsonText& json, std::uint32_t node);

/// A JSON string with its quotes: escapes only what must be.
void append_quoted(std::string& out, std::string_view text);

/// One more step of a JSON pointer, escaped.
void append_pointer_step(std::string& pointer, std::string_view step);

}  // namespace apex::wire
