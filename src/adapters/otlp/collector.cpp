#include "adapters/otlp/collector.hpp"

#include <curl/curl.h>

#include "base/assertion.hpp"

namespace apex::adapters {
namespace {

/// The answer's body says nothing that is needed.
std::size_t ignore(const char*, std::size_t size, std::size_t count, void*) { return size * count; }

CURL* new_handle() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    APEX_ASSERT(started == CURLE_OK);
    CURL* curl = curl_easy_init();
    APEX_ASSERT(curl);
    return curl;
}

}  // namespace

struct Collector::State {
    std::string url;
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl{new_handle(), &curl_easy_cleanup};
    curl_slist* headers = nullptr;
    ~State() { curl_slist_free_all(headers); }
};

Collector::Collector(std::string url,
                     const std::vector<std::pair<std::string, std::string>>& headers)
    : state_(std::make_unique<State>()) {
    state_->url = std::move(url);
    state_->headers = curl_slist_append(nullptr, "Content-Type: application/json");
    // Without it curl asks first whether a larger body is welcome, and waits for the answer.
    state_->headers = curl_slist_append(state_->headers, "Expect:");
    for (const auto& [name, value] : headers)
        state_->headers = curl_slist_append(state_->headers, (name + ": " + value).c_str());
}

Collector::~Collector() = default;

std::optional<std::string> Collector::post(const std::string& json,
                                           std::chrono::milliseconds at_most) {
    CURL* curl = state_->curl.get();
    curl_easy_setopt(curl, CURLOPT_URL, state_->url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(at_most.count()));
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, state_->headers);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, json.c_str());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(json.size()));
    if (const CURLcode result = curl_easy_perform(curl); result != CURLE_OK)
        return curl_easy_strerror(result);
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    if (status >= 200 && status < 300) return std::nullopt;
    return "it answered with status " + std::to_string(status);
}

}  // namespace apex::adapters
