#include "adapters/smtp/smtp_notifier.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "adapters/smtp/mail_message.hpp"
#include "base/assertion.hpp"

namespace apex::adapters {
namespace {

using Outcome = app::Delivery::Outcome;
constexpr long connect_timeout_ms = 5'000, timeout_ms = 30'000;

struct FreeHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// Gives the message to libcurl.
std::size_t read_message(char* room, std::size_t size, std::size_t count, void* left) {
    auto& rest = *static_cast<std::string_view*>(left);
    const std::size_t bytes = std::min(size * count, rest.size());
    std::memcpy(room, rest.data(), bytes);
    rest.remove_prefix(bytes);
    return bytes;
}

/// A relay says 4xx for "later" and 5xx for "never" (RFC 5321, 4.2.1). A refused sign-in is our own
/// mistake and no fault of the message: it waits until someone has put it right.
app::Delivery judged(CURLcode code, long status) {
    if (code == CURLE_OK) return {};
    std::string reason = curl_easy_strerror(code);
    if (status > 0) reason += "; the relay answered " + std::to_string(status);
    const bool refused = status >= 500 && status < 600 && code != CURLE_LOGIN_DENIED;
    return {refused ? Outcome::never : Outcome::later, std::move(reason)};
}

}  // namespace

SmtpNotifier::SmtpNotifier(SmtpSettings settings) : settings_(std::move(settings)) {
    curl_global_init(CURL_GLOBAL_DEFAULT);
}

app::Delivery SmtpNotifier::deliver(const app::Notice& notice) {
    const std::string domain = settings_.from.substr(settings_.from.find('@') + 1);
    const std::string message =
        message_of({settings_.from, settings_.to, notice.subject, notice.text,
                    notice.delivery_id + '@' + domain, notice.at});
    const bool tls_from_the_start = settings_.tls == SmtpTls::from_the_start;
    const std::string url = std::string(tls_from_the_start ? "smtps://" : "smtp://") +
                            settings_.host + ':' + settings_.port + '/' + domain;
    std::unique_ptr<curl_slist, FreeList> recipients;
    for (const auto& address : settings_.to) {
        curl_slist* longer = curl_slist_append(recipients.get(), address.c_str());
        APEX_ASSERT(longer);
        recipients.release();
        recipients.reset(longer);
    }
    const std::unique_ptr<CURL, FreeHandle> curl(curl_easy_init());
    APEX_ASSERT(curl);
    std::string_view left = message;
    const auto set = [&curl](CURLoption option, auto value) {
        APEX_ASSERT(curl_easy_setopt(curl.get(), option, value) == CURLE_OK);
    };
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, connect_timeout_ms);
    set(CURLOPT_TIMEOUT_MS, timeout_ms);
    set(CURLOPT_USE_SSL,
        static_cast<long>(settings_.tls == SmtpTls::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (!settings_.ca_file.empty()) set(CURLOPT_CAINFO, settings_.ca_file.c_str());
    if (!settings_.user.empty()) {
        set(CURLOPT_USERNAME, settings_.user.c_str());
        set(CURLOPT_PASSWORD, settings_.password.c_str());
    }
    const std::string from = '<' + settings_.from + '>';
    set(CURLOPT_MAIL_FROM, from.c_str());
    set(CURLOPT_MAIL_RCPT, recipients.get());
    set(CURLOPT_READFUNCTION, &read_message);
    set(CURLOPT_READDATA, &left);
    set(CURLOPT_UPLOAD, 1L);
    const CURLcode code = curl_easy_perform(curl.get());
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    return judged(code, status);
}

}  // namespace apex::adapters
