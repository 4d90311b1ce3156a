#include "adapters/sqlite/stores.hpp"

namespace apex::adapters {
namespace {

const std::string insert_message = R"(
    insert into outbox (topic, account_id, subject, version, created_at)
    values (?, ?, ?, ?, ?))";

const std::string pending_messages = R"(
    select sequence, topic, account_id, subject, version, created_at
    from outbox
    where topic = ?1 and (?2 is null or account_id = ?2)
    order by sequence
    limit ?3)";

const std::string last_message = R"(
    select coalesce(max(sequence), 0)
    from outbox
    where topic = ?1 and (?2 is null or account_id = ?2))";

const std::string remove_message =
    "delete from outbox where sequence = ?1 and (?2 is null or account_id = ?2)";

}  // namespace

void SqliteOutbox::add(const app::OutboxMessage& message) {
    session_.connection.prepare(insert_message)
        .bind(message.topic, message.account_id, message.subject, message.version,
              domain::microseconds(message.at))
        .run();
}

std::vector<app::OutboxMessage> SqliteOutbox::pending(const std::string& topic, int limit) {
    Statement row = session_.connection.prepare(pending_messages);
    row.bind(topic, session_.account(), limit);
    std::vector<app::OutboxMessage> messages;
    while (row.step())
        messages.push_back({row.integer(0), row.text(1), row.text(2), row.text(3), row.integer(4),
                            domain::from_microseconds(row.integer(5))});
    return messages;
}

std::int64_t SqliteOutbox::last(const std::string& topic) {
    Statement row = session_.connection.prepare(last_message);
    row.bind(topic, session_.account());
    row.step();
    return row.integer(0);
}

int SqliteOutbox::delivered(const std::vector<std::int64_t>& sequences) {
    int removed = 0;
    for (const std::int64_t sequence : sequences)
        removed +=
            session_.connection.prepare(remove_message).bind(sequence, session_.account()).run();
    return removed;
}

}  // namespace apex::adapters
