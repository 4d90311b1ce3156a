#include "adapters/opensearch/index_layout.hpp"

#include <boost/json.hpp>

namespace apex::adapters::opensearch {
namespace {

namespace json = boost::json;

constexpr int prefix_letters_most = 12;  ///< beginnings up to here are terms of their own

/// Words and their beginnings; neither frequency nor length counts (search_query.hpp).
json::object words_field() {
    return {{"type", "text"},
            {"analyzer", "standard"},
            {"norms", false},
            {"index_options", "docs"},
            {"index_prefixes", json::object{{"min_chars", 1}, {"max_chars", prefix_letters_most}}}};
}

json::object field(const char* type) { return {{"type", type}}; }

json::object document_of(const app::SearchChange& change) {
    json::object source{{"project_id", change.id.text()}, {"removed", !change.document}};
    if (!change.document) return source;
    const auto& project = change.document->project;
    const auto& facts = project.facts;
    source["account_id"] = facts.account_id;
    source["status"] = json::string(domain::to_text(project.status));
    source["created_at"] = domain::microseconds(project.created_at);
    std::string body;
    const auto add = [&](const char* name, const std::string& text) {
        if (text.empty()) return;
        source[name] = text;
        body += (body.empty() ? "" : "\n") + text;
    };
    add("name", facts.name);
    add("customer", facts.customer);
    add("site_name", facts.site_name.value_or(""));
    add("street", facts.street.value_or(""));
    add("description", facts.description.value_or(""));
    add("designation", change.document->pole_designation);
    source["body"] = body;
    return source;
}

void append(std::string& lines, const std::string& id, std::int64_t version,
            const json::object& document, const std::vector<std::string>& targets) {
    const std::string source = json::serialize(document);
    for (const std::string& target : targets) {
        const json::object action{{"index", json::object{{"_index", target},
                                                         {"_id", id},
                                                         {"version", version},
                                                         {"version_type", "external_gte"}}}};
        lines += json::serialize(action) + '\n' + source + '\n';
    }
}

}  // namespace

std::string index_body(int shards, const std::string& alias) {
    const json::object properties{
        {"project_id", field("keyword")},
        {"account_id", field("keyword")},
        {"status", field("keyword")},
        {"created_at", field("long")},
        {"removed", field("boolean")},
        {"name", words_field()},
        {"customer", words_field()},
        {"site_name", words_field()},
        {"street", words_field()},
        {"description", words_field()},
        {"designation", words_field()},
        {"body", json::object{{"type", "wildcard"}, {"normalizer", "lowercase"}}}};
    const json::object body{
        {"settings", json::object{{"number_of_shards", shards}, {"auto_expand_replicas", "0-1"}}},
        {"mappings", json::object{{"dynamic", "strict"}, {"properties", properties}}},
        {"aliases", json::object{{alias, json::object{}}}}};
    return json::serialize(body);
}

std::string bulk_body(const std::vector<app::SearchChange>& changes,
                      const std::vector<std::string>& targets) {
    std::string lines;
    for (const auto& change : changes)
        append(lines, change.id.text(), change.version, document_of(change), targets);
    return lines;
}

std::string mark_body(std::int64_t mark, const std::vector<std::string>& targets) {
    std::string lines;
    append(lines, mark_id, mark, {{"removed", true}}, targets);
    return lines;
}

}  // namespace apex::adapters::opensearch
