// `apex tasks`: what waits, runs and failed; try again, cancel. Works on the database itself, so it
// needs no running service.
#include "app/tasks.hpp"

#include <unistd.h>

#include <iostream>

#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/settings_flags.hpp"
#include "programs/apex/commands/table.hpp"
#include "services/api/resources_wire.hpp"
#include "services/composition/adapters.hpp"

namespace apex::program {
namespace {

using domain::Task;

/// Recorded in the audit trail: who can run this holds the database's password.
app::Caller operator_of_this_machine() {
    app::Caller caller;
    caller.actor = "operator";
    caller.request_id = "apex-tasks-" + std::to_string(::getpid());
    caller.role = domain::Role::admin;
    return caller;
}

void print_json(const std::vector<Task>& tasks) {
    std::string text = "[";
    for (const Task& task : tasks)
        text += (text.size() > 1 ? ",\n " : "\n ") + wire::encode(api::resource(task));
    std::cout << text << "\n]\n";
}

void print_table(const std::vector<Task>& tasks) {
    if (tasks.empty()) {
        std::cout << "There are no such tasks.\n";
        return;
    }
    std::vector<std::vector<std::string>> rows;
    for (const Task& task : tasks)
        rows.push_back({task.id.text(), task.kind, std::string(domain::to_text(task.status)),
                        std::to_string(task.attempts), domain::to_text(task.created_at),
                        task.error.value_or(task.stage)});
    std::cout << columns({"task", "kind", "status", ">attempts", "created", "reason or stage"},
                         rows);
}

int print(const std::vector<Task>& tasks, bool as_json) {
    as_json ? print_json(tasks) : print_table(tasks);
    return fine;
}

struct ListOptions {
    std::string status, kind;
    int limit = app::default_limit;
};

int list(const config::Settings& settings, const ListOptions& options, bool as_json) {
    app::TaskFilter filter;
    if (!options.status.empty()) filter.status = domain::parse_task_status(options.status);
    if (!options.kind.empty()) filter.kind = options.kind;
    filter.limit = options.limit;
    http::Registry metrics;
    composition::Adapters adapters(settings, metrics);
    return print(app::list_tasks(adapters.ports(), operator_of_this_machine(), filter), as_json);
}

/// Does it to each; what cannot be done is said, and the others are done all the same.
template <class Act>
int change(const config::Settings& settings, const std::vector<std::string>& ids, bool as_json,
           Act&& act) {
    http::Registry metrics;
    composition::Adapters adapters(settings, metrics);
    std::vector<Task> changed;
    int status = fine;
    for (const std::string& id : ids) {
        auto result = act(adapters.ports(), id);
        if (const auto* failure = app::failed(result)) {
            std::cerr << id << ": " << failure->detail << '\n';
            status = bad_input;
        } else {
            changed.push_back(std::get<Task>(std::move(result)));
        }
    }
    if (!changed.empty()) print(changed, as_json);
    return status;
}

}  // namespace

void add_tasks(CLI::App& app, Chosen& chosen) {
    CLI::App* command = add_command(app, "tasks", "List tasks, try failed ones again, cancel",
                                    "apex tasks list --status failed\n  apex tasks retry tsk_...");
    command->require_subcommand(1);
    const SettingsFlags flags(*command, {"database_url", "data"});
    static bool as_json = false;
    static ListOptions options;
    static std::vector<std::string> ids;

    CLI::App* listing =
        add_command(*command, "list", "The newest tasks, with the reason of those that failed",
                    "apex tasks list --status failed --kind render_report --json");
    listing->add_option("--status", options.status, "Only these")
        ->check(CLI::IsMember({"queued", "running", "completed", "failed", "cancelled"}));
    listing->add_option("--kind", options.kind, "Only these, such as render_report");
    listing->add_option("--limit", options.limit, "At most so many")
        ->check(CLI::Range(1, app::max_limit))
        ->capture_default_str();
    listing->add_flag("--json", as_json, "As JSON");
    listing->callback([flags, &chosen] {
        chosen = [flags] { return list(flags.load().settings, options, as_json); };
    });

    CLI::App* retry = add_command(*command, "retry", "Queue failed or cancelled tasks again",
                                  "apex tasks retry tsk_0123456789abcdef0123456789abcdef");
    retry->add_option("TASK", ids, "Their ids")->required();
    retry->add_flag("--json", as_json, "As JSON");
    retry->callback([flags, &chosen] {
        chosen = [flags] {
            return change(flags.load().settings, ids, as_json,
                          [](const app::Ports& ports, const std::string& id) {
                              return app::retry_task(ports, operator_of_this_machine(), id);
                          });
        };
    });

    CLI::App* cancel = add_command(*command, "cancel", "Cancel tasks that have not ended",
                                   "apex tasks cancel tsk_0123456789abcdef0123456789abcdef");
    cancel->add_option("TASK", ids, "Their ids")->required();
    cancel->add_flag("--json", as_json, "As JSON");
    cancel->callback([flags, &chosen] {
        chosen = [flags] {
            return change(flags.load().settings, ids, as_json,
                          [](const app::Ports& ports, const std::string& id) {
                              return app::cancel_task(ports, operator_of_this_machine(), id, {});
                          });
        };
    });
    // --data and --database-url may follow, too.
    for (CLI::App* each : {listing, retry, cancel}) each->fallthrough();
}

}  // namespace apex::program
