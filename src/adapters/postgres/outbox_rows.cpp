#include "adapters/postgres/stores.hpp"

namespace apex::adapters::postgres {
namespace {

const Query insert_message{"insert_message", R"(
    insert into outbox (topic, account_id, subject, version, created_at)
    values ($1, $2, $3, $4, $5))"};

const Query pending_messages{"pending_messages", R"(
    select sequence, topic, account_id, subject, version, created_at
    from outbox
    where topic = $1 and ($2 is null or account_id = $2)
    order by sequence
    limit $3)"};

const Query last_message{"last_message", R"(
    select coalesce(max(sequence), 0)
    from outbox
    where topic = $1 and ($2 is null or account_id = $2))"};

const Query remove_messages{"remove_messages", R"(
    delete from outbox
    where sequence = any ($1) and ($2 is null or account_id = $2))"};

}  // namespace

void Outbox::add(const app::OutboxMessage& message) {
    session_.connection.later_one(insert_message, message.topic, message.account_id,
                                  message.subject, message.version,
                                  domain::microseconds(message.at));
}

std::vector<app::OutboxMessage> Outbox::pending(const std::string& topic, int limit) {
    const Answer found =
        session_.connection.run(pending_messages, topic, session_.account(), limit);
    std::vector<app::OutboxMessage> messages;
    for (int i = 0; i < found.rows(); ++i) {
        const Row row = found[i];
        messages.push_back({row.integer(0), row.text(1), row.text(2), row.text(3), row.integer(4),
                            domain::from_microseconds(row.integer(5))});
    }
    return messages;
}

std::int64_t Outbox::last(const std::string& topic) {
    return session_.connection.run(last_message, topic, session_.account())
        .first()
        .value()
        .integer(0);
}

int Outbox::delivered(const std::vector<std::int64_t>& sequences) {
    return session_.connection.run(remove_messages, sequences, session_.account()).changed();
}

}  // namespace apex::adapters::postgres
