// Cuts a stream of bytes into records: lines of NDJSON, or records of CSV (RFC 4180), whose quoted
// fields may hold line ends. Blank lines are no records. Not here: what a record says.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace apex::batch {

enum class Format : unsigned char { ndjson, csv };

inline constexpr std::size_t record_bytes_max = 64 * 1024;

struct Record {
    std::size_t line = 0;   ///< 1, 2, ...: where it begins
    std::string text;       ///< without its line end
    bool too_long = false;  ///< over record_bytes_max; the text is left out
};

class RecordCutter {
  public:
    explicit RecordCutter(Format format) : format_(format) {}
    /// Appends the records that are complete.
    void add(std::string_view bytes, std::vector<Record>& out);
    /// Appends what stands after the last line end.
    void finish(std::vector<Record>& out);

  private:
    void end_record(std::vector<Record>& out);
    void keep(std::string_view bytes);

    Format format_;
    Record current_{1, {}, false};
    std::size_t line_ = 1;
    bool quoted_ = false;
};

}  // namespace apex::batch
