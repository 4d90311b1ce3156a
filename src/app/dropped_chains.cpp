#include "app/dropped_chains.hpp"

#include <stdexcept>

namespace apex::app {
namespace {

const Table dropped_table{"dropped_chains",
                          Fate::passing,
                          1,
                          nullptr,
                          {{"project_id"},
                           {"account_id"},
                           {"events", CellKind::integer},
                           {"head_hash"},
                           {"dropped_at", CellKind::integer},
                           {"dropped_by"}}};

DroppedChain chain_of(const Row& row) {
    const auto id = domain::ProjectId::parse(text_of(row[0]));
    if (!id) throw std::runtime_error("database: \"" + text_of(row[0]) + "\" is no project's id");
    return {*id,
            text_of(row[1]),
            std::get<std::int64_t>(row[2]),
            text_of(row[3]),
            domain::from_microseconds(std::get<std::int64_t>(row[4])),
            text_of(row[5])};
}

}  // namespace

void drop_chain(UnitOfWork& work, const DroppedChain& chain) {
    if (!work.rows().insert(dropped_table, {chain.project_id.text(), chain.account_id, chain.events,
                                            chain.head_hash, domain::microseconds(chain.dropped_at),
                                            chain.dropped_by}))
        throw std::runtime_error("project " + chain.project_id.text() + " is dropped already");
}

std::vector<DroppedChain> dropped_chains(RowStore& rows,
                                         const std::optional<domain::ProjectId>& after, int limit) {
    std::vector<DroppedChain> chains;
    const auto key = after ? std::optional(Row{after->text()}) : std::nullopt;
    for (const Row& row : rows.read(dropped_table, std::nullopt, key, limit))
        chains.push_back(chain_of(row));
    return chains;
}

}  // namespace apex::app
