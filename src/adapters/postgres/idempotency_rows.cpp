#include "adapters/postgres/stores.hpp"
#include "base/assertion.hpp"

namespace apex::adapters::postgres {
namespace {

// Until the end of the transaction; two keys of one hash wait for each other, which does no harm.
const Query take_turn{"take_turn", R"(
    select pg_advisory_xact_lock(hashtextextended(concat_ws(E'\n', $1, $2, $3), 0)))"};

const Query find_answer{"find_answer", R"(
    select request_sha256, status, headers, body
    from idempotency_keys
    where account_id = $1 and route = $2 and key = $3 and created_at >= $4)"};

// A key that no longer counts may still lie here.
const Query store_key{"store_key", R"(
    insert into idempotency_keys (account_id, route, key, request_sha256, status, headers, body, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)
    on conflict (account_id, route, key) do update
    set request_sha256 = excluded.request_sha256,
        status = excluded.status,
        headers = excluded.headers,
        body = excluded.body,
        created_at = excluded.created_at)"};

const Query sweep_keys{"sweep_keys", "delete from idempotency_keys where created_at < $1"};

/// "name: value\n"; neither holds a line break, as neither may in HTTP.
std::string lines_of(const std::vector<std::pair<std::string, std::string>>& headers) {
    std::string lines;
    for (const auto& [name, value] : headers) lines += name + ": " + value + '\n';
    return lines;
}

std::vector<std::pair<std::string, std::string>> headers_of(const std::string& lines) {
    std::vector<std::pair<std::string, std::string>> headers;
    for (std::size_t from = 0; from < lines.size();) {
        const std::size_t colon = lines.find(": ", from), end = lines.find('\n', from);
        APEX_ASSERT(colon < end && end != std::string::npos);
        headers.emplace_back(lines.substr(from, colon - from),
                             lines.substr(colon + 2, end - colon - 2));
        from = end + 1;
    }
    return headers;
}

}  // namespace

app::Claim Idempotency::claim(const app::IdempotencyKey& key, domain::Time, domain::Time oldest) {
    session_.connection.later(take_turn, key.account_id, key.route, key.key);
    const Answer answer = session_.connection.run(find_answer, key.account_id, key.route, key.key,
                                                  domain::microseconds(oldest));
    const auto row = answer.first();
    if (!row) return app::FreshKey{};
    if (row->text(0) != key.request_sha256) return app::DifferentBody{};
    return app::StoredAnswer{row->whole(1), headers_of(row->text(2)), row->text(3)};
}

void Idempotency::store(const app::IdempotencyKey& key, const app::StoredAnswer& answer,
                        domain::Time now) {
    session_.connection.later_one(store_key, key.account_id, key.route, key.key, key.request_sha256,
                                  answer.status, lines_of(answer.headers), answer.body,
                                  domain::microseconds(now));
}

int Idempotency::sweep(domain::Time oldest) {
    return session_.connection.run(sweep_keys, domain::microseconds(oldest)).changed();
}

}  // namespace apex::adapters::postgres
