#include "auth/json_object.hpp"

#include <algorithm>

#include "base/number_text.hpp"
#include "wire/json_text.hpp"

namespace apex::auth {
namespace {

using wire::JsonNode;
using wire::JsonText;
using Kind = JsonNode::Kind;

bool names_a_member_twice(const JsonText& json) {
    for (std::uint32_t at = 0; at < json.nodes.size(); ++at) {
        const JsonNode& object = json.nodes[at];
        if (object.kind != Kind::object) continue;
        std::vector<std::string_view> names;
        std::uint32_t child = at + 1;
        for (std::uint32_t i = 0; i < object.count; ++i) {
            names.push_back(json.nodes[child].text);
            child = json.nodes[child + 1].next;
        }
        std::sort(names.begin(), names.end());
        if (std::adjacent_find(names.begin(), names.end()) != names.end()) return true;
    }
    return false;
}

const JsonNode* member(const JsonText& json, std::string_view name) {
    if (name.starts_with('/')) return wire::find(json, name);
    std::string pointer;
    wire::append_pointer_step(pointer, name);
    return wire::find(json, pointer);
}

/// The indexes of a list's items.
std::vector<std::uint32_t> items(const JsonText& json, const JsonNode& list) {
    std::vector<std::uint32_t> found;
    auto child = static_cast<std::uint32_t>(&list - json.nodes.data()) + 1;
    for (std::uint32_t i = 0; i < list.count; ++i) {
        found.push_back(child);
        child = json.nodes[child].next;
    }
    return found;
}

}  // namespace

struct JsonObject::State {
    std::string source;
    JsonText json;  // Its views point into source.
};

std::optional<JsonObject> JsonObject::read(std::string json) {
    const auto state = std::make_shared<State>();
    state->source = std::move(json);
    wire::JsonRefusal refusal;
    if (!wire::take_apart(state->source, state->json, refusal)) return std::nullopt;
    if (state->json.nodes.front().kind != Kind::object) return std::nullopt;
    if (names_a_member_twice(state->json)) return std::nullopt;
    return JsonObject(state);
}

std::optional<std::string> JsonObject::text(std::string_view name) const {
    const JsonNode* node = member(state_->json, name);
    if (!node || node->kind != Kind::text) return std::nullopt;
    return std::string(node->text);
}

std::optional<double> JsonObject::number(std::string_view name) const {
    const JsonNode* node = member(state_->json, name);
    if (!node || node->kind != Kind::number) return std::nullopt;
    return parse_number(node->text);
}

std::optional<std::vector<std::string>> JsonObject::texts(std::string_view name) const {
    const JsonNode* node = member(state_->json, name);
    if (!node) return std::nullopt;
    if (node->kind == Kind::text) return std::vector{std::string(node->text)};
    if (node->kind != Kind::list) return std::nullopt;
    std::vector<std::string> texts;
    for (const std::uint32_t item : items(state_->json, *node)) {
        if (state_->json.nodes[item].kind != Kind::text) return std::nullopt;
        texts.emplace_back(state_->json.nodes[item].text);
    }
    return texts;
}

std::optional<std::vector<JsonObject>> JsonObject::objects(std::string_view name) const {
    const JsonNode* node = member(state_->json, name);
    if (!node || node->kind != Kind::list) return std::nullopt;
    std::vector<JsonObject> objects;
    for (const std::uint32_t item : items(state_->json, *node)) {
        std::string json;
        wire::append_value(json, state_->json, item);
        auto object = read(std::move(json));
        if (!object) return std::nullopt;
        objects.push_back(std::move(*object));
    }
    return objects;
}

bool JsonObject::has(std::string_view name) const { return member(state_->json, name) != nullptr; }

}  // namespace apex::auth
