// The program apexctl: the command line of the deployment tool.
#include <CLI/CLI.hpp>

#include <iostream>

#include "base/version.hpp"
#include "programs/apexctl/commands.hpp"
#include "runbook/journal.hpp"

namespace {

using namespace apex::apexctl;

/// A command that takes the document, and one that takes a run of it.
CLI::App* of_document(CLI::App& app, const char* name, const char* summary, Options& options) {
    CLI::App* command = app.add_subcommand(name, summary);
    command->add_option("DOCUMENT", options.document, "The runbook, below the root")
        ->capture_default_str();
    return command;
}
CLI::App* of_run(CLI::App& app, const char* name, const char* summary, Options& options) {
    CLI::App* command = app.add_subcommand(name, summary);
    command->add_option("--run", options.run, "Its id; the last one if none is named");
    return command;
}

void add_execution(CLI::App* command, Options& options) {
    command->add_option("--events", options.events,
                        "Append JSON events to this file; - for standard output");
    command->add_flag("--yes", options.yes, "Agree to what cannot be taken back");
    // What a kill leaves behind is tested by killing.
    command->add_option("--kill-after-record", options.kill_after_record)->group("");
    command->add_option("--kill-before", options.kill_before)->group("");
    command->add_option("--kill-during", options.kill_during)->group("");
    command->add_option("--kill-after", options.kill_after)->group("");
    command->add_option("--kill-verified", options.kill_verified)->group("");
    command->add_option("--metrics", options.metrics, "Also keep the metrics in this file")
        ->envname("APEXCTL_METRICS_FILE");
}

int parsed_and_run(int argc, char** argv) {
    CLI::App app{
        "Runs a deployment plan that people can read, proves every step and takes it back by "
        "itself."};
    app.name("apexctl");
    app.require_subcommand(1);
    app.fallthrough();
    app.set_version_flag("--version", apex::program_version);
    app.footer(
        "Exit status: 0 done, 1 failed and taken back, 2 bad input, 3 cannot run here, 4 locked,\n"
        "5 needs a person, 6 unfinished (resume or rollback), 7 a check refuses.");
    Options options;
    app.add_option("--root", options.root, "Root of the checkout; scripts run there")
        ->capture_default_str();
    app.add_option("--state", options.state, "Folder of runs and lock, below the root")
        ->capture_default_str();
    int (*chosen)(const Options&) = nullptr;
    const auto does = [&](CLI::App* command, int (*function)(const Options&)) {
        command->callback([&chosen, function] { chosen = function; });
        return command;
    };
    const auto with_settings = [&](CLI::App* command) {
        command->add_option("--set", options.set, "NAME=value, over the document's settings");
        return command;
    };

    CLI::App* lint_command = does(of_document(app, "lint", "Judge a runbook", options), lint);
    lint_command->add_flag("--json", options.json, "One JSON object a finding");
    lint_command->add_flag("--strict", options.strict, "Warnings are errors");
    with_settings(does(of_document(app, "plan",
                                   "Dry run: print every step, execute what only reads", options),
                       plan))
        ->add_flag("--no-checks", options.no_checks, "Print only");
    CLI::App* run_command = with_settings(does(of_document(app, "run", "Deploy", options), run));
    add_execution(run_command, options);
    run_command
        ->add_option("--mode", options.mode,
                     "blue-green or rolling, or auto: which of them fits into the memory")
        ->check(CLI::IsMember({"blue-green", "rolling", "auto"}))
        ->excludes(run_command->get_option("DOCUMENT"));
    add_execution(
        with_settings(
            does(of_document(app, "rehearse", "The same on a scratch copy", options), rehearse)),
        options);
    add_execution(
        does(of_run(app, "resume", "Go on with a run that was interrupted or killed", options),
             resume),
        options);
    CLI::App* back = does(of_run(app, "rollback", "Take a run back", options), rollback);
    add_execution(back, options);
    back->add_option("--reason", options.reason, "Kept in the journal")->capture_default_str();
    CLI::App* status_command =
        does(of_run(app, "status", "Where a run stands, and who holds the lock", options), status);
    status_command->add_flag("--json", options.json, "As one JSON object");
    status_command->add_flag("--follow", options.follow, "Until it ends");
    CLI::App* report_command = does(of_run(app, "report", "What a run did", options), report);
    report_command->add_option("--html", options.html, "Write a page");
    report_command->add_option("--json", options.json_file,
                               "Write JSON; without either, JSON is printed");
    does(app.add_subcommand("sign", "Sign files: FILE.sig beside FILE"), sign)
        ->add_option("FILE", options.files, "Such as the manifest of a release")
        ->required();
    CLI::App* verify_command =
        does(app.add_subcommand("verify", "Whether files are signed: FILE by FILE.sig"), verify);
    verify_command->add_option("FILE", options.files, "report.json, report.html")->required();
    verify_command->add_option("--key", options.key,
                               "The public key; that of the key that signs here if none is named");
    CLI::App* chaos_command = with_settings(
        does(of_document(app, "chaos", "Kill a run at every boundary, and take it back each time",
                         options),
             chaos));
    chaos_command->add_option("--only", options.only, "Ids of steps");
    chaos_command
        ->add_option("--release", options.release_question,
                     "Prints what serves; the same before and after")
        ->capture_default_str();
    chaos_command
        ->add_option("--user", options.user_question,
                     "Asks once as a user does; fails when refused")
        ->capture_default_str();
    CLI::App* preflight_command = with_settings(
        does(app.add_subcommand(
                 "preflight",
                 "Whether a deployment may begin: every check, its fact, its limit, its remedy"),
             preflight));
    preflight_command->add_option("CHECKLIST", options.checklist, "The checklist, below the root")
        ->capture_default_str();
    preflight_command->add_option("--only", options.only, "Ids of checks");
    preflight_command->add_flag("--json", options.json, "One JSON object a check");

    does(app.add_subcommand("backup", "Take a backup into infra/backups"), backup)
        ->add_flag("--base", options.base,
                   "Of the server's files: with the archived log it leads to any moment");
    does(app.add_subcommand("drill",
                            "Prove the last backup: restore it beside the database and compare"),
         drill);
    CLI::App* restore_command =
        does(app.add_subcommand("restore", "Put a backup in the place of the database"), restore);
    restore_command->add_option("BACKUP", options.backup, "Its name in infra/backups")->required();
    restore_command->add_flag("--yes", options.yes, "What was written since is lost: agree");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& usage) {
        return app.exit(usage) == 0 ? fine : bad_input;
    }
    return chosen(options);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return parsed_and_run(argc, argv);
    } catch (const Stop& stop) {
        std::cerr << "apexctl: " << stop.what() << '\n';
        return stop.exit_status;
    } catch (const std::exception& failure) {
        std::cerr << "apexctl: " << failure.what() << '\n';
        return cannot_run_here;
    }
}
