// The IdSource port over the operating system's generator (getrandom).
#pragma once
#include "app/ports/id_source.hpp"

namespace apex::adapters {

class RandomIds final : public app::IdSource {
  public:
    domain::Random128 draw() override;
};

}  // namespace apex::adapters
