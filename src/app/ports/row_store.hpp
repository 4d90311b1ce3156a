// Port: the rows of an account as they lie in their tables (tables.hpp), for who holds data in
// hand: export, import, erasure. Everything else goes through the stores that know what rows mean.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/tables.hpp"

namespace apex::app {

class RowStore {
  public:
    virtual ~RowStore() = default;
    /// By key, after the key `after`, at most `limit`; none: of every account.
    virtual std::vector<Row> read(const Table& table, const std::optional<std::string>& account_id,
                                  const std::optional<Row>& after, int limit) = 0;
    /// None if there is no row of that key.
    virtual std::optional<Row> find(const Table& table, const Row& key) = 0;
    /// As find, and nobody else changes the row until this unit of work has ended: who is changing
    /// it now is waited for, and the row is as they left it.
    virtual std::optional<Row> find_for_update(const Table& table, const Row& key) = 0;
    /// False, and nothing has changed: there is a row of that key.
    virtual bool insert(const Table& table, const Row& row) = 0;
    /// The given columns of one row.
    virtual void update(const Table& table, const Row& key,
                        const std::vector<std::pair<std::size_t, Cell>>& cells) = 0;
    virtual void remove(const Table& table, const Row& key) = 0;
    /// Whether any row of the table, of any account, holds the text in that column.
    virtual bool holds(const Table& table, const char* column, const std::string& text) = 0;
    /// Until this unit of work has ended, nobody else holds the object of that SHA-256. Whoever
    /// records or removes one holds it (stored_objects.hpp).
    virtual void hold_object(const std::string& sha256) = 0;
    /// Takes their words out of what the search remembers for correcting spelling, where it
    /// remembers them apart from the projects.
    virtual void forget_words(const std::vector<std::string>& texts) = 0;
    /// "table.column" of the database as it is, in order; without those that serve the database
    /// itself.
    virtual std::vector<std::string> columns() = 0;
};

}  // namespace apex::app
