// The Calculator port over HTTP: POST {url}/v1/designs/check?trace=1. Where signcalc does not
// answer, or not as it should, the same engine answers in process, and says so. A refusal is made
// in process too, since it names clauses, which HTTP carries only as words.
#pragma once
#include <atomic>
#include <chrono>
#include <memory>
#include <string>

#include "adapters/http_client/http_transport.hpp"
#include "app/ports/calculator.hpp"

namespace apex::adapters {

struct HttpCalculatorSettings {
    std::string url;  ///< "http://127.0.0.1:8002", without a trailing slash
    std::chrono::milliseconds connect_at_most{500};
    std::chrono::milliseconds answer_at_most{5'000};
    std::chrono::milliseconds leave_alone_for{2'000};  ///< after it failed to answer
};

class HttpCalculator final : public app::Calculator {
  public:
    HttpCalculator(HttpCalculatorSettings settings, std::shared_ptr<app::Calculator> in_process);

    std::variant<app::Calculation, std::vector<Rejection>> calculate(
        const design::DesignDocument& document) override;
    /// Why signcalc does not answer, though calculations go on.
    std::optional<std::string> trouble() override;

  private:
    HttpCalculatorSettings settings_;
    http_client::HttpTransport transport_;
    std::shared_ptr<app::Calculator> in_process_;
    std::atomic<std::chrono::steady_clock::time_point> leave_alone_until_{};
};

}  // namespace apex::adapters
