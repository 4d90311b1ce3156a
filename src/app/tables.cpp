#include "app/tables.hpp"

#include "base/assertion.hpp"

namespace apex::app {
namespace {

constexpr CellKind integer = CellKind::integer, real = CellKind::real, truth = CellKind::truth,
                   text = CellKind::text;

Column words(const char* name) { return {name, text, Holds::words}; }
Column json(const char* name) { return {name, text, Holds::json}; }

constexpr LeftOut left_out[] = {
    {"alembic_version", "says where the schema is"},
    {"outbox", "messages under way, ids only; an import writes its own"},
    {"sessions", "end by themselves; who signs in anew gets another"},
    {"sign_in_attempts", "end within minutes"},
    {"audit_roots", "over every account of one database; an import enters the next root there"},
    {"audit_heads", "as audit_roots"},
    {"dropped_chains", "ids and hashes of this database's smoke tests; never a person"},
    {"announced_objects", "ids and hashes of work under way; gone within a day"},
    {"erasures", "ids and counts of this database's erasures"},
    {"project_search", "a copy that follows the projects"},
    {"project_search_state", "a copy that follows the projects"},
    {"project_search_words", "a copy that follows the projects"},
    {"project_search_vocabulary", "a copy; an erasure takes the person's words out"},
};

}  // namespace

const std::vector<Table>& account_tables() {
    static const std::vector<Table> tables = {
        {"accounts", Fate::exported, 1, nullptr, {{"account_id"}, {"created_at", integer}}},
        {"users",
         Fate::exported,
         1,
         nullptr,
         {{"user_id"},
          {"account_id"},
          {"issuer"},
          words("subject"),
          words("name"),
          words("email"),
          {"role"},
          {"created_at", integer},
          {"seen_at", integer}}},
        {"api_keys",
         Fate::exported,
         1,
         nullptr,
         {{"prefix"},
          {"account_id"},
          words("name"),
          {"role"},
          {"secret_hash"},
          {"created_at", integer},
          words("created_by"),
          {"expires_at", integer},
          {"last_used_at", integer},
          {"revoked_at", integer}}},
        {"projects",
         Fate::exported,
         1,
         nullptr,
         {{"project_id"},
          {"account_id"},
          words("name"),
          words("customer"),
          words("description"),
          words("site_name"),
          words("street"),
          words("created_by"),
          {"status"},
          {"version", integer},
          {"current_revision", integer},
          {"created_at", integer},
          {"updated_at", integer},
          {"deleted_at", integer}}},
        {"project_payloads",
         Fate::exported,
         2,
         nullptr,
         {{"project_id"},
          {"revision", integer},
          {"account_id"},
          {"input_hash"},
          {"design_hash"},
          {"engine_version"},
          json("document"),
          {"result"},
          {"checks"},
          {"assumptions"},
          {"warnings"},
          {"trace"},
          {"passes", truth},
          {"governing_check_id"},
          {"governing_check_title"},
          {"governing_utilisation", real},
          {"pole_designation"},
          {"footing_diameter_ft", real},
          {"footing_depth_ft", real},
          {"price_cents", integer},
          {"currency"},
          {"created_at", integer},
          words("created_by")}},
        {"revision_reviews",
         Fate::exported,
         3,
         nullptr,
         {{"project_id"},
          {"revision", integer},
          {"number", integer},
          {"account_id"},
          {"verdict"},
          words("note"),
          {"reviewer"},
          {"created_at", integer}}},
        {"project_events",
         Fate::exported,
         2,
         nullptr,
         {{"project_id"},
          {"sequence", integer},
          {"account_id"},
          {"kind"},
          {"actor"},
          {"request_id"},
          {"before"},
          {"after"},
          {"created_at", integer},
          {"previous_hash"},
          {"hash"}}},
        {"event_texts",
         Fate::exported,
         2,
         nullptr,
         {{"project_id"},
          {"sequence", integer},
          {"account_id"},
          {"before_salt"},
          json("before"),
          {"after_salt"},
          json("after")}},
        {"tasks",
         Fate::exported,
         1,
         nullptr,
         {{"task_id"},
          {"account_id"},
          {"project_id"},
          {"kind"},
          json("input"),
          {"status"},
          {"progress", real},
          words("stage"),
          {"attempts", integer},
          {"due_at", integer},
          {"lease_owner"},
          {"lease_token", integer},
          json("result"),
          words("error"),
          {"request_id"},
          {"version", integer},
          {"created_at", integer},
          {"updated_at", integer},
          {"traceparent"}}},
        {"reports",
         Fate::exported,
         2,
         "sha256",
         {{"project_id"},
          {"sha256"},
          {"account_id"},
          {"size_bytes", integer},
          {"kind"},
          {"revision", integer},
          {"task_id"},
          {"created_at", integer}}},
        {"project_files",
         Fate::exported,
         1,
         "sha256",
         {{"file_id"},
          {"project_id"},
          {"account_id"},
          words("name"),
          {"content_type"},
          {"size_bytes", integer},
          {"announced_sha256"},
          {"status"},
          {"sha256"},
          {"scanner"},
          words("reason"),
          {"created_by"},
          {"created_at", integer},
          {"updated_at", integer},
          {"version", integer}}},
        {"submissions",
         Fate::exported,
         1,
         nullptr,
         {{"submission_id"},
          {"project_id"},
          {"account_id"},
          {"revision", integer},
          {"design_hash"},
          {"overridden_by"},
          {"tasks"},
          {"submitted_by"},
          {"created_at", integer}}},
        {"idempotency_keys",
         Fate::passing,
         3,
         nullptr,
         {{"account_id"},
          words("route"),
          words("key"),
          {"request_sha256"},
          {"status", integer},
          words("headers"),
          json("body"),
          {"created_at", integer}}},
    };
    return tables;
}

const Table& account_table(std::string_view name) {
    const auto& tables = account_tables();
    std::size_t at = 0;
    while (at < tables.size() && tables[at].name != name) ++at;
    APEX_ASSERT(at < tables.size());
    return tables[at];
}

std::span<const LeftOut> tables_left_out() { return left_out; }

std::size_t column_of(const Table& table, std::string_view name) {
    std::size_t at = 0;
    while (at < table.columns.size() && table.columns[at].name != name) ++at;
    APEX_ASSERT(at < table.columns.size());
    return at;
}

Row key_of(const Table& table, const Row& row) {
    return {row.begin(), row.begin() + static_cast<std::ptrdiff_t>(table.key)};
}

std::string text_of(const Cell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) return std::to_string(*whole);
    const auto* words_in_it = std::get_if<std::string>(&cell);
    return words_in_it ? *words_in_it : "";
}

std::string key_text(const Table& table, const Row& row) {
    std::string key;
    for (const Cell& cell : key_of(table, row)) key += (key.empty() ? "" : "/") + text_of(cell);
    return key;
}

}  // namespace apex::app
