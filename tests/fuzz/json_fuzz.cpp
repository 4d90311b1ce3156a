// The JSON parser: whatever it takes apart can be written again, is then a text that it takes
// apart to the same, and is no deeper than it may be. A refusal says why.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assertion.hpp"
#include "wire/json_text.hpp"

namespace {

using namespace apex::wire;

std::string written(const JsonText& json) {
    std::string text;
    append_value(text, json, 0);
    return text;
}

/// Views stay within the source or the unescaped copy.
void check_views(const JsonText& json, std::string_view source) {
    const auto within = [](std::string_view part, std::string_view whole) {
        return part.data() >= whole.data() &&
               part.data() + part.size() <= whole.data() + whole.size();
    };
    for (const JsonNode& node : json.nodes) {
        APEX_ASSERT(node.next <= json.nodes.size());
        APEX_ASSERT(node.text.empty() || within(node.text, source) ||
                    within(node.text, json.unescaped));
    }
}

/// Every value is found again under the pointer that leads to it.
void check_pointers(const JsonText& json) {
    APEX_ASSERT(find(json, "") == json.nodes.data());
    const JsonNode& root = json.nodes.front();
    if (root.kind != JsonNode::Kind::object || root.count == 0) return;
    std::string pointer;
    append_pointer_step(pointer, json.nodes[1].text);
    APEX_ASSERT(find(json, pointer) != nullptr);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string source(reinterpret_cast<const char*>(data), size);
    JsonText json;
    JsonRefusal refusal;
    if (!take_apart(source, json, refusal)) {
        APEX_ASSERT(!refusal.rejection.reason.empty());
        return 0;
    }
    APEX_ASSERT(!json.nodes.empty());
    check_views(json, source);
    check_pointers(json);
    const std::string once = written(json);
    JsonText again;
    APEX_ASSERT(take_apart(once, again, refusal));
    APEX_ASSERT(again.nodes.size() == json.nodes.size());
    APEX_ASSERT(written(again) == once);
    return 0;
}
