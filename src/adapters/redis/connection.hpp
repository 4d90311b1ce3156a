// One connection to a Redis server: commands and their replies, each within a time limit. Not here:
// which connections are kept, and when a server is tried again (redis_client.hpp). Used by one
// thread at a time.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "adapters/redis/redis_url.hpp"
#include "app/ports/unavailable.hpp"

struct redisContext;

namespace apex::adapters::redis {

using Words = std::vector<std::string>;  ///< a command and its arguments, any bytes

struct Reply {
    enum class Kind : unsigned char { nil, integer, text, list, refusal };
    Kind kind = Kind::nil;
    std::int64_t integer = 0;
    std::string text;  ///< of a refusal: what the server said, beginning with its code
    std::vector<Reply> items;

    bool is_nil() const { return kind == Kind::nil; }
    /// Whether the server refused with this code: "NOGROUP", "NOSCRIPT", ...
    bool refused_with(std::string_view code) const {
        return kind == Kind::refusal && text.starts_with(code);
    }
};

class Connection {
  public:
    /// Connects, signs in, chooses the database. Throws app::Unavailable.
    explicit Connection(const RedisSettings& settings);

    /// All commands leave together; the replies in their order, refusals among them. `blocks_for`
    /// is how long the server itself may take. Throws app::Unavailable, after which the connection
    /// is of no more use.
    std::vector<Reply> run_all(const std::vector<Words>& commands,
                               std::chrono::milliseconds blocks_for = std::chrono::milliseconds(0));
    /// One command. A refusal is app::Unavailable too.
    Reply run(const Words& words);

    /// Whether the last failure was silence and not an end: then asking again would only wait
    /// again.
    bool timed_out() const { return timed_out_; }

  private:
    struct End {
        void operator()(redisContext* context) const;
    };
    [[noreturn]] void fail(const char* doing);
    void send(const Words& words);
    Reply receive();
    std::chrono::milliseconds command_timeout_;
    bool timed_out_ = false;
    std::unique_ptr<redisContext, End> context_;
};

/// The reply itself; app::Unavailable if it is a refusal.
Reply accepted(Reply reply);

}  // namespace apex::adapters::redis
