#include "adapters/redis/redis_answer_cache.hpp"

#include <charconv>

#include "base/sha256.hpp"

namespace apex::adapters {
namespace {

// Clients repeat a request within seconds or minutes; the database knows the key for a day.
const char* const kept_ms = "600000";
constexpr std::size_t largest_body = 64 * 1024;

/// "name: value\n"; neither holds a line break, as neither may in HTTP.
std::string lines_of(const std::vector<std::pair<std::string, std::string>>& headers) {
    std::string lines;
    for (const auto& [name, value] : headers) lines += name + ": " + value + '\n';
    return lines;
}

/// None if the text is not what lines_of makes.
std::optional<std::vector<std::pair<std::string, std::string>>> headers_of(
    const std::string& lines) {
    std::vector<std::pair<std::string, std::string>> headers;
    for (std::size_t from = 0; from < lines.size();) {
        const std::size_t colon = lines.find(": ", from), end = lines.find('\n', from);
        if (end == std::string::npos || colon >= end) return std::nullopt;
        headers.emplace_back(lines.substr(from, colon - from),
                             lines.substr(colon + 2, end - colon - 2));
        from = end + 1;
    }
    return headers;
}

/// None unless the reply is an answer to this very request.
std::optional<app::StoredAnswer> answer_of(const redis::Reply& reply,
                                           const app::IdempotencyKey& key) {
    if (reply.items.size() != 4 || reply.items[0].text != key.request_sha256) return std::nullopt;
    app::StoredAnswer answer;
    const std::string& status = reply.items[1].text;
    const auto read = std::from_chars(status.data(), status.data() + status.size(), answer.status);
    auto headers = headers_of(reply.items[2].text);
    if (read.ec != std::errc() || !headers || reply.items[3].is_nil()) return std::nullopt;
    answer.headers = std::move(*headers);
    answer.body = reply.items[3].text;
    return answer;
}

}  // namespace

std::string RedisAnswerCache::name_of(const app::IdempotencyKey& key) const {
    return client_->key("answer:" + sha256_hex(key.account_id + '\n' + key.route + '\n' + key.key));
}

std::optional<app::StoredAnswer> RedisAnswerCache::find(const app::IdempotencyKey& key) noexcept {
    try {
        auto answer = answer_of(
            client_->run({"HMGET", name_of(key), "request", "status", "headers", "body"}), key);
        (answer ? counts_.hits : counts_.misses).fetch_add(1, std::memory_order_relaxed);
        return answer;
    } catch (const std::exception&) {
        counts_.misses.fetch_add(1, std::memory_order_relaxed);
        return std::nullopt;  // The database is asked; trouble() says what is wrong.
    }
}

void RedisAnswerCache::keep(const app::IdempotencyKey& key,
                            const app::StoredAnswer& answer) noexcept {
    if (answer.body.size() > largest_body) return;
    // Whole and with its expiry, or not at all.
    static const char* const script =
        "if redis.call('HEXISTS', KEYS[1], 'forgotten') == 1 then return 0 end "
        "redis.call('HSET', KEYS[1], 'request', ARGV[1], 'status', ARGV[2], 'headers', ARGV[3], "
        "'body', ARGV[4]) return redis.call('PEXPIRE', KEYS[1], ARGV[5])";
    try {
        client_->run({"EVAL", script, "1", name_of(key), key.request_sha256,
                      std::to_string(answer.status), lines_of(answer.headers), answer.body,
                      kept_ms});
    } catch (const std::exception&) {
        // What is not kept here is found in the database.
    }
}

void RedisAnswerCache::forget(const app::IdempotencyKey& key) {
    // The mark stays for as long as an answer would: who committed before and keeps it only now
    // finds the mark.
    static const char* const script =
        "redis.call('DEL', KEYS[1]) redis.call('HSET', KEYS[1], 'forgotten', '1') "
        "return redis.call('PEXPIRE', KEYS[1], ARGV[1])";
    client_->run({"EVAL", script, "1", name_of(key), kept_ms});
}

}  // namespace apex::adapters
