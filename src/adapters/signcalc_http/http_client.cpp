#include "adapters/signcalc_http/http_client.hpp"

#include <curl/curl.h>

#include <memory>

#include "base/assertion.hpp"
#include "telemetry/activity.hpp"

namespace apex::adapters {
namespace {

constexpr std::size_t body_bytes_max = 32u << 20;

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

}  // namespace

HttpAnswer send(const HttpCall& call) {
    start_curl_once();
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> owner(curl_easy_init(),
                                                                    &curl_easy_cleanup);
    CURL* curl = owner.get();
    APEX_ASSERT(curl);
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(nullptr,
                                                                        &curl_slist_free_all);

    HttpAnswer answer;
    curl_easy_setopt(curl, CURLOPT_URL, call.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS,
                     static_cast<long>(call.connect_at_most.count()));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(call.answer_at_most.count()));
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
    // Without it curl asks first whether a larger body is welcome, and waits for the answer.
    headers.reset(curl_slist_append(nullptr, "Expect:"));
    if (const std::string trace = telemetry::current_traceparent(); !trace.empty())
        curl_slist_append(headers.get(), ("traceparent: " + trace).c_str());
    if (call.json) curl_slist_append(headers.get(), "Content-Type: application/json");
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    if (call.json) {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, call.json->c_str());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE,
                         static_cast<curl_off_t>(call.json->size()));
    }
    const CURLcode result = curl_easy_perform(curl);
    if (result != CURLE_OK) throw HttpFailure(curl_easy_strerror(result));
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
    return answer;
}

}  // namespace apex::adapters
