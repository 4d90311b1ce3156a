// apexctl run, rehearse, resume and rollback: one run under one lock, carried to its end.
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "base/random.hpp"
#include "base/version.hpp"
#include "programs/apexctl/commands.hpp"
#include "programs/apexctl/evidence.hpp"
#include "programs/apexctl/progress.hpp"
#include "programs/apexctl/workspace.hpp"
#include "runbook/lint.hpp"
#include "runbook/lock.hpp"
#include "runbook/shell_host.hpp"

namespace apex::apexctl {
using namespace apex::runbook;
namespace {

constexpr double leftovers_limit_s = 120, room_limit_s = 20;

/// Progress, and the kills that tests ask for.
class Watched : public Progress {
  public:
    Watched(const Options& options, const Document& document, std::vector<StepForecast> forecast,
            RunState so_far)
        : Progress(document, std::move(forecast), options.events, std::move(so_far)),
          options_(options),
          left_(options.kill_after_record) {
        const Step* before = nullptr;
        for (const Step* step : document.steps()) {
            if (step->name() == options.kill_before) step_before_ = before ? before->name() : "";
            before = step;
        }
    }
    void recorded(const Record& record) override {
        Progress::recorded(record);
        const std::string& step = record["step"];
        const bool is_verified = record.kind == "step-verified";
        const bool now = --left_ == 0 || (is_verified && is(step, options_.kill_verified)) ||
                         (record.kind == "step-ran" && is(step, options_.kill_after)) ||
                         (!options_.kill_before.empty() &&
                          (step_before_.empty() ? record.kind == "run-started"
                                                : is_verified && step == step_before_));
        if (now) ::kill(::getpid(), SIGKILL);
    }
    void started(const Step& step) override { running_ = step.name(); }
    void alive(const Step& step, const char* doing, double elapsed_s) override {
        if (is(running_, options_.kill_during)) ::kill(::getpid(), SIGKILL);
        Progress::alive(step, doing, elapsed_s);
    }

