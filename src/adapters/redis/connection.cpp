#include "adapters/redis/connection.hpp"

#include <hiredis/hiredis.h>
#include <pthread.h>

#include <cerrno>
#include <csignal>
#include <ctime>

namespace apex::adapters::redis {
namespace {

constexpr const char* service = "redis";

timeval timeval_of(std::chrono::milliseconds time) {
    return {static_cast<time_t>(time.count() / 1000),
            static_cast<suseconds_t>(time.count() % 1000 * 1000)};
}

/// The library writes without MSG_NOSIGNAL: a server that has closed would end the program. Blocks
/// the signal in this thread, and takes away the one that came meanwhile.
class NoPipeSignal {
  public:
    NoPipeSignal() {
        sigemptyset(&pipe_);
        sigaddset(&pipe_, SIGPIPE);
        sigset_t waiting;
        sigpending(&waiting);
        was_waiting_ = sigismember(&waiting, SIGPIPE) == 1;
        pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    ~NoPipeSignal() {
        const timespec at_once{0, 0};
        if (!was_waiting_)
            while (sigtimedwait(&pipe_, nullptr, &at_once) < 0 && errno == EINTR) continue;
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    NoPipeSignal(const NoPipeSignal&) = delete;
    NoPipeSignal& operator=(const NoPipeSignal&) = delete;

  private:
    sigset_t pipe_{}, before_{};
    bool was_waiting_ = false;
};

struct FreeReply {
    void operator()(redisReply* reply) const { freeReplyObject(reply); }
};

Reply copied(const redisReply& from) {
    Reply reply;
    switch (from.type) {
        case REDIS_REPLY_NIL:
            break;
        case REDIS_REPLY_INTEGER:
            reply.kind = Reply::Kind::integer;
            reply.integer = from.integer;
            break;
        case REDIS_REPLY_ARRAY:
            reply.kind = Reply::Kind::list;
            for (std::size_t i = 0; i < from.elements; ++i)
                reply.items.push_back(copied(*from.element[i]));
            break;
        default:
            reply.kind = from.type == REDIS_REPLY_ERROR ? Reply::Kind::refusal : Reply::Kind::text;
            reply.text.assign(from.str, static_cast<std::size_t>(from.len));
    }
    return reply;
}

}  // namespace

void Connection::End::operator()(redisContext* context) const { redisFree(context); }

Connection::Connection(const RedisSettings& settings) : command_timeout_(settings.command_timeout) {
    context_.reset(redisConnectWithTimeout(settings.host.c_str(), settings.port,
                                           timeval_of(settings.connect_timeout)));
    if (!context_) throw app::Unavailable(service, "no memory for a connection");
    if (context_->err != 0) fail("connecting");
    Words sign_in{"AUTH"};
    if (!settings.user.empty()) sign_in.push_back(settings.user);
    sign_in.push_back(settings.password);
    std::vector<Words> greeting;
    if (!settings.password.empty()) greeting.push_back(std::move(sign_in));
    if (settings.database != 0) greeting.push_back({"SELECT", std::to_string(settings.database)});
    for (Reply& reply : run_all(greeting)) accepted(std::move(reply));
}

void Connection::fail(const char* doing) {
    timed_out_ = context_->err == REDIS_ERR_IO && (errno == EAGAIN || errno == EWOULDBLOCK);
    throw app::Unavailable(
        service, std::string(doing) + ": " + (timed_out_ ? "no answer in time" : context_->errstr));
}

void Connection::send(const Words& words) {
    std::vector<const char*> texts;
    std::vector<std::size_t> sizes;
    for (const std::string& word : words) {
        texts.push_back(word.data());
        sizes.push_back(word.size());
    }
    if (redisAppendCommandArgv(context_.get(), static_cast<int>(words.size()), texts.data(),
                               sizes.data()) != REDIS_OK)
        fail("sending");
}

Reply Connection::receive() {
    void* raw = nullptr;
    if (redisGetReply(context_.get(), &raw) != REDIS_OK) fail("waiting");
    const std::unique_ptr<redisReply, FreeReply> reply(static_cast<redisReply*>(raw));
    return copied(*reply);
}

std::vector<Reply> Connection::run_all(const std::vector<Words>& commands,
                                       std::chrono::milliseconds blocks_for) {
    const NoPipeSignal no_signal;
    if (redisSetTimeout(context_.get(), timeval_of(command_timeout_ + blocks_for)) != REDIS_OK)
        fail("setting a time limit");
    for (const Words& words : commands) send(words);
    std::vector<Reply> replies;
    for (std::size_t i = 0; i < commands.size(); ++i) replies.push_back(receive());
    return replies;
}

Reply Connection::run(const Words& words) { return accepted(std::move(run_all({words}).front())); }

Reply accepted(Reply reply) {
    constexpr std::size_t longest = 200;  // What the server says may repeat what it was given.
    if (reply.kind == Reply::Kind::refusal)
        throw app::Unavailable(service, reply.text.substr(0, longest));
    return reply;
}

}  // namespace apex::adapters::redis
