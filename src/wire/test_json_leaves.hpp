// The numbers of a JSON text, each with its pointer and its place, so that a test can put another
// in.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/assertion.hpp"
#include "wire/json_text.hpp"

namespace apex::wire {

struct NumberLeaf {
    std::string pointer;
    std::size_t at, size;  ///< in the text
};

namespace detail {

inline void collect_numbers(const JsonText& json, std::string_view text, std::uint32_t index,
                            const std::string& pointer, std::vector<NumberLeaf>& found) {
    const JsonNode& node = json.nodes[index];
    if (node.kind == JsonNode::Kind::number)
        found.push_back(
            {pointer, static_cast<std::size_t>(node.text.data() - text.data()), node.text.size()});
    std::uint32_t child = index + 1;
    const bool object = node.kind == JsonNode::Kind::object;
    if (!object && node.kind != JsonNode::Kind::list) return;
    for (std::uint32_t i = 0; i < node.count; ++i) {
        std::string step = pointer;
        append_pointer_step(step, object ? json.nodes[child++].text : std::to_string(i));
        collect_numbers(json, text, child, step, found);
        child = json.nodes[child].next;
    }
}

}  // namespace detail

/// In the order of the text, which must be JSON and outlive nothing here.
inline std::vector<NumberLeaf> number_leaves(std::string_view text) {
    JsonText json;
    JsonRefusal none;
    const bool readable = take_apart(text, json, none);
    APEX_ASSERT(readable);
    std::vector<NumberLeaf> found;
    detail::collect_numbers(json, text, 0, "", found);
    return found;
}

inline std::string with_number(std::string_view text, const NumberLeaf& leaf,
                               std::string_view number) {
    return std::string(text.substr(0, leaf.at)) + std::string(number) +
           std::string(text.substr(leaf.at + leaf.size));
}

}  // namespace apex::wire
