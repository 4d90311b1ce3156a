// SIGTERM and SIGINT as something to wait for, and SIGHUP as a word to the program that waits. Make
// it before any thread starts, so that all of them inherit the mask.
#pragma once
#include <functional>

namespace apex::http {

class StopSignal {
  public:
    StopSignal();
    /// The number of the signal that came. A second signal while the program drains ends it at
    /// once. `on_hangup` runs at each SIGHUP that comes before; it must not throw.
    int wait(const std::function<void()>& on_hangup);
};

}  // namespace apex::http
