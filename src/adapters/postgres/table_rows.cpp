#include <map>
#include <mutex>

#include "adapters/postgres/stores.hpp"

namespace apex::adapters::postgres {
namespace {

using app::Cell;
using app::CellKind;
using app::Table;

const Query forget_search_words{"forget_search_words", "select forget_search_words($1)"};

// Two hashes of one number wait for each other, which does no harm.
const Query hold_object_until_the_end{"hold_object", R"(
    select pg_advisory_xact_lock(hashtextextended(concat_ws(E'\n', 'object', $1), 0)))"};

const Query list_columns{"list_columns", R"(
    select relation.relname || '.' || attribute.attname
    from pg_class as relation
    join pg_attribute as attribute on attribute.attrelid = relation.oid
    where relation.relkind in ('r', 'p') and relation.relnamespace = 'public'::regnamespace and attribute.attnum > 0
        and not attribute.attisdropped
    order by 1)"};

/// A query lives as long as the program; there are a few for each table.
const Query& kept(const std::string& sql) {
    static std::mutex mutex;
    static std::map<std::string, std::pair<std::string, Query>> queries;
    const std::lock_guard lock(mutex);
    const auto [at, is_new] = queries.try_emplace(sql);
    if (is_new) {
        at->second.first = "rows_" + std::to_string(queries.size());
        at->second.second = {at->second.first.c_str(), sql};
    }
    return at->second.second;
}

std::string parameter(std::size_t number) { return '$' + std::to_string(number); }

std::string names(const Table& table, std::size_t count, bool read = false) {
    const auto type = [](CellKind kind) {
        switch (kind) {
            case CellKind::integer:
                return "::bigint";
            case CellKind::real:
                return "::double precision";
            case CellKind::truth:
                return "::boolean";
            case CellKind::text:
                break;
        }
        return "::text";
    };
    std::string list;
    for (std::size_t i = 0; i < count; ++i)
        list += (i > 0 ? ", " : "") + std::string(table.columns[i].name) +
                (read ? type(table.columns[i].kind) : "");
    return list;
}

/// The key in the order of its bytes, whatever the database's collation is.
std::string ordered_key(const Table& table) {
    std::string list;
    for (std::size_t i = 0; i < table.key; ++i)
        list += (i > 0 ? ", " : "") + std::string(table.columns[i].name) +
                (table.columns[i].kind == CellKind::text ? " collate \"C\"" : "");
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
    return "select " + names(table, table.columns.size(), true) + " from " + table.name;
}

Parameter parameter_of(const Cell& cell, CellKind kind) {
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) return *whole;
    if (const auto* real = std::get_if<double>(&cell)) return *real;
    if (const auto* truth = std::get_if<bool>(&cell)) return *truth;
    switch (kind) {
        case CellKind::integer:
            return std::optional<std::int64_t>();
        case CellKind::real:
            return std::optional<double>();
        case CellKind::truth:
            return std::optional<bool>();
        case CellKind::text:
            break;
    }
    return std::optional<std::string>();
}

void add(std::vector<Parameter>& values, const Table& table, const app::Row& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i)
        values.push_back(parameter_of(cells[i], table.columns[i].kind));
}

Cell cell_of(const Row& row, int column, CellKind kind) {
    if (row.is_null(column)) return {};
    switch (kind) {
        case CellKind::text:
            return row.text(column);
        case CellKind::integer:
            return row.integer(column);
        case CellKind::real:
            return row.real(column);
        case CellKind::truth:
            return row.truth(column);
    }
    return {};
}

app::Row row_of(const Row& found, const Table& table) {
    app::Row row;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        row.push_back(cell_of(found, static_cast<int>(i), table.columns[i].kind));
    return row;
}

}  // namespace

std::vector<app::Row> Rows::read(const Table& table, const std::optional<std::string>& account_id,
                                 const std::optional<app::Row>& after, int limit) {
    std::string sql =
        selection(table) + (account_id ? " where account_id = $1" : " where $1 is null");
    if (after) sql += " and (" + ordered_key(table) + ") > (" + parameters(3, table.key) + ')';
    sql += " order by " + ordered_key(table) + " limit $2";
    std::vector<Parameter> values{account_id, limit};
    if (after) add(values, table, *after);
    const Answer answer = session_.connection.run_with(kept(sql), std::move(values));
    std::vector<app::Row> rows;
    for (int i = 0; i < answer.rows(); ++i) rows.push_back(row_of(answer[i], table));
    return rows;
}

std::optional<app::Row> Rows::find_with(const Table& table, const app::Row& key, const char* lock) {
    std::vector<Parameter> values;
    add(values, table, key);
    const Answer answer = session_.connection.run_with(
        kept(selection(table) + of_key(table, 1) + lock), std::move(values));
    const auto row = answer.first();
    return row ? std::optional(row_of(*row, table)) : std::nullopt;
}

std::optional<app::Row> Rows::find(const Table& table, const app::Row& key) {
    return find_with(table, key, "");
}

std::optional<app::Row> Rows::find_for_update(const Table& table, const app::Row& key) {
    return find_with(table, key, " for no key update");
}

bool Rows::insert(const Table& table, const app::Row& row) {
    const std::size_t count = table.columns.size();
    std::vector<Parameter> values;
    add(values, table, row);
    return session_.connection
               .run_with(kept("insert into " + std::string(table.name) + " (" +
                              names(table, count) + ") values (" + parameters(1, count) +
                              ") on conflict (" + names(table, table.key) + ") do nothing"),
                         std::move(values))
               .changed() == 1;
}

void Rows::update(const Table& table, const app::Row& key,
                  const std::vector<std::pair<std::size_t, Cell>>& cells) {
    std::string sql = "update " + std::string(table.name) + " set ";
    std::vector<Parameter> values;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const app::Column& column = table.columns[cells[i].first];
        sql += (i > 0 ? ", " : "") + std::string(column.name) + " = " + parameter(i + 1);
        values.push_back(parameter_of(cells[i].second, column.kind));
    }
    add(values, table, key);
    session_.connection.run_with(kept(sql + of_key(table, cells.size() + 1)), std::move(values));
}

void Rows::remove(const Table& table, const app::Row& key) {
    std::vector<Parameter> values;
    add(values, table, key);
    session_.connection.run_with(kept("delete from " + std::string(table.name) + of_key(table, 1)),
                                 std::move(values));
}

bool Rows::holds(const Table& table, const char* column, const std::string& text) {
    return session_.connection
               .run_with(kept("select 1 from " + std::string(table.name) + " where " + column +
                              " = $1 limit 1"),
                         {text})
               .rows() > 0;
}

void Rows::hold_object(const std::string& sha256) {
    session_.connection.run(hold_object_until_the_end, sha256);
}

void Rows::forget_words(const std::vector<std::string>& texts) {
    session_.connection.run(forget_search_words, texts);
}

std::vector<std::string> Rows::columns() {
    const Answer answer = session_.connection.run(list_columns);
    std::vector<std::string> columns;
    for (int i = 0; i < answer.rows(); ++i) columns.push_back(answer[i].text(0));
    return columns;
}

}  // namespace apex::adapters::postgres
