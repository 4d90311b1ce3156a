// What happened in a run: records that are only ever appended, each fsync'd before its author goes
// on, each bearing a checksum over itself and all before it.
//
// A line is `<sha256> <json>`; the checksum is of the one before and the JSON. A last line that is
// not whole is what a power cut leaves: it never happened, and opening for writing removes it. A
// wrong line before the last is damage, and nothing is continued from it.
#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "runbook/json.hpp"

namespace apex::runbook {

/// The journal cannot be read, or cannot be written safely.
struct JournalError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Record {
    std::string kind;  ///< "step-started"
    Facts facts;       ///< besides: time, and what the kind needs
    std::string sum;   ///< checksum of everything up to here

    /// "" when there is no such fact.
    const std::string& operator[](const std::string& name) const;
};

struct JournalText {
    std::vector<Record> records;
    std::size_t whole_bytes = 0;  ///< of the file, without a torn last line
    bool torn = false;
};
/// Throws JournalError for a damaged journal.
JournalText read_journal(const std::string& path);

class Journal {
  public:
    /// Opens or creates; throws JournalError. The folder exists.
    explicit Journal(const std::string& path);
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    /// On the disk when this returns; throws JournalError when it may not be.
    const Record& append(const std::string& kind, Facts facts);
    const std::vector<Record>& records() const { return records_; }

  private:
    std::string path_;
    std::vector<Record> records_;
    int file_ = -1;
    bool broken_ = false;  ///< an append failed: what the disk holds is unknown
};

}  // namespace apex::runbook
