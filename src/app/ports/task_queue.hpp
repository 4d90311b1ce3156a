// Port: wakes workers. A wake-up may be lost or doubled; the truth is TaskStore, which workers also
// poll.
#pragma once
#include <chrono>

#include "app/ports/probe.hpp"

namespace apex::app {

class TaskQueue : public Probe {
  public:
    /// Never throws and never waits: a lost wake-up costs at most one poll.
    virtual void wake() noexcept = 0;
    /// Returns at a wake-up or after `at_most`, whichever is first.
    virtual void wait(std::chrono::milliseconds at_most) = 0;
};

}  // namespace apex::app
