// One connection to a PostgreSQL server, as transactions of prepared statements. Knows nothing of
// the application's tables but where the schema's revision is written. Servers, networks and locks
// that do not do their part are app::Unavailable; a violated constraint is a std::runtime_error.
//
// Statements travel in pipelines: what begins a transaction goes out with its first statement, what
// was left for later with the next. So a unit of work costs a round trip for each answer it needs.
#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "adapters/postgres/query.hpp"

struct pg_conn;
struct pg_result;

namespace apex::adapters::postgres {

class Row {
  public:
    Row(const pg_result* result, int row) : result_(result), row_(row) {}
    std::int64_t integer(int column) const;
    int whole(int column) const { return static_cast<int>(integer(column)); }
    bool truth(int column) const { return integer(column) != 0; }
    double real(int column) const;
    bool is_null(int column) const;
    std::string text(int column) const;
    std::optional<std::string> maybe_text(int column) const;

  private:
    std::uint64_t bits(int column) const;
    const pg_result* result_;
    int row_;
};

/// What a statement answered.
class Answer {
  public:
    explicit Answer(pg_result* result) : result_(result, &clear) {}
    const pg_result* get() const { return result_.get(); }
    int rows() const;
    Row operator[](int row) const { return {result_.get(), row}; }
    /// The first row, if there is one.
    std::optional<Row> first() const;
    int changed() const;
    std::string command() const;  ///< "COMMIT", "ROLLBACK", ...

  private:
    static void clear(pg_result* result);
    std::unique_ptr<pg_result, void (*)(pg_result*)> result_;
};

struct ConnectionSettings {
    /// libpq's keywords and values, URL and defaults together. Holds the password.
    std::vector<std::pair<std::string, std::string>> parameters;
    std::chrono::milliseconds statement_timeout{5'000};
    std::string needs_revision;  ///< of the schema, or a newer one
};

/// Throws std::invalid_argument for a URL that libpq cannot read.
ConnectionSettings connection_settings(const std::string& url, const std::string& application_name);

class Connection {
  public:
    /// Opens nothing yet; `settings` outlives it.
    explicit Connection(const ConnectionSettings& settings) : settings_(settings) {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// A transaction follows, which `opening` begins. Sends nothing yet.
    void begin(std::vector<Bound> opening);

    template <class... Values>
    Answer run(const Query& query, const Values&... values) {
        return exchange({&query, {Parameter(values)...}, std::nullopt});
    }
    /// As run, where the number of values is known at run time only.
    Answer run_with(const Query& query, std::vector<Parameter> values) {
        return exchange({&query, std::move(values), std::nullopt});
    }
    /// Goes out before the next statement that is run, or with the commit; its answer is not
    /// wanted.
    template <class... Values>
    void later(const Query& query, const Values&... values) {
        waiting_.push_back({&query, {Parameter(values)...}, std::nullopt});
    }
    /// As later, and it must change one row.
    template <class... Values>
    void later_one(const Query& query, const Values&... values) {
        waiting_.push_back({&query, {Parameter(values)...}, 1});
    }

    /// Stored durably when it returns. A server lost now leaves open whether it was.
    void commit();
    /// Ends the transaction without waiting for the answer, which the next exchange reads.
    void rollback() noexcept;

  private:
    enum class State : unsigned char { idle, beginning, open };
    struct Lost;

    using Deadline = std::chrono::steady_clock::time_point;

    Answer exchange(Bound statement);
    /// The last one's answer; an error of any of them is thrown.
    Answer send_and_read(const std::vector<Bound>& statements);
    void connect();
    void greet();
    void disconnect() noexcept;
    bool send(const Bound& statement);  ///< whether it is prepared along the way
    Answer next_answer(Deadline until);
    void read_owed(Deadline until);
    void flush(Deadline until);
    void wait_for_socket(Deadline until);
    [[noreturn]] void lose() const;

    struct Close {
        void operator()(pg_conn* handle) const;
    };
    const ConnectionSettings& settings_;
    std::unique_ptr<pg_conn, Close> handle_;
    std::unordered_map<std::string, const Query*> prepared_;
    State state_ = State::idle;
    std::vector<Bound> opening_, waiting_;
    int owed_ = 0;  ///< pipelines sent whose answers have not been read
};

}  // namespace apex::adapters::postgres
