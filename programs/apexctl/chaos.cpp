// apexctl chaos: a runbook is run again and again, killed at every boundary of every step, and
// taken back. Each time what serves must be the release of before; and somebody who asks all the
// while must never be refused.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <optional>
#include <thread>

#include "programs/apexctl/commands.hpp"
#include "programs/apexctl/workspace.hpp"
#include "runbook/duration.hpp"
#include "runbook/lint.hpp"
#include "runbook/lock.hpp"
#include "runbook/shell_host.hpp"

extern char** environ;

namespace apex::apexctl {
using namespace apex::runbook;
namespace {

constexpr double question_limit_s = 30;

/// Exit status of this program started anew with these words; minus a signal's number.
int myself_with(const std::vector<std::string>& words, const std::string& log) {
    std::vector<std::string> all{"/proc/self/exe"};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    for (std::string& word : all) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, log.c_str(),
                                       O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO);
    pid_t child = 0;
    const std::string program = std::filesystem::read_symlink("/proc/self/exe");
    const int wrong =
        ::posix_spawn(&child, program.c_str(), &files, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&files);
    if (wrong != 0)
        throw Stop(cannot_run_here, "cannot start " + program + ": " + std::strerror(wrong));
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/// Asks one question again and again while it exists.
class Asker {
  public:
    Asker(const Workspace& workspace, std::string question)
        : host_(workspace.root(), workspace.leftover_path() + ".ask"),
          question_(std::move(question)),
          thread_([this] { ask(); }) {}
    ~Asker() {
        stop_ = true;
        thread_.join();
    }
    Asker(const Asker&) = delete;
    Asker& operator=(const Asker&) = delete;

    int asked() const { return asked_; }
    int failed() const { return failed_; }

  private:
    void ask() {
        while (!stop_) {
            const Ran answer = host_.run(
                {question_, {}, question_limit_s}, [] {}, [](double) {});
            if (answer.interrupted) return;
            ++asked_;
            if (answer.exit_status != 0) ++failed_;
        }
    }

    ShellHost host_;
    std::string question_;
    std::atomic<bool> stop_ = false;
    std::atomic<int> asked_ = 0, failed_ = 0;
    std::thread thread_;  // Last: it uses the others.
};

struct Case {
    std::string step;
    const char* when;
};

std::vector<Case> cases_of(const Document& document, const std::vector<std::string>& only) {
    std::vector<Case> cases;
    for (const Step* step : document.steps()) {
        if (!only.empty() && std::ranges::find(only, step->name()) == only.end()) continue;
        if (step->irreversible)
            throw Stop(bad_input, step->name() + " cannot be taken back: leave it out with --only");
        for (const char* when : {"before", "during", "after", "verified"})
            cases.push_back({step->name(), when});
    }
    return cases;
}

/// Why a case does not hold; none when it does.
std::optional<std::string> tried(const Options& options, const Workspace& workspace,
                                 const Case& each, const std::string& log) {
    const std::vector<std::string> place{"--root", options.root, "--state",
                                         std::filesystem::absolute(workspace.state())};
    std::vector<std::string> run = place, back = place;
    run.insert(run.end(),
               {"run", options.document, "--yes", std::string("--kill-") + each.when, each.step});
    for (const std::string& setting : options.set) run.insert(run.end(), {"--set", setting});
    const int killed = myself_with(run, log);
    if (killed != -SIGKILL) return "it was not killed: exit status " + std::to_string(killed);
    back.insert(back.end(), {"rollback", "--yes", "--reason",
                             std::string("chaos ") + each.when + ' ' + each.step});
    const int taken_back = myself_with(back, log);
    if (taken_back != rolled_back)
        return "it was not taken back: exit status " + std::to_string(taken_back);
    return std::nullopt;
}

/// The words of the one who knows; a refusal to answer is an answer too.
std::string what_serves(ShellHost& host, const std::string& question) {
    const Ran answer = host.run(
        {question, {}, question_limit_s}, [] {}, [](double) {});
    if (answer.interrupted) throw Stop(unfinished, "interrupted");
    return answer.output +
           (answer.exit_status == 0 ? "" : "exit status " + std::to_string(answer.exit_status));
}

}  // namespace

int chaos(const Options& options) {
    Options apart = options;
    apart.state += "/chaos";
    const Workspace main_workspace(options), workspace(apart);
    main_workspace.prepare();
    workspace.prepare();
    workspace.tell_scripts();  // Who asks does so with the key of the runs.
    const ParsedDocument parsed =
        parse_document(read_file(workspace.document_path(options.document)));
    if (!parsed.document.executable || has_errors(all_findings(parsed)))
        throw Stop(bad_input, options.document + " is no sound runbook: apexctl lint says why");
    const std::vector<Case> cases = cases_of(parsed.document, options.only);
    Facts owner = myself();
    ShellHost host(workspace.root(), workspace.leftover_path() + ".look");
    owner["since"] = host.time_text();
    owner["run"] = "chaos";
    int broken = 0;
    try {
        const Lock lock(main_workspace.lock_path(), std::move(owner));
        ShellHost::catch_signals();
        const std::string before = what_serves(host, options.release_question);
        const Asker asker(workspace, options.user_question);
        for (const Case& each : cases) {
            if (host.interrupted()) throw Stop(unfinished, "interrupted between two kills");
            const double begun_s = host.monotonic_s();
            const int failed_before = asker.failed();
            auto wrong = tried(apart, workspace, each, workspace.state() + "/log");
            if (!wrong)
                if (const std::string now = what_serves(host, options.release_question);
                    now != before)
                    wrong = "before served: " + before + "now: " + now;
            if (!wrong && asker.failed() > failed_before)
                wrong = std::to_string(asker.failed() - failed_before) + " requests failed";
            std::cout << (wrong ? "✗ " : "✓ ") << each.step << ", killed " << each.when << "  "
                      << print_duration(host.monotonic_s() - begun_s) << (wrong ? ": " : "")
                      << wrong.value_or("") << std::endl;
            broken += wrong.has_value();
        }
        std::cout << cases.size() << " kills, " << broken << " not as before; " << asker.asked()
                  << " requests, " << asker.failed() << " failed\n";
        if (asker.asked() == 0) throw Stop(cannot_run_here, "nobody asked meanwhile");
        return broken == 0 && asker.failed() == 0 ? fine : refused;
    } catch (const Locked& refusal) {
        throw Stop(locked, refusal.what());
    }
}

}  // namespace apex::apexctl
