// The real machine: bash in its own process group, whose processes cannot outlive a killed program
// unnoticed.
#pragma once
#include <string>

#include "runbook/host.hpp"

namespace apex::runbook {

class ShellHost : public Host {
  public:
    /// Scripts run in `folder`. Whatever they start holds `leftover_lock` (a file) until it has
    /// ended, so that a later run knows when a killed one's commands are over.
    ShellHost(std::string folder, std::string leftover_lock);

    Ran run(const Script& script, const std::function<void()>& started,
            const std::function<void(double)>& alive) override;
    void pause(double seconds) override;
    double monotonic_s() override;
    std::string time_text() override;
    bool interrupted() override;

    /// Waits until no process of an earlier run is left; false after `limit_s`.
    bool wait_for_leftovers(double limit_s);

    /// From here on SIGINT and SIGTERM interrupt instead of ending the program.
    static void catch_signals();

  private:
    std::string folder_, leftover_lock_;
};

}  // namespace apex::runbook
