#include "adapters/oidc/fetch.hpp"

#include <curl/curl.h>

#include <memory>

#include "base/assertion.hpp"

namespace apex::adapters::oidc {
namespace {

constexpr std::size_t body_bytes_max = 512 * 1024;
constexpr long connect_ms_max = 2'000, answer_ms_max = 5'000;

std::size_t keep(const char* bytes, std::size_t size, std::size_t count, void* to) {
    auto& body = *static_cast<std::string*>(to);
    if (body.size() + size * count > body_bytes_max) return 0;  // Ends the transfer with an error.
    body.append(bytes, size * count);
    return size * count;
}

void start_curl_once() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    APEX_ASSERT(started == CURLE_OK);
}

std::string encoded(const std::vector<std::pair<std::string, std::string>>& form) {
    std::string text;
    for (const auto& [name, value] : form)
        text += (text.empty() ? "" : "&") + percent_encode(name) + '=' + percent_encode(value);
    return text;
}

}  // namespace

std::string percent_encode(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += "0123456789ABCDEF"[byte >> 4];
        out += "0123456789ABCDEF"[byte & 15];
    }
    return out;
}

Fetched fetch(const Fetch& request) {
    start_curl_once();
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> owner(curl_easy_init(),
                                                                    &curl_easy_cleanup);
    CURL* curl = owner.get();
    APEX_ASSERT(curl);
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(
        curl_slist_append(nullptr, "Accept: application/json"), &curl_slist_free_all);
    APEX_ASSERT(headers);

    Fetched answer;
    std::string form, client;
    curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, connect_ms_max);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, answer_ms_max);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
    if (request.form) {
        form = encoded(*request.form);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, form.c_str());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(form.size()));
    }
    if (request.client) {
        client =
            percent_encode(request.client->first) + ':' + percent_encode(request.client->second);
        curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
        curl_easy_setopt(curl, CURLOPT_USERPWD, client.c_str());
    }
    const CURLcode result = curl_easy_perform(curl);
    if (result != CURLE_OK) throw FetchFailure(curl_easy_strerror(result));
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
    return answer;
}

}  // namespace apex::adapters::oidc
