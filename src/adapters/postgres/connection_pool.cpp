#include "adapters/postgres/connection_pool.hpp"

#include "app/ports/unavailable.hpp"

namespace apex::adapters::postgres {

ConnectionPool::ConnectionPool(ConnectionSettings settings, int size, app::SharedPoolCounts counts)
    : settings_(std::move(settings)), counts_(std::move(counts)) {
    counts_->size = size;
    for (int i = 0; i < size; ++i) idle_.push_back(std::make_unique<Connection>(settings_));
}

ConnectionPool::Lent::~Lent() {
    if (!connection_) return;
    connection_->rollback();
    pool_->give_back(std::move(connection_));
}

ConnectionPool::Lent ConnectionPool::take(std::chrono::milliseconds at_most) {
    std::unique_lock lock(mutex_);
    if (idle_.empty()) {
        const app::PoolWait wait(*counts_);
        returned_.wait_for(lock, at_most, [this] { return !idle_.empty(); });
    }
    if (idle_.empty()) {
        ++counts_->timeouts;
        throw app::Unavailable("database", "every connection is in use");
    }
    ++counts_->in_use;
    Lent lent(*this, std::move(idle_.back()));
    idle_.pop_back();
    return lent;
}

void ConnectionPool::give_back(std::unique_ptr<Connection> connection) {
    {
        const std::lock_guard lock(mutex_);
        --counts_->in_use;
        idle_.push_back(std::move(connection));
    }
    returned_.notify_one();
}

}  // namespace apex::adapters::postgres
