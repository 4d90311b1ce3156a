// The Calculator port by a direct call: check_design with its derivation, encoded by wire.
#pragma once
#include <string>
#include <vector>

#include "app/ports/calculator.hpp"

namespace apex::adapters {

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
