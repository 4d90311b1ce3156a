#include "runbook/journal.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/sha256.hpp"
#include "runbook/markdown.hpp"

namespace apex::runbook {
namespace {

constexpr std::size_t sum_digits = 64;
constexpr const char* kind_name = "kind";

std::string failure(const std::string& what, const std::string& path) {
    return what + ' ' + path + ": " + std::strerror(errno);
}

std::string sum_of(const std::string& previous, std::string_view json) {
    return sha256_hex(previous + std::string(json));
}

std::optional<Record> read_line(std::string_view line, const std::string& previous) {
    if (line.size() < sum_digits + 2 || line[sum_digits] != ' ') return std::nullopt;
    const std::string_view json = line.substr(sum_digits + 1);
    std::string sum = sum_of(previous, json);
    if (sum != line.substr(0, sum_digits)) return std::nullopt;
    auto facts = read_facts(json);
    if (!facts || !facts->contains(kind_name)) return std::nullopt;
    Record record{(*facts)[kind_name], std::move(*facts), std::move(sum)};
    record.facts.erase(kind_name);
    return record;
}

/// A new name in a folder is on the disk when the folder is.
void sync_folder_of(const std::string& path) {
    const std::string folder = std::filesystem::path(path).parent_path().string();
    const int opened =
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0) throw JournalError(failure("cannot open the folder of", path));
    const bool done = ::fsync(opened) == 0;
    ::close(opened);
    if (!done) throw JournalError(failure("cannot sync the folder of", path));
}

}  // namespace

const std::string& Record::operator[](const std::string& name) const {
    static const std::string nothing;
    const auto found = facts.find(name);
    return found == facts.end() ? nothing : found->second;
}

JournalText read_journal(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw JournalError(failure("cannot read the journal", path));
    std::ostringstream bytes;
    bytes << file.rdbuf();
    const std::string text = std::move(bytes).str();

    JournalText journal;
    std::string previous;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        const bool last = end == text.npos || end + 1 == text.size();
        auto record = end == text.npos
                          ? std::nullopt
                          : read_line(std::string_view(text).substr(at, end - at), previous);
        if (!record) {
            if (!last)
                throw JournalError("the journal " + path + " is damaged after record " +
                                   std::to_string(journal.records.size()) +
                                   ": its checksum is wrong");
            journal.torn = true;
            break;
        }
        previous = record->sum;
        journal.records.push_back(std::move(*record));
        at = journal.whole_bytes = end + 1;
    }
    return journal;
}

Journal::Journal(const std::string& path) : path_(path) {
    const bool is_new = ::access(path.c_str(), F_OK) != 0;
    file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file_ < 0) throw JournalError(failure("cannot open the journal", path));
    try {
        if (is_new) {
            sync_folder_of(path);
            return;
        }
        JournalText text = read_journal(path);
        records_ = std::move(text.records);
        if (text.torn &&
            (::ftruncate(file_, static_cast<off_t>(text.whole_bytes)) != 0 || ::fsync(file_) != 0))
            throw JournalError(failure("cannot remove the torn end of", path));
    } catch (...) {
        ::close(file_);
        throw;
    }
}

Journal::~Journal() { ::close(file_); }

const Record& Journal::append(const std::string& kind, Facts facts) {
    if (broken_) throw JournalError("an earlier record of " + path_ + " could not be written");
    facts[kind_name] = kind;
    const std::string json = json_of(facts);
    facts.erase(kind_name);
    Record record{kind, std::move(facts),
                  sum_of(records_.empty() ? std::string() : records_.back().sum, json)};
    const std::string line = record.sum + ' ' + json + '\n';
    broken_ = true;
    for (std::size_t at = 0; at < line.size();) {
        const ssize_t written = ::write(file_, line.data() + at, line.size() - at);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) throw JournalError(failure("cannot write the journal", path_));
        at += static_cast<std::size_t>(written);
    }
    if (::fsync(file_) != 0) throw JournalError(failure("cannot sync the journal", path_));
    broken_ = false;
    return records_.emplace_back(std::move(record));
}

}  // namespace apex::runbook
