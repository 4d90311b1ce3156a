#include "adapters/webhook/webhook_notifier.hpp"

#include <curl/curl.h>
#include <sys/socket.h>

#include <algorithm>
#include <memory>

#include "adapters/webhook/public_address.hpp"
#include "base/assertion.hpp"
#include "base/hmac.hpp"

namespace apex::adapters {
namespace {

using Outcome = app::Delivery::Outcome;
constexpr std::size_t secret_bytes_least = 16;
constexpr long longest_wait_s = 3'600;

/// Opens the socket of a connection unless it would lead where we must not go. Runs for the address
/// that is really used, so that no later change of a name's address leads elsewhere.
struct Guard {
    bool allow_private = false, refused = false;
};
curl_socket_t open_guarded(void* context, curlsocktype, curl_sockaddr* address) {
    auto& guard = *static_cast<Guard*>(context);
    if (!guard.allow_private && !is_public_address(address->addr)) {
        guard.refused = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// The answer's body says nothing that we act on; more than this of it is not even read.
std::size_t drop(char*, std::size_t size, std::size_t count, void* left) {
    auto& bytes_left = *static_cast<std::size_t*>(left);
    const std::size_t bytes = size * count;
    if (bytes > bytes_left) return 0;
    bytes_left -= bytes;
    return bytes;
}

struct FreeHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Headers = std::unique_ptr<curl_slist, FreeList>;

void add(Headers& headers, const std::string& line) {
    APEX_ASSERT(line.find_first_of("\r\n") == std::string::npos);
    curl_slist* longer = curl_slist_append(headers.get(), line.c_str());
    APEX_ASSERT(longer);
    headers.release();
    headers.reset(longer);
}

app::Delivery judged(long status, long retry_after_s) {
    const std::string words = "the receiver answered " + std::to_string(status);
    if (status >= 200 && status < 300) return {};
    if (status == 408 || status == 429 || status >= 500)
        return {Outcome::later, words,
                std::chrono::seconds(std::min(std::max(retry_after_s, 0L), longest_wait_s))};
    if (status >= 300 && status < 400)
        return {Outcome::never, words + ", and redirects are not followed"};
    return {Outcome::never, words};
}

}  // namespace

std::optional<Rejection> problem_of(const WebhookSettings& settings) {
    const bool is_https = settings.url.starts_with("https://");
    if (!is_https && !settings.url.starts_with("http://"))
        return Rejection{"SUBMIT_WEBHOOK_URL", "must be https://host/path", {}};
    if (!is_https && !settings.allow_private)
        return Rejection{"SUBMIT_WEBHOOK_URL",
                         "must be https://; plain http is for private networks, with "
                         "SUBMIT_ALLOW_PRIVATE=true",
                         {}};
    for (const char c : settings.url)
        if (c <= ' ' || c >= 127)
            return Rejection{"SUBMIT_WEBHOOK_URL", "must be printable ASCII without blanks", {}};
    if (settings.secret.size() < secret_bytes_least)
        return Rejection{"SUBMIT_WEBHOOK_SECRET",
                         "must have 16 characters or more: deliveries are signed with it",
                         {}};
    return std::nullopt;
}

struct WebhookNotifier::Answer {
    long status = 0;  ///< 0: none came
    long retry_after_s = 0;
    std::string fault;
    bool private_address = false;
};

WebhookNotifier::WebhookNotifier(WebhookSettings settings, Clock clock)
    : settings_(std::move(settings)), clock_(std::move(clock)), breaker_(settings_.breaker) {
    APEX_ASSERT(!problem_of(settings_));
    curl_global_init(CURL_GLOBAL_DEFAULT);
}

WebhookNotifier::Answer WebhookNotifier::post(const app::Notice& notice) const {
    const std::unique_ptr<CURL, FreeHandle> curl(curl_easy_init());
    APEX_ASSERT(curl);
    const std::string timestamp = std::to_string(clock_());
    Headers headers;
    add(headers, "Content-Type: application/json");
    add(headers, "Expect:");
    add(headers, "X-Apex-Event: " + notice.event);
    add(headers, "X-Apex-Delivery: " + notice.delivery_id);
    add(headers, "X-Apex-Timestamp: " + timestamp);
    add(headers, "X-Apex-Signature: sha256=" +
                     hmac_sha256_hex(settings_.secret, timestamp + '.' + notice.json));
    Guard guard{settings_.allow_private};
    std::size_t body_bytes_max = 64 * 1024;
    const auto set = [&curl](CURLoption option, auto value) {
        APEX_ASSERT(curl_easy_setopt(curl.get(), option, value) == CURLE_OK);
    };
    set(CURLOPT_URL, settings_.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, settings_.allow_private ? "https,http" : "https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings_.connect_timeout.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(settings_.timeout.count()));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (!settings_.ca_file.empty()) set(CURLOPT_CAINFO, settings_.ca_file.c_str());
    set(CURLOPT_USERAGENT, "apex");
    set(CURLOPT_HTTPHEADER, headers.get());
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(notice.json.size()));
    set(CURLOPT_POSTFIELDS, notice.json.c_str());
    set(CURLOPT_OPENSOCKETFUNCTION, &open_guarded);
    set(CURLOPT_OPENSOCKETDATA, &guard);
    set(CURLOPT_WRITEFUNCTION, &drop);
    set(CURLOPT_WRITEDATA, &body_bytes_max);

    const CURLcode code = curl_easy_perform(curl.get());
    Answer answer;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answer.status);
    curl_off_t retry_after_s = 0;
    if (curl_easy_getinfo(curl.get(), CURLINFO_RETRY_AFTER, &retry_after_s) == CURLE_OK)
        answer.retry_after_s = static_cast<long>(retry_after_s);
    // A body that is too long, or cut, takes nothing from a status that came.
    const bool has_status = code == CURLE_OK || (code == CURLE_WRITE_ERROR && answer.status > 0);
    if (!has_status) {
        answer.status = 0;
        answer.fault = curl_easy_strerror(code);
        answer.private_address = guard.refused;
    }
    return answer;
}

app::Delivery WebhookNotifier::deliver(const app::Notice& notice) {
    if (const auto wait = breaker_.wait(); wait.count() > 0)
        return {Outcome::later, "the receiver failed repeatedly and is left alone for a while",
                std::chrono::ceil<std::chrono::seconds>(wait)};
    const Answer answer = post(notice);
    if (answer.private_address) {
        breaker_.succeeded();
        return {Outcome::never,
                "the receiver's address is not a public one; SUBMIT_ALLOW_PRIVATE "
                "would allow it"};
    }
    const app::Delivery delivery = answer.status > 0 ? judged(answer.status, answer.retry_after_s)
                                                     : app::Delivery{Outcome::later, answer.fault};
    delivery.outcome == Outcome::later ? breaker_.failed() : breaker_.succeeded();
    return delivery;
}

}  // namespace apex::adapters
