// What one record of a batch comes to, and how it is written: one flat row, the same as NDJSON and
// as CSV. Not here: how it is found (work.hpp).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/records.hpp"
#include "wire/codec.hpp"

namespace apex::batch {

struct RowError {
    std::string pointer, reason;
    std::optional<std::string> clause;
};

/// Fields that a refused record does not have are absent; those of a comparison are absent without
/// one.
struct Row {
    long long line = 0;
    std::string status;  ///< passes, fails or refused
    std::optional<std::string> designation;
    std::optional<double> diameter_ft, depth_ft, utilisation;
    std::optional<std::string> governing_check_id;
    std::optional<long long> price_total_cents;
    std::optional<std::string> before_status, before_governing_check_id;
    std::optional<double> before_utilisation;
    std::optional<std::string> change;  ///< newly_failing, newly_passing or same
    /// The cheapest passing design's price under the editions asked for, less the present one's.
    std::optional<long long> cost_to_mend_cents;
    std::optional<std::string> mended_designation;
    std::optional<double> mended_diameter_ft;
    std::optional<std::string> input_hash, design_hash;
    std::optional<std::vector<RowError>> errors;
    std::optional<wire::RawJson> answer;  ///< the whole envelope, if it was asked for
};

/// One line, with its end.
void append_row(std::string& out, const Row& row, Format format);
/// The head line of CSV; nothing of NDJSON.
std::string head_of(Format format);
/// Status, change and cost of a row that append_row wrote; nothing where it is none.
std::optional<Row> read_row(std::string_view line, Format format);

/// Counts over rows, for people.
struct Tally {
    long long rows = 0, passing = 0, failing = 0, refused = 0;
    long long newly_failing = 0, newly_passing = 0, mend_cents = 0, not_mendable = 0;
    void add(const Row& row);
    void add(const Tally& other);
    std::string words(bool compared) const;
};

}  // namespace apex::batch

namespace apex::wire {
extern template const Type& type_of<batch::Row>();
}
