#include "runbook/shell_host.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <vector>

#include "runbook/lock.hpp"

extern char** environ;

namespace apex::runbook {
namespace {

constexpr std::size_t output_bytes_max = 256 << 10;
constexpr int poll_ms = 100;
constexpr double grace_s = 5;      ///< between being asked and being killed
constexpr double straggler_s = 1;  ///< for output after the shell has ended
std::atomic<bool> asked_to_stop{false};

void stop_asked(int) { asked_to_stop = true; }

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

/// A file descriptor that ends with its owner.
struct Descriptor {
    int number = -1;
    explicit Descriptor(int n) : number(n) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { end(); }
    void end() {
        if (number >= 0) ::close(number);
        number = -1;
    }
};

std::vector<std::string> environment_with(const std::map<std::string, std::string>& added) {
    std::vector<std::string> all;
    for (char** each = environ; *each != nullptr; ++each) {
        const std::string entry = *each;
        if (!added.contains(entry.substr(0, entry.find('=')))) all.push_back(entry);
    }
    for (const auto& [name, value] : added) all.push_back(name + '=' + value);
    return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    for (std::string& text : texts) all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

/// What happens between fork and exec: only calls that are safe there.
[[noreturn]] void become_shell(pid_t parent, int output, int leftover, const char* folder,
                               char* const* arguments, char* const* environment) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // A killed program takes its shell along.
    if (::getppid() != parent) ::_exit(127);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGINT, SIG_DFL);
    ::signal(SIGTERM, SIG_DFL);
    ::signal(SIGPIPE, SIG_DFL);
    const int nothing = ::open("/dev/null", O_RDONLY);
    if (nothing < 0 || ::dup2(nothing, STDIN_FILENO) < 0 || ::dup2(output, STDOUT_FILENO) < 0 ||
        ::dup2(output, STDERR_FILENO) < 0 || ::fcntl(leftover, F_SETFD, 0) != 0 ||
        ::chdir(folder) != 0)
        ::_exit(126);
    ::execve("/bin/bash", arguments, environment);
    ::_exit(127);
}

void keep_end(std::string& output) {
    if (output.size() > 2 * output_bytes_max) output.erase(0, output.size() - output_bytes_max);
}

/// Reads what is there; false at the end of the stream.
bool read_some(int from, std::string& output) {
    char bytes[16384];
    const ssize_t got = ::read(from, bytes, sizeof bytes);
    if (got < 0) return errno == EAGAIN || errno == EINTR;
    output.append(bytes, static_cast<std::size_t>(got));
    keep_end(output);
    return got > 0;
}

/// Without taking its status: until then its process group keeps its number.
bool has_ended(pid_t shell) {
    siginfo_t what{};
    return ::waitid(P_PID, static_cast<id_t>(shell), &what, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           what.si_pid == shell;
}

int status_of(int waited) {
    return WIFEXITED(waited) ? WEXITSTATUS(waited) : 128 + WTERMSIG(waited);
}

}  // namespace

ShellHost::ShellHost(std::string folder, std::string leftover_lock)
    : folder_(std::move(folder)), leftover_lock_(std::move(leftover_lock)) {}

Ran ShellHost::run(const Script& script, const std::function<void()>& started,
                   const std::function<void(double)>& alive) {
    const double begun_s = monotonic_s();
    if (!wait_for_leftovers(grace_s))
        throw std::runtime_error("a command of an earlier step or run has not ended");
    Descriptor leftover(::open(leftover_lock_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (leftover.number < 0 || ::flock(leftover.number, LOCK_EX | LOCK_NB) != 0)
        fail("cannot lock " + leftover_lock_);
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) fail("cannot make a pipe");
    Descriptor reading(ends[0]), writing(ends[1]);
    ::fcntl(ends[1], F_SETFL, 0);  // The script's own end waits.

    std::vector<std::string> words{"bash",     "--noprofile", "--norc",   "-euo",
                                   "pipefail", "-c",          script.text};
    std::vector<std::string> variables = environment_with(script.environment);
    const std::vector<char*> arguments = pointers(words), environment = pointers(variables);
    const pid_t parent = ::getpid(), shell = ::fork();
    if (shell < 0) fail("cannot start a shell");
    if (shell == 0)
        become_shell(parent, writing.number, leftover.number, folder_.c_str(), arguments.data(),
                     environment.data());
    ::setpgid(shell, shell);
    const Descriptor end_of_shell(static_cast<int>(::syscall(SYS_pidfd_open, shell, 0)));
    writing.end();
    leftover.end();  // The script's copy holds the lock now.
    started();

    Ran ran;
    bool open = true, ended = false;
    int waited = 0;
    double asked_s = -1, ended_s = 0;
    while (open || !ended) {
        const double now_s = monotonic_s(), elapsed_s = now_s - begun_s;
        if (!ended && has_ended(shell)) {
            ended = true;
            ended_s = now_s;
        }
        if (ended && (!open || now_s - ended_s > straggler_s)) break;
        if (!ended && asked_s < 0 && (elapsed_s > script.limit_s || asked_to_stop)) {
            ran.interrupted = asked_to_stop;
            ran.at_limit = !ran.interrupted;
            asked_s = now_s;
            ::kill(-shell, SIGTERM);
        }
        if (!ended && asked_s >= 0 && now_s - asked_s > grace_s) ::kill(-shell, SIGKILL);
        // A negative number is passed over by poll.
        pollfd ready[] = {{open ? reading.number : -1, POLLIN, 0},
                          {ended ? -1 : end_of_shell.number, POLLIN, 0}};
        ::poll(ready, 2, ended ? 10 : poll_ms);
        if (ready[0].revents != 0) open = read_some(reading.number, ran.output);
        alive(elapsed_s);
    }
    // A step leaves no process behind. The shell is still there as a zombie, so that its group's
    // number means nobody else.
    ::kill(-shell, SIGKILL);
    while (::waitpid(shell, &waited, 0) < 0 && errno == EINTR) {
    }
    if (ran.output.size() > output_bytes_max)
        ran.output.erase(0, ran.output.size() - output_bytes_max);
    ran.exit_status = status_of(waited);
    ran.seconds = monotonic_s() - begun_s;
    return ran;
}

void ShellHost::pause(double seconds) {
    const double until_s = monotonic_s() + seconds;
    while (!asked_to_stop) {
        const double left_s = until_s - monotonic_s();
        if (!(left_s > 0)) return;
        timespec time{};
        time.tv_nsec = static_cast<long>(1e9 * std::min(left_s, 0.1));
        ::nanosleep(&time, nullptr);
    }
}

double ShellHost::monotonic_s() {
    timespec time{};
    ::clock_gettime(CLOCK_BOOTTIME, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

std::string ShellHost::time_text() {
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    tm utc{};
    ::gmtime_r(&now.tv_sec, &utc);
    char date[32], text[48];
    ::strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &utc);
    std::snprintf(text, sizeof text, "%s.%03ldZ", date, now.tv_nsec / 1'000'000);
    return text;
}

bool ShellHost::interrupted() { return asked_to_stop; }

bool ShellHost::wait_for_leftovers(double limit_s) {
    const double until_s = monotonic_s() + limit_s;
    while (is_locked(leftover_lock_)) {
        if (monotonic_s() > until_s || asked_to_stop) return false;
        pause(0.1);
    }
    return true;
}

void ShellHost::catch_signals() {
    struct sigaction action {};
    action.sa_handler = stop_asked;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
}

}  // namespace apex::runbook
