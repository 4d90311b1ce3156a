#include "programs/apexctl/workspace.hpp"

#include <fcntl.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "runbook/lint.hpp"

extern char** environ;

namespace apex::apexctl {
namespace fs = std::filesystem;
using namespace apex::runbook;

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!file || fs::is_directory(path)) throw Stop(bad_input, "cannot read " + path);
    text << file.rdbuf();
    return std::move(text).str();
}

void write_file(const std::string& path, const std::string& text) {
    const std::string draft = path + ".part";
    const int file = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool done = file >= 0;
    for (std::size_t at = 0; done && at < text.size();) {
        const ssize_t written = ::write(file, text.data() + at, text.size() - at);
        done = written > 0;
        if (done) at += static_cast<std::size_t>(written);
    }
    done = done && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!done || ::rename(draft.c_str(), path.c_str()) != 0)
        throw Stop(cannot_run_here, "cannot write " + path);
}

Workspace::Workspace(const Options& options)
    : root_(options.root),
      state_(fs::path(options.state).is_absolute() ? options.state
                                                   : options.root + '/' + options.state) {}

std::string Workspace::document_path(const std::string& document) const {
    return fs::path(document).is_absolute() ? document : root_ + '/' + document;
}

void Workspace::prepare() const {
    std::error_code wrong;
    fs::create_directories(state_ + "/runs", wrong);
    if (wrong) throw Stop(cannot_run_here, "cannot make " + state_ + "/runs: " + wrong.message());
}

void Workspace::tell_scripts() const {
    ::setenv("APEXCTL_STATE", fs::absolute(state_).c_str(), 1);
    std::error_code unknown;
    const auto program = fs::read_symlink("/proc/self/exe", unknown);
    if (!unknown) ::setenv("APEXCTL", program.c_str(), 1);
}

std::vector<std::string> Workspace::runs() const {
    std::vector<std::string> ids;
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator(state_ + "/runs", absent)) {
        // A folder without a whole first record is a run that never began.
        std::string id = entry.path().filename().string();
        if (fs::exists(journal_of(id)) && !read_journal(journal_of(id)).records.empty())
            ids.push_back(std::move(id));
    }
    std::ranges::sort(ids);
    return ids;
}

std::string Workspace::chosen_run(const std::string& named) const {
    const auto all = runs();
    if (!named.empty()) {
        if (std::ranges::find(all, named) == all.end())
            throw Stop(bad_input, "there is no run " + named);
        return named;
    }
    if (all.empty()) throw Stop(bad_input, "there is no run in " + state_);
    return all.back();
}

std::vector<RunState> Workspace::earlier_runs() const {
    std::vector<RunState> states;
    for (const std::string& id : runs())
        states.push_back(replay(read_journal(journal_of(id)).records));
    return states;
}

Document Workspace::document_of(const std::string& run) const {
    ParsedDocument parsed = parse_document(read_file(folder_of(run) + "/document.md"));
    if (has_errors(parsed.findings))
        throw Stop(cannot_run_here, "the document of run " + run + " cannot be read");
    return std::move(parsed.document);
}

Redactor Workspace::redactor() const {
    Redactor redact;
    std::map<std::string, std::string> environment;
    for (char** each = environ; *each != nullptr; ++each) {
        const std::string entry = *each;
        const std::size_t equals = entry.find('=');
        if (equals != entry.npos) environment[entry.substr(0, equals)] = entry.substr(equals + 1);
    }
    redact.know_environment(environment);
    redact.know_files(root_ + "/infra/secrets");
    if (const char* elsewhere = std::getenv("APEX_SECRETS")) redact.know_files(elsewhere);
    return redact;
}

std::map<std::string, std::string> settings_of(const Document& document,
                                               const std::vector<std::string>& set,
                                               bool rehearsal) {
    std::map<std::string, std::string> values;
    for (const Variable& each : document.variables)
        values[each.name] = rehearsal ? each.rehearsal : each.value;
    for (const std::string& each : set) {
        const std::size_t equals = each.find('=');
        const std::string name = each.substr(0, equals);
        if (equals == each.npos || !values.contains(name))
            throw Stop(bad_input,
                       "--set " + each + ": NAME=value, of a name in the document's Settings");
        values[name] = each.substr(equals + 1);
    }
    return values;
}

Facts myself() {
    char host[256] = "";
    ::gethostname(host, sizeof host - 1);
    const passwd* user = ::getpwuid(::getuid());
    return {{"user", user != nullptr ? user->pw_name : std::to_string(::getuid())},
            {"host", host},
            {"pid", std::to_string(::getpid())}};
}

}  // namespace apex::apexctl
