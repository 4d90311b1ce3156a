// A fixed number of connections, lent out one at a time. Opened at once, so that a database that
// cannot be opened is known at start.
#pragma once
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "adapters/sqlite/connection.hpp"
#include "app/ports/pool_counts.hpp"

namespace apex::adapters {

class ConnectionPool {
  public:
    /// `counts` follows what is lent.
    ConnectionPool(const std::string& path, Use use, Durability durability, int size,
                   app::SharedPoolCounts counts);

    /// Gives its connection back when destroyed.
    class Lent {
      public:
        Lent(ConnectionPool& pool, std::unique_ptr<Connection> connection)
            : pool_(&pool), connection_(std::move(connection)) {}
        Lent(Lent&&) = default;
        Lent& operator=(Lent&&) = delete;
        ~Lent();
        Connection& operator*() const { return *connection_; }
        Connection* operator->() const { return connection_.get(); }

      private:
        ConnectionPool* pool_;
        std::unique_ptr<Connection> connection_;
    };
    /// Waits its turn; app::Unavailable after `at_most`.
    Lent take(std::chrono::milliseconds at_most);

  private:
    void give_back(std::unique_ptr<Connection> connection);
    const app::SharedPoolCounts counts_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace apex::adapters
