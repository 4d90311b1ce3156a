#include "http/stop_signal.hpp"

#include <pthread.h>

#include <csignal>

#include "base/assertion.hpp"

namespace apex::http {
namespace {

sigset_t stop_signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

}  // namespace

StopSignal::StopSignal() {
    const sigset_t set = stop_signals();
    APEX_ASSERT(pthread_sigmask(SIG_BLOCK, &set, nullptr) == 0);
    APEX_ASSERT(std::signal(SIGPIPE, SIG_IGN) != SIG_ERR);
}

int StopSignal::wait() {
    const sigset_t set = stop_signals();
    int number = 0;
    APEX_ASSERT(sigwait(&set, &number) == 0);
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
    return number;
}

}  // namespace apex::http
