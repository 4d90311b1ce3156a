// The Clock port over the machine's clock.
#pragma once
#include "app/ports/clock.hpp"

namespace apex::adapters {

class SystemClock final : public app::Clock {
  public:
    domain::Time now() override {
        return std::chrono::time_point_cast<std::chrono::microseconds>(
            std::chrono::system_clock::now());
    }
};

}  // namespace apex::adapters
