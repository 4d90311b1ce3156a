#include "http/conditional.hpp"

#include <algorithm>

namespace apex::http {
namespace {

/// Takes the next tag of a comma-separated list, `W/` included; empty at the end.
std::string_view take_tag(std::string_view& list) {
    while (!list.empty() && (list.front() == ' ' || list.front() == '\t' || list.front() == ','))
        list.remove_prefix(1);
    if (list.empty()) return {};
    const std::size_t open = list.starts_with("W/") ? 2 : 0;
    std::size_t end;
    if (list.size() > open && list[open] == '"') {
        const std::size_t close = list.find('"', open + 1);
        end = close == std::string_view::npos ? list.size() : close + 1;
    } else {
        end = std::min(list.find(','), list.size());
    }
    const std::string_view tag = list.substr(0, end);
    list.remove_prefix(end);
    return tag;
}

std::string_view without_weakness(std::string_view tag) {
    return tag.starts_with("W/") ? tag.substr(2) : tag;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

}  // namespace

std::string etag(std::string_view text) {
    std::string tag;
    tag.reserve(text.size() + 2);
    tag += '"';
    tag += text;
    tag += '"';
    return tag;
}

Precondition if_match(const HttpRequest& request, std::string_view current_etag) {
    const auto header = request.headers.find("If-Match");
    if (!header) return Precondition::missing;
    std::string_view list = *header;
    for (std::string_view tag = take_tag(list); !tag.empty(); tag = take_tag(list))
        if (trimmed(tag) == "*" || tag == current_etag) return Precondition::met;
    return Precondition::failed;
}

bool not_modified(const HttpRequest& request, std::string_view current_etag) {
    const auto header = request.headers.find("If-None-Match");
    if (!header) return false;
    std::string_view list = *header;
    for (std::string_view tag = take_tag(list); !tag.empty(); tag = take_tag(list))
        if (trimmed(tag) == "*" || without_weakness(tag) == without_weakness(current_etag))
            return true;
    return false;
}

std::string next_link(std::string_view target) {
    std::string link;
    link += '<';
    link += target;
    link += ">; rel=\"next\"";
    return link;
}

}  // namespace apex::http
