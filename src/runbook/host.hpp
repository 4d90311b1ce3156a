// What an execution needs of the machine: a shell, a clock and somebody who can interrupt it.
#pragma once
#include <functional>
#include <map>
#include <string>

namespace apex::runbook {

struct Script {
    std::string text;
    std::map<std::string, std::string> environment;  ///< added to the process's own
    double limit_s = 0;                              ///< then it is stopped, with all it started
};

struct Ran {
    int exit_status = 0;
    std::string output;  ///< of both streams; the end of it when it is long
    double seconds = 0;
    bool at_limit = false;     ///< it was stopped
    bool interrupted = false;  ///< somebody asked the program to stop
};

class Host {
  public:
    virtual ~Host() = default;
    /// `started` is called when the script runs, `alive` now and then while it does.
    virtual Ran run(const Script& script, const std::function<void()>& started,
                    const std::function<void(double elapsed_s)>& alive) = 0;
    virtual void pause(double seconds) = 0;
    virtual double monotonic_s() = 0;
    virtual std::string time_text() = 0;  ///< UTC, "2026-01-31T12:00:00.000Z"
    virtual bool interrupted() = 0;
};

}  // namespace apex::runbook
