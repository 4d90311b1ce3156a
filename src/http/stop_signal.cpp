#include "http/stop_signal.hpp"

#include <pthread.h>
#include <unistd.h>

#include <csignal>

#include "base/assertion.hpp"

namespace apex::http {
namespace {

sigset_t awaited_signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    // At a terminal it says that the terminal went away, and ends the program.
    if (::isatty(STDERR_FILENO) == 0) sigaddset(&set, SIGHUP);
    return set;
}

}  // namespace

StopSignal::StopSignal() {
    const sigset_t set = awaited_signals();
    APEX_ASSERT(pthread_sigmask(SIG_BLOCK, &set, nullptr) == 0);
    APEX_ASSERT(std::signal(SIGPIPE, SIG_IGN) != SIG_ERR);
}

int StopSignal::wait(const std::function<void()>& on_hangup) {
    const sigset_t set = awaited_signals();
    int number = 0;
    APEX_ASSERT(sigwait(&set, &number) == 0);
    while (number == SIGHUP) {
        on_hangup();
        APEX_ASSERT(sigwait(&set, &number) == 0);
    }
    std::signal(SIGHUP, SIG_IGN);
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
    return number;
}

}  // namespace apex::http
