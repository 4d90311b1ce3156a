#include "adapters/sqlite/stores.hpp"

namespace apex::adapters {
namespace {

const std::string find_answer = R"(
    select request_sha256, status, headers, body
    from idempotency_keys
    where account_id = ?1 and route = ?2 and key = ?3 and created_at >= ?4)";

// A key that no longer counts may still lie here.
const std::string store_key = R"(
    insert or replace into idempotency_keys (account_id, route, key, request_sha256, status, headers, body, created_at)
    values (?, ?, ?, ?, ?, ?, ?, ?))";

const std::string sweep_keys = "delete from idempotency_keys where created_at < ?1";

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

// A writing unit of work holds the file's only write lock: a second one waits before it comes here.
app::Claim SqliteIdempotency::claim(const app::IdempotencyKey& key, domain::Time,
                                    domain::Time oldest) {
    Statement row = session_.connection.prepare(find_answer);
    if (!row.bind(key.account_id, key.route, key.key, domain::microseconds(oldest)).step())
        return app::FreshKey{};
    if (row.text(0) != key.request_sha256) return app::DifferentBody{};
    return app::StoredAnswer{row.whole(1), headers_of(row.text(2)), row.text(3)};
}

void SqliteIdempotency::store(const app::IdempotencyKey& key, const app::StoredAnswer& answer,
                              domain::Time now) {
    session_.connection.prepare(store_key)
        .bind(key.account_id, key.route, key.key, key.request_sha256, answer.status,
              lines_of(answer.headers), answer.body, domain::microseconds(now))
        .run();
}

int SqliteIdempotency::sweep(domain::Time oldest) {
    return session_.connection.prepare(sweep_keys).bind(domain::microseconds(oldest)).run();
}

}  // namespace apex::adapters
