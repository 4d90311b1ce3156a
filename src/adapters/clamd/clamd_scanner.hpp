// The FileScanner port over ClamAV's daemon. One connection a file.
#pragma once
#include <chrono>

#include "adapters/clamd/clamd_url.hpp"
#include "app/ports/file_scanner.hpp"

namespace apex::adapters {

struct ClamdLimits {
    std::chrono::milliseconds connect{2'000};
    std::chrono::milliseconds stall{10'000};    ///< no byte is taken for so long
    std::chrono::milliseconds verdict{60'000};  ///< after the last byte
    std::chrono::milliseconds probe{900};
};

class ClamdScanner final : public app::FileScanner {
  public:
    explicit ClamdScanner(ClamdAddress address, ClamdLimits limits = {});
    std::unique_ptr<app::Scan> begin() override;
    std::string name() const override { return "clamd"; }
    std::optional<std::string> trouble() override;

  private:
    ClamdAddress address_;
    ClamdLimits limits_;
};

}  // namespace apex::adapters
