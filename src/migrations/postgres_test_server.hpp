// Databases of their own on a real server, for tests. The server is another program's business
// (tests/services/servers/postgres.py): APEX_TEST_POSTGRES_URL is its URL as the role apex, which
// there may create databases; the superuser is postgres. Without it these tests are skipped, aloud.
#pragma once
#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>

#include "migrations/postgres_schema.hpp"

namespace apex::migrations::postgres {

inline const char* server_url() { return std::getenv("APEX_TEST_POSTGRES_URL"); }

/// A URL with other parameters: later ones win.
inline std::string with(const std::string& url, const std::string& parameters) {
    return url + (url.find('?') == std::string::npos ? '?' : '&') + parameters;
}

/// A connection beside the adapter, for what the adapter must not be able to do.
class Psql {
  public:
    explicit Psql(const std::string& url) : handle_(PQconnectdb(url.c_str()), &PQfinish) {
        if (PQstatus(handle_.get()) != CONNECTION_OK)
            throw std::runtime_error(PQerrorMessage(handle_.get()));
        PQsetNoticeProcessor(
            handle_.get(), [](void*, const char*) {}, nullptr);
    }
    /// Rows as lines, columns divided by '|'; an error as "error: " and its words.
    std::string operator()(const std::string& sql) {
        const std::unique_ptr<PGresult, decltype(&PQclear)> result(
            PQexec(handle_.get(), sql.c_str()), &PQclear);
        const auto status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            return std::string("error: ") +
                   PQresultErrorField(result.get(), PG_DIAG_MESSAGE_PRIMARY);
        std::string text;
        for (int row = 0; row < PQntuples(result.get()); ++row) {
            if (row > 0) text += '\n';
            for (int column = 0; column < PQnfields(result.get()); ++column)
                text +=
                    (column > 0 ? "|" : "") + std::string(PQgetvalue(result.get(), row, column));
        }
        return text;
    }

  private:
    std::unique_ptr<PGconn, decltype(&PQfinish)> handle_;
};

/// One statement on the server, outside any database of a test.
inline std::string administer(const std::string& sql) {
    Psql psql(server_url());
    return psql(sql);
}

/// A database of its own, copied from a template at the newest revision, and dropped at the end.
class TemporaryDatabase {
  public:
    explicit TemporaryDatabase(bool migrated = true) {
        static std::atomic<int> number = 0;
        name_ = "apex_test_" + std::to_string(getpid()) + '_' + std::to_string(++number);
        const std::string made = administer("create database " + name_ + " template " +
                                            (migrated ? newest() : "template0"));
        if (!made.empty()) throw std::runtime_error(made);
    }
    ~TemporaryDatabase() { administer("drop database " + name_ + " with (force)"); }
    TemporaryDatabase(const TemporaryDatabase&) = delete;
    TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;

    std::string owner_url() const { return with(server_url(), "dbname=" + name_); }
    std::string app_url() const { return with(owner_url(), "user=apex_app"); }
    std::string superuser_url() const { return with(owner_url(), "user=postgres"); }

  private:
    static const std::string& newest() {
        struct Template {
            std::string name = "apex_template_" + std::to_string(getpid());
            Template() {
                administer("create database " + name + " template template0");
                upgrade(with(server_url(), "dbname=" + name), "head");
            }
            ~Template() { administer("drop database " + name + " with (force)"); }
        };
        static const Template made;
        return made.name;
    }
    std::string name_;
};

}  // namespace apex::migrations::postgres
