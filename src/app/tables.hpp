// Every table of the database and what it means for who holds data in hand: what belongs to an
// account and is exported, and where a person's data may stand. A table or column that is missing
// here fails a test (ports/contract/rows_contract.hpp).
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace apex::app {

enum class CellKind : unsigned char { text, integer, real, truth };

enum class Holds : unsigned char {
    facts,  ///< numbers, ids, hashes, words of the program: never a person
    words,  ///< text that people wrote: may name a person
    json    ///< the same as a JSON text
};

struct Column {
    const char* name;
    CellKind kind = CellKind::text;
    Holds holds = Holds::facts;
};

enum class Fate : unsigned char {
    exported,  ///< part of the account
    passing    ///< not exported; rows that name an erased person are removed
};

struct Table {
    const char* name;
    Fate fate;
    std::size_t key;            ///< the first columns are its key; account_id is among the columns
    const char* object_column;  ///< holds the SHA-256 of bytes in the object store; or null
    std::vector<Column> columns;  ///< in the order of the archive
};

/// In an order in which rows can be inserted: what is referred to comes first.
const std::vector<Table>& account_tables();

/// The one of that name; asserts that there is one.
const Table& account_table(std::string_view name);

/// Tables that are no part of an account and never name a person, with the reason.
struct LeftOut {
    const char* table;
    const char* reason;
};
std::span<const LeftOut> tables_left_out();

using Cell = std::variant<std::monostate, std::string, std::int64_t, double, bool>;
using Row = std::vector<Cell>;

/// The position of a column; asserts that there is one.
std::size_t column_of(const Table& table, std::string_view name);
/// The first `key` cells.
Row key_of(const Table& table, const Row& row);
/// "prj_.../3", for messages.
std::string key_text(const Table& table, const Row& row);
/// "" where the cell is null.
std::string text_of(const Cell& cell);

}  // namespace apex::app
