#include "adapters/sqlite/event_columns.hpp"

#include <stdexcept>

namespace apex::adapters {
namespace {

/// The words of a row, and the seal that stands for them in the chain if one does.
struct Words {
    std::string text;
    std::optional<domain::Seal> seal;
};

/// `salt` and the column after it lie beside the chain. Where they are gone, the commitment is all
/// that is left.
Words words_of(const Statement& row, int in_chain, int salt) {
    std::string held = row.text(in_chain);
    if (!domain::is_commitment(held)) return {std::move(held), std::nullopt};
    return {row.maybe_text(salt + 1).value_or(held),
            domain::Seal{row.maybe_text(salt).value_or(""), held}};
}

}  // namespace

domain::Event event_of(const Statement& row) {
    const auto id = domain::ProjectId::parse(row.text(0));
    if (!id) throw std::runtime_error("database: \"" + row.text(0) + "\" is no project's id");
    Words before = words_of(row, 5, 10), after = words_of(row, 6, 12);
    return {{*id, row.text(2), row.text(3), row.text(4), std::move(before.text),
             std::move(after.text), domain::from_microseconds(row.integer(7))},
            row.integer(1),
            row.text(8),
            row.text(9),
            std::move(before.seal),
            std::move(after.seal)};
}

}  // namespace apex::adapters
