#include "batch/row.hpp"

#include <array>
#include <charconv>

#include "base/number_text.hpp"
#include "batch/csv.hpp"
#include "wire/describe.hpp"

namespace apex::batch {
BOOST_DESCRIBE_STRUCT(RowError, (), (pointer, reason, clause))
BOOST_DESCRIBE_STRUCT(Row, (),
                      (line, status, designation, diameter_ft, depth_ft, utilisation,
                       governing_check_id, price_total_cents, before_status,
                       before_governing_check_id, before_utilisation, change, cost_to_mend_cents,
                       mended_designation, mended_diameter_ft, input_hash, design_hash, errors,
                       answer))
}  // namespace apex::batch

namespace apex::wire {
template <>
inline constexpr auto rules<batch::Row> = fields(
    field("line").says("Of the input, where the record begins: 1, 2, ..."),
    field("status").says("passes, fails or refused"), field("depth_ft").says("Of the footing"),
    field("utilisation").says("Of the check that governs"),
    field("before_status").says("Under the document's own editions; only of a comparison"),
    field("change").says("newly_failing, newly_passing or same; only of a comparison"),
    field("cost_to_mend_cents")
        .says("Cheapest passing price under the editions asked for, less the present price"),
    field("errors").says("Of a refused record"),
    field("answer").says("The whole answer, with full"));

APEX_WIRE_TYPE(batch::RowError)
APEX_WIRE_TYPE(batch::Row)
}  // namespace apex::wire

namespace apex::batch {
namespace {

constexpr std::array columns{"line",
                             "status",
                             "designation",
                             "diameter_ft",
                             "depth_ft",
                             "utilisation",
                             "governing_check_id",
                             "price_total_cents",
                             "before_status",
                             "before_governing_check_id",
                             "before_utilisation",
                             "change",
                             "cost_to_mend_cents",
                             "mended_designation",
                             "mended_diameter_ft",
                             "input_hash",
                             "design_hash",
                             "field",
                             "reason",
                             "clause"};
constexpr std::size_t status_column = 1, change_column = 11, mend_column = 12;

std::string as_text(const std::string& value) { return value; }
std::string as_text(double value) { return print_number(value); }
std::string as_text(long long value) { return std::to_string(value); }

void append_csv(std::string& out, const Row& row) {
    out += std::to_string(row.line);
    out += ',';
    append_cell(out, row.status);
    const auto add = [&](const auto&... cells) {
        ((out += ',', append_cell(out, cells ? as_text(*cells) : std::string())), ...);
    };
    add(row.designation, row.diameter_ft, row.depth_ft, row.utilisation, row.governing_check_id,
        row.price_total_cents, row.before_status, row.before_governing_check_id,
        row.before_utilisation, row.change, row.cost_to_mend_cents, row.mended_designation,
        row.mended_diameter_ft, row.input_hash, row.design_hash);
    std::string field, reason, clause;
    if (row.errors)
        for (const RowError& error : *row.errors) {
            const char* between = &error == row.errors->data() ? "" : "; ";
            field += between + error.pointer;
            reason += between + error.reason;
            clause += between + error.clause.value_or("");
        }
    add(std::optional(field), std::optional(reason), std::optional(clause));
}

}  // namespace

void append_row(std::string& out, const Row& row, Format format) {
    if (format == Format::csv)
        append_csv(out, row);
    else
        wire::append_encoded(out, wire::type_of<Row>(), &row);
    out += '\n';
}

std::string head_of(Format format) {
    std::string head;
    if (format == Format::ndjson) return head;
    for (const char* column : columns) head += (head.empty() ? "" : ",") + std::string(column);
    return head += '\n';
}

std::optional<Row> read_row(std::string_view line, Format format) {
    if (format == Format::ndjson) {
        auto decoded = wire::decode<Row>(line);
        if (!decoded) return std::nullopt;
        return *std::move(decoded);
    }
    const auto cells = cells_of(line);
    if (refused(cells) != nullptr || value(cells).size() != columns.size()) return std::nullopt;
    const auto& cell = value(cells);
    Row row;
    row.status = cell[status_column];
    if (!cell[change_column].empty()) row.change = cell[change_column];
    const std::string& mend = cell[mend_column];
    long long cents = 0;
    if (std::from_chars(mend.data(), mend.data() + mend.size(), cents).ec == std::errc())
        row.cost_to_mend_cents = cents;
    return row;
}

void Tally::add(const Row& row) {
    ++rows;
    ++(row.status == "passes" ? passing : row.status == "fails" ? failing : refused);
    if (row.change == "newly_passing") ++newly_passing;
    if (row.change != "newly_failing") return;
    ++newly_failing;
    if (row.cost_to_mend_cents)
        mend_cents += *row.cost_to_mend_cents;
    else
        ++not_mendable;
}

void Tally::add(const Tally& other) {
    rows += other.rows, passing += other.passing, failing += other.failing;
    refused += other.refused, newly_failing += other.newly_failing;
    newly_passing += other.newly_passing, mend_cents += other.mend_cents;
    not_mendable += other.not_mendable;
}

std::string Tally::words(bool compared) const {
    std::string text = std::to_string(rows) + " signs: " + std::to_string(passing) + " pass, " +
                       std::to_string(failing) + " fail, " + std::to_string(refused) +
                       " were refused.";
    if (!compared) return text;
    text += " Newly failing: " + std::to_string(newly_failing) +
            ", newly passing: " + std::to_string(newly_passing) + ". To mend the newly failing: ";
    const long long size = mend_cents < 0 ? -mend_cents : mend_cents;
    const std::string cents = std::to_string(size % 100);
    text += (mend_cents < 0 ? "-" : "") + std::to_string(size / 100) + '.' +
            (cents.size() < 2 ? "0" : "") + cents + " by the price book";
    if (not_mendable > 0)
        text += "; for " + std::to_string(not_mendable) + " no passing design was found";
    return text += '.';
}

}  // namespace apex::batch
