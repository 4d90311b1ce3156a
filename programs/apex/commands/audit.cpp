// `apex audit`: proves the audit trail, and seals it with a root.
#include <iostream>

#include "adapters/inprocess/system_clock.hpp"
#include "app/audit.hpp"
#include "app/json_text.hpp"
#include "programs/apex/commands/command.hpp"
#include "programs/apex/commands/settings_flags.hpp"
#include "services/composition/adapters.hpp"

namespace apex::program {
namespace {

std::string json_of(const domain::AuditRoot& root) {
    return app::JsonObject()
        .add("number", root.number)
        .add("day", domain::day_of(root))
        .add("as_of", domain::to_text(root.as_of))
        .add("chains", root.heads)
        .add("hash", root.hash)
        .text();
}

std::string json_of(const app::AuditFinding& finding) {
    app::JsonObject json;
    if (!finding.project_id.empty()) json.add("project_id", finding.project_id);
    if (finding.sequence > 0) json.add("event", finding.sequence);
    if (finding.root > 0) json.add("root", finding.root).add("day", finding.day);
    return json.add("what", finding.what).text();
}

std::string json_of(const app::AuditReport& report) {
    std::string broken;
    for (const auto& finding : report.findings)
        broken += (broken.empty() ? "" : ",") + json_of(finding);
    return app::JsonObject()
        .add("holds", report.holds())
        .add("chains", report.chains)
        .add("events", report.events)
        .add("roots", report.roots)
        .add("dropped", report.dropped)
        .add_raw("last_root", report.last ? json_of(*report.last) : "null")
        .add("broken", report.broken)
        .add_raw("findings", '[' + broken + ']')
        .text();
}

std::string words_of(const app::AuditFinding& finding) {
    std::string words = "BROKEN  ";
    if (!finding.project_id.empty()) words += "project " + finding.project_id + ", ";
    if (finding.sequence > 0) words += "event " + std::to_string(finding.sequence) + ", ";
    if (finding.root > 0)
        words += "root " + std::to_string(finding.root) + " of " + finding.day + ", ";
    return words.replace(words.size() - 2, 2, ": ") + finding.what;
}

void print(const app::AuditReport& report) {
    for (const auto& finding : report.findings) std::cout << words_of(finding) << '\n';
    if (report.broken > static_cast<std::int64_t>(report.findings.size()))
        std::cout << "and " << report.broken - static_cast<std::int64_t>(report.findings.size())
                  << " more\n";
    std::cout << report.events << " events in " << report.chains << " chains, " << report.roots
              << " roots: "
              << (report.holds() ? "the audit trail holds" : "the audit trail is BROKEN") << ".\n";
    if (report.dropped > 0)
        std::cout << report.dropped << " chains of the smoke test were dropped.\n";
    if (report.last)
        std::cout << "Last root " << report.last->number << " of " << domain::day_of(*report.last)
                  << ": " << report.last->hash << '\n';
}

int verify(const config::Settings& settings, bool as_json) {
    const auto database = composition::open_database(settings);
    const app::AuditReport report = app::verify_audit(*database);
    if (as_json)
        std::cout << json_of(report) << '\n';
    else
        print(report);
    return report.holds() ? fine : does_not_pass;
}

int make_root(const config::Settings& settings, bool as_json) {
    const auto database = composition::open_database(settings);
    adapters::SystemClock clock;
    const domain::AuditRoot root = app::make_audit_root(*database, clock);
    if (as_json)
        std::cout << json_of(root) << '\n';
    else
        std::cout << "Root " << root.number << " over " << root.heads << " chains: " << root.hash
                  << '\n';
    return fine;
}

}  // namespace

void add_audit(CLI::App& app, Chosen& chosen) {
    CLI::App* command = add_command(app, "audit", "Prove the audit trail, or seal it with a root",
                                    "apex audit verify --json");
    command->require_subcommand(1);
    const SettingsFlags flags(*command, {"database_url", "data"});
    static bool as_json = false;
    CLI::App* proof = add_command(
        *command, "verify",
        "Check every event's chain and every root; exit 1 and name it when one is broken",
        "apex audit verify");
    proof->fallthrough();
    proof->add_flag("--json", as_json, "As JSON");
    proof->callback(
        [&chosen, flags] { chosen = [flags] { return verify(flags.load().settings, as_json); }; });
    CLI::App* root = add_command(
        *command, "root",
        "Make a root over all chains now, as the worker does after each day (UTC); keep its hash "
        "elsewhere",
        "apex audit root");
    root->fallthrough();
    root->add_flag("--json", as_json, "As JSON");
    root->callback([&chosen, flags] {
        chosen = [flags] { return make_root(flags.load().settings, as_json); };
    });
}

}  // namespace apex::program
