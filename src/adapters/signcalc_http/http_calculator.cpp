#include "adapters/signcalc_http/http_calculator.hpp"

#include <optional>
#include <stdexcept>

#include "adapters/signcalc_http/http_client.hpp"
#include "app/design_summary.hpp"
#include "wire/answer.hpp"
#include "wire/design_wire.hpp"

namespace apex::adapters {
namespace {

constexpr long ok = 200, unprocessable = 422;

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

}  // namespace

HttpCalculator::HttpCalculator(HttpCalculatorSettings settings,
                               std::shared_ptr<app::Calculator> in_process)
    : settings_(std::move(settings)), in_process_(std::move(in_process)) {}

std::variant<app::Calculation, std::vector<Rejection>> HttpCalculator::calculate(
    const design::DesignDocument& document) {
    std::string why = "it did not answer a moment ago";
    if (std::chrono::steady_clock::now() >= leave_alone_until_.load()) {
        try {
            const HttpAnswer answer = send({.url = settings_.url + "/v1/designs/check?trace=1",
                                            .json = wire::encode(document),
                                            .connect_at_most = settings_.connect_at_most,
                                            .answer_at_most = settings_.answer_at_most});
            if (answer.status == ok) return calculation_of(answer.body, document);
            why = "it answered with status " + std::to_string(answer.status);
            if (answer.status != unprocessable)
                leave_alone_until_ = std::chrono::steady_clock::now() + settings_.leave_alone_for;
        } catch (const NotUsable& error) {
            why = error.what();
        } catch (const HttpFailure& error) {
            why = error.what();
            leave_alone_until_ = std::chrono::steady_clock::now() + settings_.leave_alone_for;
        }
    }
    auto outcome = in_process_->calculate(document);
    if (auto* calculation = std::get_if<app::Calculation>(&outcome))
        calculation->calculated_by += ": signcalc is away (" + why + ')';
    return outcome;
}

std::optional<std::string> HttpCalculator::trouble() {
    constexpr std::chrono::milliseconds at_most{900};
    try {
        const HttpAnswer answer = send({.url = settings_.url + "/healthz",
                                        .json = {},
                                        .connect_at_most = at_most,
                                        .answer_at_most = at_most});
        if (answer.status == ok) return std::nullopt;
        return "signcalc answers with status " + std::to_string(answer.status);
    } catch (const HttpFailure& error) {
        return error.what();
    }
}

}  // namespace apex::adapters
