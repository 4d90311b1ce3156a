#include "adapters/sqlite/database_file.hpp"

#include <sqlite3.h>

#include <chrono>
#include <memory>
#include <thread>

namespace apex::adapters {
namespace {

namespace fs = std::filesystem;

constexpr int patience_ms = 10'000;

class Handle {
  public:
    Handle(const fs::path& file, int flags) {
        sqlite3* handle = nullptr;
        result_ = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
        handle_.reset(handle);
        if (result_ != SQLITE_OK) fail(file.string());
        sqlite3_busy_timeout(handle, patience_ms);
    }
    sqlite3* get() const { return handle_.get(); }

    /// The first column of the first row; sets result().
    std::string ask(const char* sql) {
        sqlite3_stmt* raw = nullptr;
        result_ = sqlite3_prepare_v2(get(), sql, -1, &raw, nullptr);
        const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(
            raw, &sqlite3_finalize);
        if (result_ != SQLITE_OK) return "";
        std::string first;
        bool any = false;
        while ((result_ = sqlite3_step(raw)) == SQLITE_ROW) {
            const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(raw, 0));
            if (!any && text) first = text;
            any = true;
        }
        if (result_ == SQLITE_DONE) result_ = SQLITE_OK;
        return first;
    }
    void run(const char* sql) {
        ask(sql);
        if (result_ != SQLITE_OK) fail(sql);
    }
    int result() const { return result_ & 0xff; }
    std::string words() const { return sqlite3_errmsg(get()); }
    [[noreturn]] void fail(const std::string& doing) const {
        throw std::runtime_error(
            "database: " + (get() ? words() : std::string(sqlite3_errstr(result_))) + " (" + doing +
            ')');
    }

  private:
    std::unique_ptr<sqlite3, decltype(&sqlite3_close_v2)> handle_{nullptr, &sqlite3_close_v2};
    int result_ = SQLITE_OK;
};

void remove_log(const fs::path& file) {
    for (const char* end : {"-wal", "-shm"}) {
        std::error_code ignored;  // It may never have been there.
        fs::remove(file.string() + end, ignored);
    }
}

}  // namespace

void copy_database(const fs::path& from, const fs::path& to) {
    Handle source(from, SQLITE_OPEN_READWRITE);
    Handle copy(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE);
    copy.run("pragma synchronous = full");
    sqlite3_backup* backup = sqlite3_backup_init(copy.get(), "main", source.get(), "main");
    if (!backup) copy.fail("beginning a copy");
    // All at once: under one read lock, which no writer waits for.
    int result = SQLITE_BUSY;
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(patience_ms);
    while ((result = sqlite3_backup_step(backup, -1)) == SQLITE_BUSY || result == SQLITE_LOCKED) {
        if (std::chrono::steady_clock::now() > until) break;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    sqlite3_backup_finish(backup);
    if (result != SQLITE_DONE) copy.fail("copying");
    copy.run("pragma journal_mode = delete");
}

std::optional<std::string> damage_of(const fs::path& file) {
    Handle database(file, SQLITE_OPEN_READWRITE);
    const std::string found = database.ask("pragma integrity_check");
    if (database.result() != SQLITE_OK) return database.words();
    if (found != "ok") return found;
    const std::string table = database.ask("pragma foreign_key_check");
    if (database.result() != SQLITE_OK) return database.words();
    if (!table.empty()) return "rows of table " + table + " refer to nothing";
    return std::nullopt;
}

void take_out_of_use(const fs::path& file) {
    Handle database(file, SQLITE_OPEN_READWRITE);
    const std::string mode = database.ask("pragma journal_mode = delete");
    const int result = database.result();
    if (result == SQLITE_NOTADB || result == SQLITE_CORRUPT) return remove_log(file);
    if (result == SQLITE_BUSY || result == SQLITE_LOCKED ||
        (result == SQLITE_OK && mode != "delete"))
        throw DatabaseInUse(file.string() + " is in use; stop the program that serves it.");
    if (result != SQLITE_OK) database.fail("taking it out of use");
}

void scrub_database(const fs::path& file) {
    Handle database(file, SQLITE_OPEN_READWRITE);
    // What FTS5 keeps of deleted rows ends when its pieces become one.
    database.run("insert into project_search (project_search) values ('optimize')");
    database.run("insert into project_search_words (project_search_words) values ('optimize')");
    database.run("vacuum");
    if (database.ask("pragma wal_checkpoint(truncate)") != "0")
        throw std::runtime_error(
            "database: others read it all the time; its log still holds what was deleted. Run it "
            "again.");
}

}  // namespace apex::adapters
