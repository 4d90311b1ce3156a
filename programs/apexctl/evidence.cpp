#include "programs/apexctl/evidence.hpp"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "runbook/report.hpp"
#include "runbook/shell_host.hpp"
#include "runbook/signature.hpp"
#include "runbook/spans.hpp"

namespace apex::apexctl {
using namespace apex::runbook;
namespace {

constexpr double sending_limit_s = 10;

std::string own_key(const Workspace& workspace) { return workspace.state() + "/signing_key.pem"; }
std::string own_public_key(const Workspace& workspace) {
    return workspace.state() + "/signing_key.pub.pem";
}

/// The file that the environment names, or "".
std::string operators_key() {
    const char* named = std::getenv("APEXCTL_SIGNING_KEY");
    return named == nullptr ? "" : named;
}

std::string signing_key(const Workspace& workspace) {
    const bool own = operators_key().empty();
    const std::string path = own ? own_key(workspace) : operators_key();
    if (own && !std::filesystem::exists(path)) write_file(path, new_signing_key());
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0)
        throw Stop(cannot_run_here, "there is no signing key " + path);
    if ((facts.st_mode & 077) != 0)
        throw Stop(cannot_run_here,
                   "the signing key " + path + " may be read by others: chmod 600");
    std::string key = read_file(path);
    if (own && !std::filesystem::exists(own_public_key(workspace)))
        write_file(own_public_key(workspace), public_key_of(key));
    return key;
}

/// The public key that is named, or the public half of the one that signs here.
std::string verifying_key(const Workspace& workspace, const std::string& named) {
    if (!named.empty()) return read_file(named);
    if (operators_key().empty()) return read_file(own_public_key(workspace));
    try {
        return public_key_of(signing_key(workspace));
    } catch (const KeyError& wrong) {
        throw Stop(cannot_run_here, wrong.what());
    }
}

/// To the collector that the environment names, as OpenTelemetry has it. A trace that cannot be
/// sent stays in the run's folder; that is said, and no reason to fail a deployment.
void send_trace(const Workspace& workspace, const std::string& file) {
    const char* collector = std::getenv("OTEL_EXPORTER_OTLP_ENDPOINT");
    if (collector == nullptr || *collector == '\0') return;
    ShellHost host(workspace.root(), workspace.leftover_path());
    const Ran sent = host.run(
        {"curl --silent --show-error --fail --max-time 8 --header 'Content-Type: application/json' "
         "--data-binary \"@$TRACE\" --output /dev/null \"${COLLECTOR%/}/v1/traces\"",
         {{"TRACE", std::filesystem::absolute(file)}, {"COLLECTOR", collector}},
         sending_limit_s},
        [] {}, [](double) {});
    if (sent.exit_status != 0)
        std::cerr << "The trace was not sent and stays in " << file << ": "
                  << workspace.redactor()(sent.output) << '\n';
}

}  // namespace

void write_signed(const Workspace& workspace, const std::string& path, const std::string& text) {
    try {
        const std::string signature = signature_of(text, signing_key(workspace));
        write_file(path, text);
        write_file(path + ".sig", signature);
    } catch (const KeyError& wrong) {
        throw Stop(cannot_run_here, wrong.what());
    }
}

void keep_evidence(const Workspace& workspace, const std::string& run, const Document& document,
                   const std::vector<Record>& records, const std::string& metrics_file) {
    const std::string folder = workspace.folder_of(run), trace = folder + "/trace.json";
    write_file(folder + "/metrics.prom", report_metrics(document, records));
    if (!metrics_file.empty()) write_file(metrics_file, report_metrics(document, records));
    write_file(trace, trace_json(document, records));
    send_trace(workspace, trace);
    write_signed(workspace, folder + "/report.json", report_json(document, records));
    write_signed(workspace, folder + "/report.html", report_html(document, records));
}

int sign(const Options& options) {
    const Workspace workspace(options);
    workspace.prepare();
    try {
        const std::string key = signing_key(workspace);
        for (const std::string& file : options.files)
            write_file(file + ".sig", signature_of(read_file(file), key));
    } catch (const KeyError& wrong) {
        throw Stop(cannot_run_here, wrong.what());
    }
    return fine;
}

int verify(const Options& options) {
    const Workspace workspace(options);
    const std::string key = verifying_key(workspace, options.key);
    bool all = true;
    for (const std::string& file : options.files) {
        const std::string signature_file = file + ".sig";
        bool holds = false;
        try {
            holds = is_signed_by(read_file(file), read_file(signature_file), key);
        } catch (const KeyError& wrong) {
            throw Stop(bad_input, wrong.what());
        }
        std::cout << (holds ? "signed  " : "NOT SIGNED BY THIS KEY  ") << file << '\n';
        all = all && holds;
    }
    return all ? fine : refused;
}

}  // namespace apex::apexctl
