#include "adapters/rows/api_key.hpp"
#include "adapters/sqlite/stores.hpp"

namespace apex::adapters {
namespace {

using domain::ApiKey;
using domain::microseconds;

const std::string put_account_of_key = R"(
    insert into accounts (account_id, created_at)
    values (?1, ?2)
    on conflict (account_id) do nothing)";

const std::string insert_key = "insert into api_keys (" + rows::api_key_columns + R"()
    values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))";

const std::string find_api_key = "select " + rows::api_key_columns + R"(
    from api_keys
    where prefix = ?1 and (?2 is null or account_id = ?2))";

const std::string list_keys = "select " + rows::api_key_columns + R"(
    from api_keys
    where ?1 is null or account_id = ?1
    order by created_at desc, prefix
    limit ?2)";

const std::string revoke_key = R"(
    update api_keys
    set revoked_at = coalesce(revoked_at, ?2)
    where prefix = ?1 and (?3 is null or account_id = ?3))";

const std::string note_use_of_key = R"(
    update api_keys
    set last_used_at = ?2
    where prefix = ?1 and coalesce(last_used_at, 0) < ?2 and (?3 is null or account_id = ?3))";

std::optional<std::int64_t> maybe_microseconds(const std::optional<domain::Time>& time) {
    return time ? std::optional(microseconds(*time)) : std::nullopt;
}

}  // namespace

void SqliteApiKeys::insert(const ApiKey& key) {
    session_.connection.prepare(put_account_of_key)
        .bind(key.account_id, microseconds(key.created_at))
        .run();
    session_.connection.prepare(insert_key)
        .bind(key.prefix, key.account_id, key.name, domain::to_text(key.role), key.secret_hash,
              microseconds(key.created_at), key.created_by, maybe_microseconds(key.expires_at),
              maybe_microseconds(key.last_used_at), maybe_microseconds(key.revoked_at))
        .run();
}

std::optional<ApiKey> SqliteApiKeys::find(const std::string& prefix) {
    Statement row = session_.connection.prepare(find_api_key);
    if (!row.bind(prefix, session_.account()).step()) return std::nullopt;
    return rows::read_api_key(row);
}

std::vector<ApiKey> SqliteApiKeys::list(int limit) {
    Statement row = session_.connection.prepare(list_keys);
    row.bind(session_.account(), limit);
    std::vector<ApiKey> keys;
    while (row.step()) keys.push_back(rows::read_api_key(row));
    return keys;
}

bool SqliteApiKeys::revoke(const std::string& prefix, domain::Time at) {
    return session_.connection.prepare(revoke_key)
               .bind(prefix, microseconds(at), session_.account())
               .run() == 1;
}

void SqliteApiKeys::used(const std::string& prefix, domain::Time at) {
    session_.connection.prepare(note_use_of_key)
        .bind(prefix, microseconds(at), session_.account())
        .run();
}

}  // namespace apex::adapters
