// One connection to a SQLite file: opening, prepared statements, values in and out. Knows nothing
// of the application's tables. Broken disks, full disks and locks that do not open are
// app::Unavailable; a violated constraint is a std::runtime_error.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace apex::adapters {

/// A prepared statement in use, ready again when destroyed. Parameters are bound in their order,
/// columns read from 0.
class Statement {
  public:
    explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    template <class... Values>
    Statement& bind(const Values&... values) {
        int index = 0;
        (bind_one(++index, values), ...);
        return *this;
    }
    /// One parameter, from 1; those that are not bound are null.
    template <class Value>
    Statement& bind_at(int index, const Value& value) {
        bind_one(index, value);
        return *this;
    }
    /// True when there is a row.
    bool step();
    /// To the end; how many rows were changed.
    int run();

    std::int64_t integer(int column) const;
    int whole(int column) const { return static_cast<int>(integer(column)); }
    double real(int column) const;
    bool is_null(int column) const;
    std::string text(int column) const;
    std::optional<std::string> maybe_text(int column) const;

  private:
    void bind_one(int index, std::int64_t value);
    void bind_one(int index, int value) { bind_one(index, static_cast<std::int64_t>(value)); }
    void bind_one(int index, bool value) { bind_one(index, static_cast<std::int64_t>(value)); }
    void bind_one(int index, double value);
    void bind_one(int index, std::string_view text);
    void bind_one(int index, const std::string& text) { bind_one(index, std::string_view(text)); }
    void bind_one(int index, const char* text) { bind_one(index, std::string_view(text)); }
    template <class Value>
    void bind_one(int index, const std::optional<Value>& value) {
        if (value) bind_one(index, *value);  // A fresh statement holds null everywhere.
    }
    sqlite3_stmt* statement_;
};

enum class Durability : unsigned char {
    full,   ///< a commit is on the disk when it returns
    lazily  ///< a commit may be lost with the power, never the file's integrity
};
enum class Use : unsigned char { read, write };

class Connection {
  public:
    /// Opens an existing file; the journal is its write-ahead log.
    Connection(const std::string& path, Use use, Durability durability);

    /// Prepared once per query: `query` must live as long as the connection (a named constant).
    Statement prepare(const std::string& query);
    /// A statement without parameters or rows.
    void run(const std::string& query) { prepare(query).run(); }

  private:
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    std::unique_ptr<sqlite3, Close> handle_;
    std::unordered_map<const std::string*, std::unique_ptr<sqlite3_stmt, Finalize>> statements_;
};

}  // namespace apex::adapters
