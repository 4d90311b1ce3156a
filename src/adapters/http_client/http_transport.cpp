#include "adapters/http_client/http_transport.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <exception>
#include <mutex>
#include <stdexcept>

#include "base/assertion.hpp"

namespace apex::adapters::http_client {
namespace {

constexpr std::size_t error_body_bytes_max = 64 << 10;

/// A peer that hangs up raises SIGPIPE in the thread that writes. libcurl cannot keep it off when
/// threads share a process, so it is blocked here, for this thread and this while.
class SigpipeBlocked {
  public:
    SigpipeBlocked() {
        sigemptyset(&sigpipe_);
        sigaddset(&sigpipe_, SIGPIPE);
        sigset_t pending;
        sigpending(&pending);
        was_pending_ = sigismember(&pending, SIGPIPE) == 1;
        pthread_sigmask(SIG_BLOCK, &sigpipe_, &before_);
    }
    ~SigpipeBlocked() {
        const timespec at_once{};
        if (!was_pending_)
            while (sigtimedwait(&sigpipe_, nullptr, &at_once) == SIGPIPE) {
            }
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    SigpipeBlocked(const SigpipeBlocked&) = delete;
    SigpipeBlocked& operator=(const SigpipeBlocked&) = delete;

  private:
    sigset_t sigpipe_, before_;
    bool was_pending_ = false;
};

struct HeaderList {
    ~HeaderList() { curl_slist_free_all(first); }
    void add(const std::string& line) {
        curl_slist* longer = curl_slist_append(first, line.c_str());
        APEX_ASSERT(longer != nullptr);
        first = longer;
    }
    curl_slist* first = nullptr;
};

/// What one exchange has received.
struct Reception {
    HttpAnswer answer;
    ByteSink* sink = nullptr;
    std::int64_t body_bytes = 0, body_bytes_max = 0;
    bool too_large = false;
    std::exception_ptr thrown;  ///< by the sink: exceptions may not pass through C
};

std::string lower_case(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::size_t on_header(char* data, std::size_t, std::size_t size, void* user) {
    auto& reception = *static_cast<Reception*>(user);
    const std::string_view line(data, size);
    if (line.starts_with("HTTP/")) {  // Of the answer itself, or of a 100 before it.
        reception.answer = {};
    } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
        reception.answer.headers[lower_case(std::string(line.substr(0, colon)))] =
            trimmed(line.substr(colon + 1));
    }
    return size;
}

bool announces_more_than(const HttpAnswer& answer, std::int64_t bytes_max) {
    const std::string& length = answer.header("content-length");
    std::int64_t bytes = 0;
    const auto [end, failure] =
        std::from_chars(length.data(), length.data() + length.size(), bytes);
    return failure == std::errc() && bytes > bytes_max;
}

bool accept(Reception& reception, int status, std::string_view bytes) {
    if (status < 200 || status > 299) {
        std::string& body = reception.answer.body;
        body += bytes.substr(0, error_body_bytes_max - std::min(body.size(), error_body_bytes_max));
        return true;
    }
    reception.body_bytes += static_cast<std::int64_t>(bytes.size());
    if (reception.body_bytes > reception.body_bytes_max ||
        announces_more_than(reception.answer, reception.body_bytes_max)) {
        reception.too_large = true;
        return false;
    }
    if (reception.sink)
        reception.sink->add(bytes);
    else
        reception.answer.body += bytes;
    return true;
}

struct Receiving {
    Reception reception;
    CURL* handle = nullptr;
};

std::size_t on_body(char* data, std::size_t, std::size_t size, void* user) {
    auto& receiving = *static_cast<Receiving*>(user);
    try {
        long status = 0;
        curl_easy_getinfo(receiving.handle, CURLINFO_RESPONSE_CODE, &status);
        return accept(receiving.reception, static_cast<int>(status), {data, size}) ? size : 0;
    } catch (...) {
        receiving.reception.thrown = std::current_exception();
        return 0;
    }
}

/// Faults of the request or of the set-up come again, whoever repeats it.
bool may_repeat(CURLcode code) {
    switch (code) {
        case CURLE_URL_MALFORMAT:
        case CURLE_FAILED_INIT:
        case CURLE_OUT_OF_MEMORY:
        case CURLE_WRITE_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_CERTPROBLEM:
            return false;
        default:
            return true;
    }
}

template <class Value>
void set(CURL* handle, CURLoption option, Value value) {
    APEX_ASSERT(curl_easy_setopt(handle, option, value) == CURLE_OK);
}

void set_method(CURL* handle, const HttpRequest& request) {
    if (request.method == "HEAD") {
        set(handle, CURLOPT_NOBODY, 1L);
    } else if (request.method == "GET") {
        set(handle, CURLOPT_HTTPGET, 1L);
    } else {
        if (request.method == "PUT" || request.method == "POST") {
            // Not copied; libcurl can send it again when a kept connection turns out closed.
            set(handle, CURLOPT_POST, 1L);
            set(handle, CURLOPT_POSTFIELDS, request.body.empty() ? "" : request.body.data());
            set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        }
        set(handle, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    }
}

void set_limits(CURL* handle, const HttpLimits& limits) {
    const auto at_least_1_ms = [](std::chrono::milliseconds time) {
        return std::max(1L, static_cast<long>(time.count()));  // 0 would mean: for ever.
    };
    set(handle, CURLOPT_CONNECTTIMEOUT_MS, at_least_1_ms(std::min(limits.connect, limits.total)));
    set(handle, CURLOPT_TIMEOUT_MS, at_least_1_ms(limits.total));
    set(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.stall.count()));
}

void add_headers(HeaderList& list, const HttpRequest& request) {
    bool has_type = false;
    for (const auto& [name, value] : request.headers) {
        if ((name + value).find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos)
            throw std::invalid_argument("a header would hold the end of a line");
        has_type = has_type || lower_case(name) == "content-type";
        list.add(value.empty() ? name + ';' : name + ": " + value);
    }
    if (!has_type) list.add("Content-Type:");  // Not libcurl's guess for a POST,
    list.add("Expect:");                       // nor a wait for 100 Continue.
}

}  // namespace

const std::string& HttpAnswer::header(const std::string& lower_case_name) const {
    static const std::string absent;
    const auto found = headers.find(lower_case_name);
    return found == headers.end() ? absent : found->second;
}

struct HttpTransport::State {
    std::string ca_file;
    std::size_t idle_max;
    std::mutex mutex;
    std::vector<CURL*> idle;  ///< The last used first: its connection is the warmest.

