#include "http/router.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/assertion.hpp"
#include "http/query.hpp"

namespace apex::http {

struct Router::Node {
    struct Braces {
        std::string suffix;  ///< text after the brace: ".pdf"
        std::unique_ptr<Node> node;
    };
    std::vector<std::pair<std::string, std::unique_ptr<Node>>> literals;
    std::vector<Braces> braces;  ///< longest suffix first
    std::array<const Route*, method_count> routes{};
    std::string allow;  ///< empty: no route ends here

    Node& literal(std::string_view text) {
        for (auto& [name, node] : literals)
            if (name == text) return *node;
        return *literals.emplace_back(std::string(text), std::make_unique<Node>()).second;
    }

    Node& brace(std::string_view suffix) {
        for (Braces& b : braces)
            if (b.suffix == suffix) return *b.node;
        const auto shorter = std::find_if(braces.begin(), braces.end(), [&](const Braces& b) {
            return b.suffix.size() < suffix.size();
        });
        return *braces.insert(shorter, Braces{std::string(suffix), std::make_unique<Node>()})->node;
    }
};

namespace {

/// Cuts the first segment off "/a/b".
std::string_view take_segment(std::string_view& path) {
    APEX_ASSERT(path.starts_with('/'));
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

}  // namespace

Router::Router(std::vector<Route> routes, Route fallback)
    : routes_(std::move(routes)), root_(std::make_unique<Node>()) {
    if (fallback.handler) fallback_ = std::make_unique<Route>(std::move(fallback));
    for (const Route& route : routes_) {
        Node* node = root_.get();
        std::string_view rest =
            route.path == "/" ? std::string_view() : std::string_view(route.path);
        while (!rest.empty()) {
            const std::string_view segment = take_segment(rest);
            APEX_ASSERT(!segment.empty());
            if (segment.front() == '{') {
                const std::size_t close = segment.find('}');
                APEX_ASSERT(close != std::string_view::npos);
                node = &node->brace(segment.substr(close + 1));
            } else {
                node = &node->literal(segment);
            }
        }
        const Route*& place = node->routes[static_cast<std::size_t>(route.method)];
        APEX_ASSERT(place == nullptr && route.handler != nullptr);
        place = &route;
    }
    // The methods of a path are told in one header, made once.
    const auto finish = [](const auto& self, Node& node) -> void {
        for (std::size_t i = 0; i < method_count; ++i) {
            const auto method = static_cast<Method>(i);
            const bool head =
                method == Method::head && node.routes[static_cast<std::size_t>(Method::get)];
            if (!node.routes[i] && !head) continue;
            if (!node.allow.empty()) node.allow += ", ";
            node.allow += to_text(method);
        }
        if (!node.allow.empty()) node.allow += ", OPTIONS";
        for (auto& [name, child] : node.literals) self(self, *child);
        for (auto& braces : node.braces) self(self, *braces.node);
    };
    finish(finish, *root_);
}

Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

Router::Match Router::find(Method method, std::string_view path,
                           std::vector<std::string>& path_values) const {
    path_values.clear();
    if (!path.starts_with('/')) return {};
    if (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
    if (path == "/") path = {};

    std::array<std::string_view, 16> raw{};  // A path has fewer braces than this, by the table.
    bool malformed = false;
    const auto descend = [&](const auto& self, const Node& node, std::string_view rest,
                             std::size_t found) -> const Node* {
        if (rest.empty()) {
            if (node.allow.empty()) return nullptr;
            path_values.resize(found);
            for (std::size_t i = 0; i < found; ++i) {
                auto value = percent_decode(raw[i]);
                if (!value) malformed = true;
                path_values[i] = value.value_or(std::string());
            }
            return &node;
        }
        const std::string_view segment = take_segment(rest);
        for (const auto& [name, child] : node.literals)
            if (name == segment)
                if (const Node* end = self(self, *child, rest, found)) return end;
        for (const auto& [suffix, child] : node.braces) {
            if (segment.size() <= suffix.size() || !segment.ends_with(suffix) ||
                found == raw.size())
                continue;
            raw[found] = segment.substr(0, segment.size() - suffix.size());
            if (const Node* end = self(self, *child, rest, found + 1)) return end;
        }
        return nullptr;
    };
    const Node* end = descend(descend, *root_, path, 0);
    Match match;
    if (end == nullptr) {
        path_values.clear();
        if (method == Method::get || method == Method::head) match.route = fallback_.get();
        return match;
    }
    match.malformed = malformed;
    match.route = end->routes[static_cast<std::size_t>(method)];
    if (!match.route && method == Method::head)
        match.route = end->routes[static_cast<std::size_t>(Method::get)];
    if (!match.route || method == Method::options) match.allow = end->allow;
    return match;
}

}  // namespace apex::http
