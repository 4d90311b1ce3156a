// The files of `apex batch`: rows grow in OUT.partial, which becomes OUT when the last one is
// written; OUT.journal says what they were made from. A run that was killed is taken up after the
// last whole row.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "batch/row.hpp"

namespace apex::program {

class BatchInput {
  public:
    explicit BatchInput(const std::string& path);  ///< "-" is standard input; throws Stop
    ~BatchInput();
    BatchInput(const BatchInput&) = delete;
    BatchInput& operator=(const BatchInput&) = delete;
    std::string read();  ///< the next piece; empty at the end; throws Stop
    /// Nothing of a stream that has no size.
    std::optional<std::uint64_t> size_bytes() const { return size_bytes_; }
    /// Which content it is, as far as the file system knows; empty for a stream.
    std::string fingerprint() const;

  private:
    std::string path_;
    int descriptor_;
    std::optional<std::uint64_t> size_bytes_;
    std::int64_t modified_ns_ = 0;
};

class BatchOutput {
  public:
    /// `made_from` tells one batch from another. Throws Stop: the files cannot be opened, or what
    /// is there was made from something else.
    BatchOutput(std::string path, batch::Format format, std::string made_from, bool restart);
    ~BatchOutput();
    BatchOutput(const BatchOutput&) = delete;
    BatchOutput& operator=(const BatchOutput&) = delete;
    std::size_t rows_there() const { return rows_there_; }
    const batch::Tally& tally_there() const { return tally_there_; }
    void append(std::string_view bytes);  ///< throws Stop
    void finish();                        ///< all rows are there; throws Stop

  private:
    void take_up(const std::string& partial, batch::Format format);

    std::string path_;
    int descriptor_ = -1;
    std::size_t rows_there_ = 0;
    batch::Tally tally_there_;
};

}  // namespace apex::program
