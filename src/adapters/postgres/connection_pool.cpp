#include "adapters/postgres/connection_pool.hpp"

#include "app/ports/unavailable.hpp"

namespace apex::adapters::postgres {

ConnectionPool::ConnectionPool(ConnectionSettings settings, int size)
    : settings_(std::move(settings)) {
    for (int i = 0; i < size; ++i) idle_.push_back(std::make_unique<Connection>(settings_));
}

ConnectionPool::Lent::~Lent() {
    if (!connection_) return;
    connection_->rollback();
    pool_->give_back(std::move(connection_));
}

ConnectionPool::Lent ConnectionPool::take(std::chrono::milliseconds at_most) {
    std::unique_lock lock(mutex_);
    if (!returned_.wait_for(lock, at_most, [this] { return !idle_.empty(); }))
        throw app::Unavailable("database", "every connection is in use");
    Lent lent(*this, std::move(idle_.back()));
    idle_.pop_back();
    return lent;
}

void ConnectionPool::give_back(std::unique_ptr<Connection> connection) {
    {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(connection));
    }
    returned_.notify_one();
}

}  // namespace apex::adapters::postgres
