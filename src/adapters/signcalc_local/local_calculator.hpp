// The Calculator port by a direct call: check_design with its derivation, encoded by wire.
#pragma once
#include <string>
#include <vector>

#include "app/ports/calculator.hpp"
#include "calc/design/sign_design.hpp"

namespace apex::adapters {

/// What a computed answer is worth storing as. Also for answers that came over HTTP.
domain::DesignSummary summary_of(const design::DesignResult& result);

class LocalCalculator final : public app::Calculator {
  public:
    /// `packs`: SHA-256 of the data packs a design reads; part of every design hash.
    explicit LocalCalculator(std::vector<std::string> packs) : packs_(std::move(packs)) {}

    std::variant<app::Calculation, std::vector<Rejection>> calculate(
        const design::DesignDocument& document) override;
    std::optional<std::string> trouble() override { return std::nullopt; }

  private:
    std::vector<std::string> packs_;
};

}  // namespace apex::adapters
