#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "adapters/postgres/access_of.hpp"
#include "adapters/postgres/connection.hpp"
#include "adapters/postgres/postgres_database.hpp"

namespace apex::adapters {
namespace postgres {
namespace {

using std::chrono::steady_clock;
using std::chrono::system_clock;

constexpr std::chrono::seconds asked_every{30}, asked_again_after{1};
// An answer says what the time was somewhere between question and answer.
constexpr std::chrono::milliseconds worst_answer{500};

const Query begin_asking{"begin_asking", "begin read only"};
const Query tell_time{"tell_time",
                      "select (extract(epoch from clock_timestamp()) * 1000000)::bigint"};

std::int64_t steady_us() {
    return std::chrono::duration_cast<std::chrono::microseconds>(
               steady_clock::now().time_since_epoch())
        .count();
}

std::int64_t system_us() {
    return std::chrono::duration_cast<std::chrono::microseconds>(
               system_clock::now().time_since_epoch())
        .count();
}

class ServerClock final : public app::Clock {
  public:
    ServerClock(const std::string& url, const PostgresOptions& options)
        : settings_(settings_of(url, options)),
          ahead_of_steady_us_(system_us() - steady_us()),
          thread_([this] { keep_asking(); }) {}
    ~ServerClock() override {
        {
            const std::lock_guard lock(mutex_);
            ending_ = true;
        }
        changed_.notify_all();
        thread_.join();
    }
    ServerClock(const ServerClock&) = delete;
    ServerClock& operator=(const ServerClock&) = delete;

    domain::Time now() override {
        if (!asked_) wait_for_first_answer();
        return domain::from_microseconds(steady_us() + ahead_of_steady_us_);
    }

  private:
    void wait_for_first_answer() {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, worst_answer, [this] { return asked_.load(); });
    }

    void keep_asking() {
        Connection connection(settings_);
        std::unique_lock lock(mutex_);
        while (!ending_) {
            lock.unlock();
            const bool told = ask(connection);
            lock.lock();
            asked_ = true;
            changed_.notify_all();
            const auto pause = told ? asked_every : asked_again_after;
            changed_.wait_for(lock, pause, [this] { return ending_; });
        }
    }

    bool ask(Connection& connection) {
        try {
            connection.begin({{&begin_asking, {}, std::nullopt}});
            const std::int64_t before = steady_us();
            const Answer answer = connection.run(tell_time);
            const std::int64_t after = steady_us();
            connection.commit();
            const auto row = answer.first();
            if (!row || std::chrono::microseconds(after - before) > worst_answer) return false;
            ahead_of_steady_us_ = row->integer(0) - (before + after) / 2;
            return true;
        } catch (const std::exception&) {
            // The database adapter says what is wrong; the time goes on as it was last known.
            connection.rollback();
            return false;
        }
    }

    const ConnectionSettings settings_;
    std::atomic<std::int64_t> ahead_of_steady_us_;
    std::atomic<bool> asked_{false};
    std::mutex mutex_;
    std::condition_variable changed_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace
}  // namespace postgres

std::unique_ptr<app::Clock> make_postgres_clock(const std::string& url,
                                                const PostgresOptions& options) {
    return std::make_unique<postgres::ServerClock>(url, options);
}

}  // namespace apex::adapters
