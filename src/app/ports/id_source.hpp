// Port: random bits for ids. The operating system's generator, or a fixed sequence in tests.
#pragma once
#include "domain/ids.hpp"

namespace apex::app {

class IdSource {
  public:
    virtual ~IdSource() = default;
    virtual domain::Random128 draw() = 0;
};

}  // namespace apex::app
