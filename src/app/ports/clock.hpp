// Port: the time. System or fixed.
#pragma once
#include "domain/time.hpp"

namespace apex::app {

class Clock {
  public:
    virtual ~Clock() = default;
    virtual domain::Time now() = 0;
};

}  // namespace apex::app