  private:
    static bool is(const std::string& step, const std::string& named) {
        return !named.empty() && step == named;
    }
    const Options& options_;
    int left_;
    std::string step_before_, running_;
};

bool ask(const Step& step, bool yes) {
    if (yes) return true;
    if (::isatty(STDIN_FILENO) == 0) return false;
    std::cerr << '\n'
              << step.name() << " cannot be taken back. " << step.confirm
              << " Type yes: " << std::flush;
    std::string answer;
    return std::getline(std::cin, answer) && answer == "yes";
}

ExitStatus status_of(Ending ending) {
    switch (ending) {
        case Ending::new_release:
            return fine;
        case Ending::old_release:
            return rolled_back;
        case Ending::interrupted:
            return unfinished;
        case Ending::needs_person:
            break;
    }
    return needs_person;
}

Lock take_lock(const Workspace& workspace, const std::string& run, ShellHost& host) {
    Facts owner = myself();
    owner["since"] = host.time_text();
    owner["run"] = run;
    try {
        return Lock(workspace.lock_path(), std::move(owner));
    } catch (const Locked& refusal) {
        throw Stop(locked, std::string(refusal.what()) + "\nWatch it: apexctl status --follow");
    }
}

enum class Task { start, go_on, take_back };

/// The run's journal is made or continued, and the run carried to an end.
int drive(const Options& options, const Workspace& workspace, const std::string& id, Task task,
          Facts first) {
    ShellHost host(workspace.root(), workspace.leftover_path());
    const Lock lock = take_lock(workspace, id, host);
    // Under the lock nobody else runs scripts; what a killed program started may still do so.
    if (!host.wait_for_leftovers(leftovers_limit_s))
        throw Stop(cannot_run_here, "a command of an earlier run has not ended yet; see " +
                                        workspace.leftover_path());
    const std::vector<RunState> earlier = workspace.earlier_runs();
    if (task == Task::start && !earlier.empty() && !earlier.back().outcome)
        throw Stop(unfinished,
                   "run " + earlier.back().run + " has no end: apexctl resume or apexctl rollback");

    const Document document = workspace.document_of(id);
    Journal journal(workspace.journal_of(id));
    const bool was_ended = replay(journal.records()).outcome.has_value();
    Watched watched(options, document, forecast(document, earlier), replay(journal.records()));
    const Redactor redact = workspace.redactor();
    const Execution execution{document,
                              journal,
                              host,
                              watched,
                              redact,
                              [&](const Step& step) { return ask(step, options.yes); },
                              [&] { return lock.still_held(); }};
    first.merge(myself());
    first["token"] = std::to_string(lock.token());
    first["time"] = host.time_text();
    workspace.tell_scripts();
    ShellHost::catch_signals();
    if (task == Task::start) {
        watched.recorded(journal.append("run-started", std::move(first)));
    } else if (!was_ended || task == Task::take_back) {
        watched.recorded(journal.append("run-resumed", std::move(first)));
    }
    if (task == Task::take_back) ask_for_rollback(execution, options.reason);
    const Ending ending = carry_on(execution, task != Task::start);

    keep_evidence(workspace, id, document, journal.records(), options.metrics);
    return status_of(ending);
}

/// Which runbook a mode means; `auto` asks the machine which of them fits into its memory.
std::string document_of_mode(const Options& options, const Workspace& workspace) {
    std::string mode = options.mode;
    if (mode == "auto") {
        workspace.prepare();
        ShellHost host(workspace.root(), workspace.leftover_path() + ".room");
        const Ran room = host.run(
            {"infra/deploy/room.sh", {}, room_limit_s}, [] {}, [](double) {});
        const auto chosen = json_at(room.output, "/mode");
        if (room.exit_status != 0 || !chosen)
            throw Stop(refused, "no way of deploying fits here: " + room.output);
        std::cerr << "Mode " << chosen->text << ": " << room.output;
        mode = chosen->text;
    }
    if (mode == "rolling") return "docs/deployment/ROLLING_PLAN.md";
    return mode == "blue-green" ? "docs/deployment/DEPLOYMENT_PLAN.md" : options.document;
}

int start(Options options, bool rehearsal) {
    const Workspace workspace(options);
    options.document = document_of_mode(options, workspace);
    const std::string text = read_file(workspace.document_path(options.document));
    const ParsedDocument parsed = parse_document(text);
    if (!parsed.document.executable)
        throw Stop(bad_input,
                   options.document + " is a plan by hand: it lacks **Format**: `apex-runbook 1`");
    if (has_errors(all_findings(parsed)))
        throw Stop(bad_input, options.document + " has errors: apexctl lint names them");
    Facts first{{"document", options.document},
                {"document_sha256", parsed.document.sha256},
                {"title", parsed.document.title},
                {"version", program_version},
                {"kind_of_run", rehearsal ? "rehearsal" : "deployment"}};
    for (const auto& [name, value] : settings_of(parsed.document, options.set, rehearsal))
        first["var." + name] = value;

    workspace.prepare();
    ShellHost host(workspace.root(), workspace.leftover_path());
    std::string id = host.time_text().substr(0, 23);  // To the millisecond: ids sort as runs began.
    std::erase_if(id, [](char c) { return c == '-' || c == ':' || c == '.'; });
    id += '-' + random_hex_128().substr(0, 6);
    first["run"] = id;
    // Until it has a first record this folder is no run.
    if (!std::filesystem::create_directory(workspace.folder_of(id)))
        throw Stop(cannot_run_here, "cannot make " + workspace.folder_of(id));
    write_file(workspace.folder_of(id) + "/document.md", text);
    return drive(options, workspace, id, Task::start, std::move(first));
}

}  // namespace

int run(const Options& options) { return start(options, false); }

int rehearse(const Options& options) {
    Options scratch = options;
    scratch.state += "/rehearsal";
    scratch.yes = true;  // Nothing of a scratch copy is beyond taking back.
    return start(scratch, true);
}

int resume(const Options& options) {
    const Workspace workspace(options);
    return drive(options, workspace, workspace.chosen_run(options.run), Task::go_on, {});
}

int rollback(const Options& options) {
    const Workspace workspace(options);
    return drive(options, workspace, workspace.chosen_run(options.run), Task::take_back, {});
}

}  // namespace apex::apexctl
