#include "adapters/sqlite/connection.hpp"

#include <sqlite3.h>

#include <stdexcept>

#include "app/ports/unavailable.hpp"

namespace apex::adapters {
namespace {

constexpr int busy_timeout_ms = 5'000;

[[noreturn]] void fail(sqlite3* handle, int result) {
    const std::string words = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(result);
    switch (result & 0xff) {
        case SQLITE_CONSTRAINT:
        case SQLITE_ERROR:
        case SQLITE_MISUSE:
        case SQLITE_MISMATCH:
        case SQLITE_RANGE:
        case SQLITE_TOOBIG:
            throw std::runtime_error("database: " + words);
        default:
            throw app::Unavailable("database",
                                   words);  // Busy, full, input or output, damaged, not a database.
    }
}

void check(sqlite3_stmt* statement, int result) {
    if (result != SQLITE_OK) fail(sqlite3_db_handle(statement), result);
}

}  // namespace

Statement::~Statement() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

bool Statement::step() {
    const int result = sqlite3_step(statement_);
    if (result == SQLITE_ROW) return true;
    if (result != SQLITE_DONE) fail(sqlite3_db_handle(statement_), result);
    return false;
}

int Statement::run() {
    while (step()) continue;
    return sqlite3_changes(sqlite3_db_handle(statement_));
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}
double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string Statement::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return text ? std::string(text,
                              static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
                : std::string();
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::optional<std::string> Statement::maybe_text(int column) const {
    if (is_null(column)) return std::nullopt;
    return text(column);
}

void Statement::bind_one(int index, std::int64_t value) {
    check(statement_, sqlite3_bind_int64(statement_, index, value));
}
void Statement::bind_one(int index, double value) {
    check(statement_, sqlite3_bind_double(statement_, index, value));
}
void Statement::bind_one(int index, std::string_view text) {
    const char* bytes = text.data() ? text.data() : "";
    check(statement_, sqlite3_bind_text64(statement_, index, bytes, text.size(), SQLITE_TRANSIENT,
                                          SQLITE_UTF8));
}

void Connection::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
void Connection::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Connection::Connection(const std::string& path, Use use, Durability durability) {
    sqlite3* handle = nullptr;
    const int result = sqlite3_open_v2(path.c_str(), &handle,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    handle_.reset(handle);
    if (result != SQLITE_OK) fail(handle, result);
    sqlite3_busy_timeout(handle, busy_timeout_ms);
    const auto set = [&](const char* pragma) {
        const int done = sqlite3_exec(handle, pragma, nullptr, nullptr, nullptr);
        if (done != SQLITE_OK) fail(handle, done);
    };
    set("pragma journal_mode = wal");
    set(durability == Durability::full ? "pragma synchronous = full"
                                       : "pragma synchronous = normal");
    set("pragma foreign_keys = on");
    set("pragma trusted_schema = off");
    if (use == Use::read) set("pragma query_only = on");
}

Statement Connection::prepare(const std::string& query) {
    auto& statement = statements_[&query];
    if (!statement) {
        sqlite3_stmt* raw = nullptr;
        const int result =
            sqlite3_prepare_v3(handle_.get(), query.data(), static_cast<int>(query.size()),
                               SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
        if (result != SQLITE_OK) {
            statements_.erase(&query);
            fail(handle_.get(), result);
        }
        statement.reset(raw);
    }
    return Statement(statement.get());
}

}  // namespace apex::adapters
