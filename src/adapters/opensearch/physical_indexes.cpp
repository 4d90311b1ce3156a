#include "adapters/opensearch/physical_indexes.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <cstdio>
#include <thread>

#include "adapters/opensearch/index_layout.hpp"
#include "app/ports/unavailable.hpp"

namespace apex::adapters::opensearch {
namespace {

namespace json = boost::json;

constexpr std::size_t digits = 6;
constexpr const char* already_there = "resource_already_exists_exception";

std::string numbered(const std::string& alias, int number) {
    char text[16];
    std::snprintf(text, sizeof text, "-%06d", number);
    return alias + text;
}

/// 0 for what is no index of ours.
int number_of(std::string_view index, const std::string& alias) {
    if (index.size() != alias.size() + 1 + digits || !index.starts_with(alias + '-')) return 0;
    const std::string number(index.substr(alias.size() + 1));
    return std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; })
               ? std::stoi(number)
               : 0;
}

[[noreturn]] void unreadable() {
    throw app::Unavailable(service, "its answer is not what OpenSearch promises");
}

[[noreturn]] void refused_call(const char* doing, const Reply& reply) {
    throw app::Unavailable(service, std::string(doing) + ": it answers with status " +
                                        std::to_string(reply.status) + ", " + reply.error_type());
}

const json::object& object_at(const json::value& value, const char* pointer) {
    boost::system::error_code none;
    const auto* found = value.find_pointer(pointer, none);
    if (!found || !found->is_object()) unreadable();
    return found->get_object();
}

json::object change_of_alias(const char* action, const std::string& index,
                             const std::string& alias) {
    json::object what{{"index", index}, {"alias", alias}};
    if (std::string_view(action) == "remove") what["must_exist"] = true;
    json::object change;
    change[action] = std::move(what);
    return change;
}

enum class Written : unsigned char { all, target_gone };

/// Each item was written, or a newer version of its project is there already.
Written judge(const Reply& reply) {
    boost::system::error_code none;
    const auto* items = reply.body.find_pointer("/items", none);
    if (!items || !items->is_array()) unreadable();
    bool gone = false;
    for (const auto& item : items->get_array()) {
        const auto* status = item.find_pointer("/index/status", none);
        if (!status || !status->is_int64()) unreadable();
        const std::int64_t code = status->get_int64();
        gone = gone || code == 404;
        if ((code >= 200 && code <= 299) || code == 404 || code == 409) continue;
        const auto* type = item.find_pointer("/index/error/type", none);
        throw app::Unavailable(
            service, "a project was not taken: status " + std::to_string(code) +
                         (type && type->is_string() ? ", " + std::string(type->get_string())
                                                    : std::string()));
    }
    return gone ? Written::target_gone : Written::all;
}

}  // namespace

PhysicalIndexes::PhysicalIndexes(const OpenSearchSettings& settings, const OpenSearchLimits& limits,
                                 Calls& calls)
    : alias_(settings.alias),
      filling_alias_(settings.alias + "-next"),
      shards_(settings.shards),
      found_at_once_(settings.found_at_once),
      at_most_(limits.change),
      longest_search_(settings.search_timeout),
      calls_(calls) {}

Standing PhysicalIndexes::standing() {
    const Reply reply = calls_.ask({"GET", '/' + alias_ + "-*/_alias", {}, at_most_});
    if (!reply.done()) refused_call("looking for indexes", reply);
    if (!reply.body.is_object()) unreadable();
    Standing standing;
    for (const auto& [name, facts] : reply.body.get_object()) {
        const std::string index(name);
        const int number = number_of(index, alias_);
        if (number == 0) continue;
        standing.highest = std::max(standing.highest, number);
        const auto& aliases = object_at(facts, "/aliases");
        if (aliases.contains(alias_)) standing.answering = index;
        if (aliases.contains(filling_alias_)) standing.filling = index;
        if (aliases.empty()) standing.former.push_back(index);
    }
    return standing;
}

