// SHA-256 of bytes, as 64 lower-case hexadecimal digits.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace apex {

std::string sha256_hex(std::string_view bytes);

/// The same, fed in pieces.
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    void add(std::string_view bytes);
    std::string hex();  ///< Ends the computation; call once.

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace apex
