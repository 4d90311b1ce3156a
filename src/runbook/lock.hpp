// One deployment at a time: a lock of the kernel (flock), which ends with its holder however that
// ends, and in the file who holds it, for the one who has to wait.
#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>

#include "runbook/json.hpp"

namespace apex::runbook {

/// Somebody else holds it; `owner` says who: user, host, pid, since, run.
struct Locked : std::runtime_error {
    explicit Locked(Facts who);
    Facts owner;
};

class Lock {
  public:
    /// Takes the lock or throws Locked. `owner` is written into the file, with the next fencing
    /// token: a number that grows with every holder. Throws std::system_error.
    Lock(std::string path, Facts owner);
    ~Lock();
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

    std::uint64_t token() const { return token_; }
    /// Whether the name still means the file that is locked here: false once somebody removed or
    /// replaced it, and with that perhaps became a second holder.
    bool still_held() const;

  private:
    std::string path_;
    int file_ = -1;
    std::uint64_t token_ = 0;
};

/// What the file says of its last holder; empty if there was none.
Facts lock_owner(const std::string& path);
/// Whether anybody holds it now.
bool is_locked(const std::string& path);

}  // namespace apex::runbook
