// Where the bytes of an answer go, a piece at a time, when memory should not hold them whole.
#pragma once
#include <string_view>

namespace apex::adapters {

/// Takes the bytes of an object. May throw; that ends the transfer.
class ByteSink {
  public:
    virtual ~ByteSink() = default;
    /// An attempt starts: what came before does not count.
    virtual void begin() = 0;
    virtual void add(std::string_view bytes) = 0;
};

}  // namespace apex::adapters
