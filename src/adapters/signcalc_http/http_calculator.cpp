#include "adapters/signcalc_http/http_calculator.hpp"

#include <optional>
#include <stdexcept>

#include "app/design_summary.hpp"
#include "telemetry/activity.hpp"
#include "wire/answer.hpp"
#include "wire/design_wire.hpp"

namespace apex::adapters {
namespace {

constexpr int ok = 200, unprocessable = 422;
constexpr std::int64_t answer_bytes_max = std::int64_t{32} << 20;
constexpr std::size_t idle_connections_max = 16;

/// An answer that is not what signcalc promises. Its words are for people.
struct NotUsable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Everything is read and written again by the codec, so that what is stored never depends on who
/// computed it.
app::Calculation calculation_of(const std::string& body, const design::DesignDocument& document) {
    const auto answer = wire::decode<wire::AnswerBody>(body);
    if (!answer) throw NotUsable("its answer could not be read");
    const auto result = wire::decode<design::DesignResult>(answer->result.text);
    if (!result || !answer->trace)
        throw NotUsable("its answer is not a design with its derivation");
    if (answer->input_hash != wire::identity(document).input_hash)
        throw NotUsable("it understood another design");
    app::Calculation c;
    c.document = wire::encode(document);
    c.input_hash = answer->input_hash;
    c.design_hash = answer->design_hash;
    c.engine_version = answer->engine_version;
    c.result = wire::encode(*result);
    c.checks = wire::encode(answer->checks);
    c.assumptions = wire::encode(answer->assumptions);
    c.warnings = wire::encode(answer->warnings);
    c.trace = wire::encode(*answer->trace);
    c.summary = app::summary_of(*result);
    c.calculated_by = "signcalc";
    return c;
}

/// In the trace of the calling thread's work.
http_client::HttpRequest check_request(const std::string& url, std::string_view body) {
    http_client::HttpRequest request{
        "POST", url + "/v1/designs/check?trace=1", {{"Content-Type", "application/json"}}, body};
    if (const std::string trace = telemetry::current_traceparent(); !trace.empty())
        request.headers.push_back({"traceparent", trace});
    return request;
}

}  // namespace

HttpCalculator::HttpCalculator(HttpCalculatorSettings settings,
                               std::shared_ptr<app::Calculator> in_process)
    : settings_(std::move(settings)),
      transport_("", idle_connections_max),
      in_process_(std::move(in_process)) {}

std::variant<app::Calculation, std::vector<Rejection>> HttpCalculator::calculate(
    const design::DesignDocument& document) {
    std::string why = "it did not answer a moment ago";
    if (std::chrono::steady_clock::now() >= leave_alone_until_.load()) {
        const std::string body = wire::encode(document);
        const auto outcome = transport_.exchange(check_request(settings_.url, body),
                                                 {.connect = settings_.connect_at_most,
                                                  .total = settings_.answer_at_most,
                                                  .body_bytes_max = answer_bytes_max});
        const auto* answer = std::get_if<http_client::HttpAnswer>(&outcome);
        try {
            if (answer && answer->status == ok) return calculation_of(answer->body, document);
            why = answer ? "it answered with status " + std::to_string(answer->status)
                         : std::get<http_client::HttpFault>(outcome).reason;
            if (!answer || answer->status != unprocessable)
                leave_alone_until_ = std::chrono::steady_clock::now() + settings_.leave_alone_for;
        } catch (const NotUsable& error) {
            why = error.what();
        }
    }
    auto outcome = in_process_->calculate(document);
    if (auto* calculation = std::get_if<app::Calculation>(&outcome))
        calculation->calculated_by += ": signcalc is away (" + why + ')';
    return outcome;
}

std::optional<std::string> HttpCalculator::trouble() {
    constexpr std::chrono::milliseconds at_most{900};
    const auto outcome = transport_.exchange({"GET", settings_.url + "/healthz", {}, {}},
                                             {.connect = at_most, .total = at_most});
    const auto* answer = std::get_if<http_client::HttpAnswer>(&outcome);
    if (!answer) return std::get<http_client::HttpFault>(outcome).reason;
    if (answer->status == ok) return std::nullopt;
    return "signcalc answers with status " + std::to_string(answer->status);
}

}  // namespace apex::adapters
