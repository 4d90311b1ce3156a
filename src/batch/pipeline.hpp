// Records through all cores, rows out in their order, within bounded memory: blocks of records wait
// in one short row, workers take them, whoever reads also writes.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "batch/work.hpp"

namespace apex::batch {

struct PipelineOptions {
    Format in = Format::ndjson, out = Format::ndjson;
    Work work;
    unsigned threads = 1;
    std::size_t skip = 0;  ///< records whose rows exist already
};

/// Bytes of the input, a piece at a time; empty: there are no more.
using ReadPiece = std::function<std::string()>;
/// Rows in order, whole lines only, and what they come to. `read_bytes` is of the input so far.
using WriteRows =
    std::function<void(std::string_view rows, const Tally& tally, std::size_t read_bytes)>;

/// Refused: a CSV header that names no fields, and fewer records than were to be skipped. What
/// `read` and `write` throw ends it.
std::optional<Rejection> run(const PipelineOptions& options, const ReadPiece& read,
                             const WriteRows& write);

}  // namespace apex::batch
