// SIGTERM and SIGINT as something to wait for. Make it before any thread starts, so that all of
// them inherit the mask.
#pragma once

namespace apex::http {

class StopSignal {
  public:
    StopSignal();
    /// The number of the signal that came. A second signal while the program drains ends it at
    /// once.
    int wait();
};

}  // namespace apex::http
