#include "adapters/s3/s3_calls.hpp"

#include <charconv>
#include <cstdlib>
#include <random>
#include <thread>

#include "adapters/s3/s3_address.hpp"
#include "adapters/s3/xml_text.hpp"

namespace apex::adapters::s3 {
namespace {

/// A word of the server's that may stand in a message.
std::string harmless(std::string_view text) {
    std::string word;
    for (const char c : text.substr(0, 64))
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
            c == '-' || c == '_' || c == '.')
            word += c;
    return word;
}

double random_fraction() {
    thread_local std::minstd_rand generator{std::random_device{}()};
    return std::uniform_real_distribution<double>(0, 1)(generator);
}

/// Retry-After in seconds; its other form, a date, no store uses.
std::chrono::milliseconds wished_pause(const HttpAnswer& answer) {
    const std::string& text = answer.header("retry-after");
    int seconds = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    const bool is_number = failure == std::errc() && end == text.data() + text.size();
    return std::chrono::seconds(is_number && seconds > 0 && seconds < 3600 ? seconds : 0);
}

std::string seconds_text(std::chrono::milliseconds time) {
    const auto tenths = time.count() / 100;
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + " s";
}

}  // namespace

struct S3Calls::Failure {
    S3Fault fault;
    int status = 0;
    std::string reason;
    bool may_repeat = false;
    std::chrono::milliseconds pause_least{0};
};

S3Calls::S3Calls(S3Settings settings, S3Limits limits, std::function<std::time_t()> clock)
    : settings_(std::move(settings)),
      limits_(limits),
      clock_(std::move(clock)),
      transport_(settings_.ca_file, limits_.idle_connections_max) {}

Manner S3Calls::manner(std::int64_t body_bytes) const {
    return {Deadline(limits_.deadline +
                     std::chrono::milliseconds(body_bytes * 1000 / limits_.least_bytes_per_s)),
            limits_.attempts_max};
}

Manner S3Calls::probing() const { return {Deadline(limits_.probe_deadline), 1}; }

HttpRequest S3Calls::signed_request(const Call& call) const {
    const Address address = address_of(settings_, settings_.endpoint, call.key);
    const Scope scope{amz_time(clock_()), settings_.region};
    SignableRequest signable{call.method, address.path, call.query, call.headers, call.body_sha256};
    signable.headers.push_back({"x-amz-content-sha256", call.body_sha256});
    signable.headers.push_back({"x-amz-date", scope.time});
    HttpRequest request{call.method, address.url(canonical_query(call.query)), signable.headers,
                        call.body};
    signable.headers.push_back({"host", address.host});
    request.headers.push_back(
        {"Authorization", authorization(settings_.credentials, scope, signable)});
    return request;
}

S3Calls::Failure S3Calls::failure_of(const HttpAnswer& answer, std::string_view code) const {
    const Judgement judgement = judge(answer.status, code);
    Failure failure{judgement.fault, answer.status, std::to_string(answer.status),
                    judgement.may_repeat, wished_pause(answer)};
    if (!code.empty()) failure.reason += ' ' + harmless(code);
    if (judgement.fault == S3Fault::clock_skew && answer.date)
        failure.reason += ": the clock here and the object store's differ by " +
                          std::to_string(std::llabs(*answer.date - clock_())) + " s";
    if (judgement.fault == S3Fault::wrong_region) {
        const std::string region = harmless(answer.header("x-amz-bucket-region"));
        failure.reason += ": region " + settings_.region + " was signed";
        if (!region.empty()) failure.reason += ", the bucket is in " + region;
    }
    if (const std::string id = harmless(answer.header("x-amz-request-id")); !id.empty())
        failure.reason += " (request " + id + ')';
    return failure;
}

std::variant<HttpAnswer, S3Calls::Failure> S3Calls::attempt(const Call& call,
                                                            const Manner& manner) {
    const HttpLimits limits{limits_.connect_timeout, manner.deadline.remaining(), limits_.stall,
                            manner.body_bytes_max};
    auto outcome = transport_.exchange(signed_request(call), limits, manner.sink);
    if (const auto* fault = std::get_if<HttpFault>(&outcome))
        return Failure{fault->too_large ? S3Fault::too_large : S3Fault::unreachable, 0,
                       fault->reason, fault->may_repeat};
    HttpAnswer& answer = std::get<HttpAnswer>(outcome);
    const bool is_success = answer.status >= 200 && answer.status < 300;
    if (!is_success || call.error_may_come_as_200) {
        const std::string code = xml_text(answer.body, "Code").value_or("");
        if (answer.status == 404 && call.absent_is_an_answer &&
            (code == "NoSuchKey" || code == "NoSuchUpload" || call.method == "HEAD"))
            return std::move(answer);
        if (!is_success) return failure_of(answer, code);
        if (!xml_elements(answer.body, "Error").empty()) {
            answer.status = 500;
            return failure_of(answer, code);
        }
    }
    if (manner.verify)
        if (auto wrong = manner.verify(answer))
            return Failure{S3Fault::damaged, answer.status, std::move(*wrong), true};
    return std::move(answer);
}

HttpAnswer S3Calls::perform(const Call& call, const Manner& manner) {
    const auto started = std::chrono::steady_clock::now();
    for (int count = 1;; ++count) {
        auto outcome = attempt(call, manner);
        if (auto* answer = std::get_if<HttpAnswer>(&outcome)) return std::move(*answer);
        const Failure& failure = std::get<Failure>(outcome);
        const auto pause =
            std::max(pause_before(count, limits_, random_fraction()), failure.pause_least);
        if (failure.may_repeat && count < manner.attempts_max &&
            pause < manner.deadline.remaining()) {
            std::this_thread::sleep_for(pause);
            continue;
        }
        std::string reason = std::string(call.doing) + ": " + failure.reason;
        if (count > 1)
            reason += ", tried " + std::to_string(count) + " times in " +
                      seconds_text(std::chrono::duration_cast<std::chrono::milliseconds>(
                          std::chrono::steady_clock::now() - started));
        throw S3Error(failure.fault, failure.status, reason);
    }
}

}  // namespace apex::adapters::s3