std::optional<std::string> PhysicalIndexes::make(const Standing& standing) {
    const std::string index = numbered(alias_, standing.highest + 1);
    const Reply reply =
        calls_.ask({"PUT", '/' + index, index_body(shards_, filling_alias_), at_most_});
    if (reply.done()) return index;
    if (reply.error_type() == already_there) return std::nullopt;
    refused_call("making an index", reply);
}

bool PhysicalIndexes::discard(const std::string& index) {
    const Reply reply = calls_.ask({"DELETE", '/' + index, {}, at_most_});
    if (!reply.done() && reply.status != 404) refused_call("removing an index", reply);
    return reply.done();
}

std::vector<std::string> PhysicalIndexes::targets(const Standing& standing) const {
    std::vector<std::string> aliases;
    if (standing.answering) aliases.push_back(alias_);
    if (standing.filling) aliases.push_back(filling_alias_);
    return aliases;
}

bool PhysicalIndexes::write(const std::vector<app::SearchChange>& changes, std::int64_t mark,
                            const std::vector<std::string>& aliases) {
    std::string lines = bulk_body(changes, aliases);
    if (mark > 0) lines += mark_body(mark, aliases);
    if (lines.empty()) return true;
    // require_alias: a name that is gone must not come back as an index without a layout.
    const std::string path =
        std::string("/_bulk?require_alias=true&filter_path=items.*.status,items.*.error.type") +
        (found_at_once_ ? "&refresh=true" : "");
    const Reply reply = calls_.ask({"POST", path, lines, at_most_});
    if (!reply.done()) refused_call("writing", reply);
    return judge(reply) == Written::all;
}

std::int64_t PhysicalIndexes::mark() {
    const Reply reply =
        calls_.ask({"GET", '/' + alias_ + "/_doc/" + mark_id + "?_source=false", {}, at_most_});
    boost::system::error_code none;
    const auto* version = reply.body.find_pointer("/_version", none);
    return version && version->is_int64() ? version->get_int64() : 0;
}

bool PhysicalIndexes::take_place(const std::string& index) {
    if (const Reply reply = calls_.ask({"POST", '/' + index + "/_refresh", {}, at_most_});
        !reply.done()) {
        if (reply.status == 404) return false;
        refused_call("showing an index", reply);
    }
    const Standing now = standing();
    if (now.filling != index) return false;
    json::array actions{change_of_alias("remove", index, filling_alias_),
                        change_of_alias("add", index, alias_)};
    if (now.answering) actions.push_back(change_of_alias("remove", *now.answering, alias_));
    const std::string body = json::serialize(json::object{{"actions", std::move(actions)}});
    const Reply reply = calls_.ask({"POST", "/_aliases", body, at_most_});
    if (!reply.done() && reply.status != 404) refused_call("changing the alias", reply);
    if (reply.done() && now.answering) discard_former();
    return reply.done();
}

void PhysicalIndexes::discard_former() {
    std::this_thread::sleep_for(longest_search_);
    try {
        for (const std::string& index : standing().former) discard(index);
    } catch (const app::Unavailable&) {
        // The new one answers; what is left over goes with the next rebuild.
    }
}

void PhysicalIndexes::give_sign(const std::string& index, std::int64_t sign) {
    const std::string body = json::serialize(json::object{{"_meta", json::object{{"sign", sign}}}});
    const Reply reply = calls_.ask({"PUT", '/' + index + "/_mapping", body, at_most_});
    if (!reply.done()) refused_call("marking an index", reply);
}

std::int64_t PhysicalIndexes::sign_of(const std::string& index) {
    const Reply reply = calls_.ask({"GET", '/' + index + "/_mapping", {}, at_most_});
    if (!reply.done()) return 0;  // Gone: whoever asks again sees another standing.
    boost::system::error_code none;
    const auto* sign = reply.body.find_pointer('/' + index + "/mappings/_meta/sign", none);
    return sign && sign->is_int64() ? sign->get_int64() : 0;
}

}  // namespace apex::adapters::opensearch
