#include "site/csv.hpp"

#include "base/assertion.hpp"

namespace apex::site {
namespace {

CsvRow split(std::string_view line, char separator) {
    CsvRow cells;
    std::size_t from = 0;
    while (true) {
        const std::size_t to = line.find(separator, from);
        cells.push_back(line.substr(from, to - from));
        if (to == std::string_view::npos) return cells;
        from = to + 1;
    }
}

}  // namespace

std::vector<CsvRow> read_csv(std::string_view text) {
    while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
    const CsvRow lines = split(text, '\n');
    const std::size_t columns = split(lines.front(), ',').size();
    std::vector<CsvRow> rows;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        rows.push_back(split(lines[i], ','));
        APEX_ASSERT(rows.back().size() == columns);
    }
    return rows;
}

}  // namespace apex::site
