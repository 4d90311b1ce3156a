#include <map>

#include "adapters/sqlite/stores.hpp"

namespace apex::adapters {
namespace {

using app::Cell;
using app::CellKind;
using app::Row;
using app::Table;

// FTS5's own tables are "shadow" tables of its virtual ones.
const std::string list_columns = R"(
    select tables.name || '.' || columns.name
    from pragma_table_list as tables, pragma_table_xinfo(tables.name) as columns
    where tables.schema = 'main' and tables.type in ('table', 'virtual') and tables.name not like 'sqlite\_%' escape '\'
    order by 1)";

/// The connection keeps a statement by the address of its text.
const std::string& kept(const std::string& sql) {
    thread_local std::map<std::string, std::string> texts;
    return texts.emplace(sql, sql).first->second;
}

std::string parameter(std::size_t number) { return '?' + std::to_string(number); }

std::string names(const Table& table, std::size_t count) {
    std::string list;
    for (std::size_t i = 0; i < count; ++i)
        list += (i > 0 ? ", " : "") + std::string(table.columns[i].name);
    return list;
}

std::string parameters(std::size_t first, std::size_t count) {
    std::string list;
    for (std::size_t i = 0; i < count; ++i) list += (i > 0 ? ", " : "") + parameter(first + i);
    return list;
}

std::string of_key(const Table& table, std::size_t first) {
    return " where (" + names(table, table.key) + ") = (" + parameters(first, table.key) + ')';
}

std::string selection(const Table& table) {
    return "select " + names(table, table.columns.size()) + " from " + table.name;
}

void bind(Statement& statement, int index, const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) statement.bind_at(index, *text);
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) statement.bind_at(index, *whole);
    if (const auto* real = std::get_if<double>(&cell)) statement.bind_at(index, *real);
    if (const auto* truth = std::get_if<bool>(&cell)) statement.bind_at(index, *truth);
}

void bind_all(Statement& statement, int first, const Row& cells) {
    for (const Cell& cell : cells) bind(statement, first++, cell);
}

Cell cell_of(const Statement& row, int column, CellKind kind) {
    if (row.is_null(column)) return {};
    switch (kind) {
        case CellKind::text:
            return row.text(column);
        case CellKind::integer:
            return row.integer(column);
        case CellKind::real:
            return row.real(column);
        case CellKind::truth:
            return row.integer(column) != 0;
    }
    return {};
}

Row row_of(const Statement& found, const Table& table) {
    Row row;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        row.push_back(cell_of(found, static_cast<int>(i), table.columns[i].kind));
    return row;
}

}  // namespace

std::vector<Row> SqliteRows::read(const Table& table, const std::optional<std::string>& account_id,
                                  const std::optional<Row>& after, int limit) {
    std::string sql =
        selection(table) + (account_id ? " where account_id = ?1" : " where ?1 is null");
    if (after) sql += " and (" + names(table, table.key) + ") > (" + parameters(3, table.key) + ')';
    sql += " order by " + names(table, table.key) + " limit ?2";
    Statement statement = session_.connection.prepare(kept(sql));
    statement.bind(account_id, limit);
    if (after) bind_all(statement, 3, *after);
    std::vector<Row> rows;
    while (statement.step()) rows.push_back(row_of(statement, table));
    return rows;
}

std::optional<Row> SqliteRows::find(const Table& table, const Row& key) {
    Statement statement = session_.connection.prepare(kept(selection(table) + of_key(table, 1)));
    bind_all(statement, 1, key);
    return statement.step() ? std::optional(row_of(statement, table)) : std::nullopt;
}

// There is one writer at a time: what it finds, it holds.
std::optional<Row> SqliteRows::find_for_update(const Table& table, const Row& key) {
    return find(table, key);
}

void SqliteRows::hold_object(const std::string&) {}

bool SqliteRows::insert(const Table& table, const Row& row) {
    const std::size_t count = table.columns.size();
    Statement statement = session_.connection.prepare(
        kept("insert into " + std::string(table.name) + " (" + names(table, count) + ") values (" +
             parameters(1, count) + ") on conflict (" + names(table, table.key) + ") do nothing"));
    bind_all(statement, 1, row);
    return statement.run() == 1;
}

void SqliteRows::update(const Table& table, const Row& key,
                        const std::vector<std::pair<std::size_t, Cell>>& cells) {
    std::string sql = "update " + std::string(table.name) + " set ";
    for (std::size_t i = 0; i < cells.size(); ++i)
        sql += (i > 0 ? ", " : "") + std::string(table.columns[cells[i].first].name) + " = " +
               parameter(i + 1);
    Statement statement = session_.connection.prepare(kept(sql + of_key(table, cells.size() + 1)));
    for (std::size_t i = 0; i < cells.size(); ++i)
        bind(statement, static_cast<int>(i + 1), cells[i].second);
    bind_all(statement, static_cast<int>(cells.size() + 1), key);
    statement.run();
}

void SqliteRows::remove(const Table& table, const Row& key) {
    Statement statement = session_.connection.prepare(
        kept("delete from " + std::string(table.name) + of_key(table, 1)));
    bind_all(statement, 1, key);
    statement.run();
}

bool SqliteRows::holds(const Table& table, const char* column, const std::string& text) {
    Statement statement = session_.connection.prepare(
        kept("select 1 from " + std::string(table.name) + " where " + column + " = ?1 limit 1"));
    return statement.bind(text).step();
}

// The vocabulary of FTS5 is that of the projects.
void SqliteRows::forget_words(const std::vector<std::string>&) {}

std::vector<std::string> SqliteRows::columns() {
    Statement statement = session_.connection.prepare(list_columns);
    std::vector<std::string> columns;
    while (statement.step()) columns.push_back(statement.text(0));
    return columns;
}

}  // namespace apex::adapters
