#include "adapters/postgres/stores.hpp"
#include "adapters/rows/api_key.hpp"

namespace apex::adapters::postgres {
namespace {

using domain::ApiKey;
using domain::microseconds;

const Query put_account_of_key{"put_account_of_key", R"(
    insert into accounts (account_id, created_at)
    values ($1, $2)
    on conflict (account_id) do nothing)"};

const Query insert_key{"insert_key", "insert into api_keys (" + rows::api_key_columns + R"()
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))"};

const Query find_api_key{"find_api_key", "select " + rows::api_key_columns + R"(
    from api_keys
    where prefix = $1 and ($2 is null or account_id = $2))"};

const Query list_keys{"list_keys", "select " + rows::api_key_columns + R"(
    from api_keys
    where $1 is null or account_id = $1
    order by created_at desc, prefix
    limit $2)"};

const Query revoke_key{"revoke_key", R"(
    update api_keys
    set revoked_at = coalesce(revoked_at, $2)
    where prefix = $1 and ($3 is null or account_id = $3))"};

const Query note_use_of_key{"note_use_of_key", R"(
    update api_keys
    set last_used_at = $2
    where prefix = $1 and coalesce(last_used_at, 0) < $2 and ($3 is null or account_id = $3))"};

std::optional<std::int64_t> maybe_microseconds(const std::optional<domain::Time>& time) {
    return time ? std::optional(microseconds(*time)) : std::nullopt;
}

}  // namespace

void ApiKeys::insert(const ApiKey& key) {
    session_.connection.run(put_account_of_key, key.account_id, microseconds(key.created_at));
    session_.connection.run(
        insert_key, key.prefix, key.account_id, key.name, domain::to_text(key.role),
        key.secret_hash, microseconds(key.created_at), key.created_by,
        maybe_microseconds(key.expires_at), maybe_microseconds(key.last_used_at),
        maybe_microseconds(key.revoked_at));
}

std::optional<ApiKey> ApiKeys::find(const std::string& prefix) {
    if (!can_hold(prefix)) return std::nullopt;
    const Answer answer = session_.connection.run(find_api_key, prefix, session_.account());
    const auto row = answer.first();
    return row ? std::optional(rows::read_api_key(*row)) : std::nullopt;
}

std::vector<ApiKey> ApiKeys::list(int limit) {
    const Answer found = session_.connection.run(list_keys, session_.account(), limit);
    std::vector<ApiKey> keys;
    for (int i = 0; i < found.rows(); ++i) keys.push_back(rows::read_api_key(found[i]));
    return keys;
}

bool ApiKeys::revoke(const std::string& prefix, domain::Time at) {
    if (!can_hold(prefix)) return false;
    return session_.connection.run(revoke_key, prefix, microseconds(at), session_.account())
               .changed() == 1;
}

void ApiKeys::used(const std::string& prefix, domain::Time at) {
    session_.connection.run(note_use_of_key, prefix, microseconds(at), session_.account());
}

}  // namespace apex::adapters::postgres
