// A bounded number of connections, lent out one at a time, the one used last first. Connected when
// they are first used, and anew when their server was lost.
#pragma once
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "adapters/postgres/connection.hpp"
#include "app/ports/pool_counts.hpp"

namespace apex::adapters::postgres {

class ConnectionPool {
  public:
    /// `counts` follows what is lent.
    ConnectionPool(ConnectionSettings settings, int size, app::SharedPoolCounts counts);

    /// Gives its connection back when destroyed, out of any transaction.
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
    ConnectionSettings settings_;
    const app::SharedPoolCounts counts_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace apex::adapters::postgres