    CURL* take() {
        {
            const std::lock_guard lock(mutex);
            if (!idle.empty()) {
                CURL* handle = idle.back();
                idle.pop_back();
                return handle;
            }
        }
        CURL* handle = curl_easy_init();
        if (!handle) throw std::bad_alloc();
        return handle;
    }
    void give_back(CURL* handle) {
        curl_easy_reset(handle);  // Keeps its connections, forgets the request.
        {
            const std::lock_guard lock(mutex);
            if (idle.size() < idle_max) {
                idle.push_back(handle);
                return;
            }
        }
        curl_easy_cleanup(handle);
    }
};

HttpTransport::HttpTransport(std::string ca_file, std::size_t idle_connections_max)
    : state_(std::make_unique<State>()) {
    static std::once_flag once;
    std::call_once(once, [] { APEX_ASSERT(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK); });
    state_->ca_file = std::move(ca_file);
    state_->idle_max = idle_connections_max;
    state_->idle.reserve(idle_connections_max);
}

HttpTransport::~HttpTransport() {
    for (CURL* handle : state_->idle) curl_easy_cleanup(handle);
}

std::variant<HttpAnswer, HttpFault> HttpTransport::exchange(const HttpRequest& request,
                                                            const HttpLimits& limits,
                                                            ByteSink* sink) {
    const SigpipeBlocked blocked;
    const auto give_back = [this](CURL* handle) { state_->give_back(handle); };
    const std::unique_ptr<CURL, decltype(give_back)> lent(state_->take(), give_back);
    CURL* handle = lent.get();
    Receiving receiving;
    receiving.handle = handle;
    receiving.reception.sink = sink;
    receiving.reception.body_bytes_max = limits.body_bytes_max;
    HeaderList headers;
    add_headers(headers, request);

    set(handle, CURLOPT_URL, request.url.c_str());
    set(handle, CURLOPT_PATH_AS_IS, 1L);  // A key may hold "..", and it is signed as it is.
    set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    set(handle, CURLOPT_PROXY, "");
    set(handle, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(handle, CURLOPT_FOLLOWLOCATION, 0L);
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_TCP_KEEPALIVE, 1L);
    set(handle, CURLOPT_USERAGENT, "apex");
    if (!state_->ca_file.empty()) set(handle, CURLOPT_CAINFO, state_->ca_file.c_str());
    set(handle, CURLOPT_HTTPHEADER, headers.first);
    set(handle, CURLOPT_HEADERFUNCTION, on_header);
    set(handle, CURLOPT_HEADERDATA, static_cast<void*>(&receiving.reception));
    set(handle, CURLOPT_WRITEFUNCTION, on_body);
    set(handle, CURLOPT_WRITEDATA, static_cast<void*>(&receiving));
    set_method(handle, request);
    set_limits(handle, limits);

    if (sink) sink->begin();
    const CURLcode code = curl_easy_perform(handle);
    if (receiving.reception.thrown) std::rethrow_exception(receiving.reception.thrown);
    if (receiving.reception.too_large)
        return HttpFault{"the answer is above its limit", false, true};
    if (code != CURLE_OK) return HttpFault{curl_easy_strerror(code), may_repeat(code), false};
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    HttpAnswer& answer = receiving.reception.answer;
    answer.status = static_cast<int>(status);
    if (const std::time_t date = curl_getdate(answer.header("date").c_str(), nullptr); date != -1)
        answer.date = date;
    return std::move(answer);
}

}  // namespace apex::adapters::http_client
