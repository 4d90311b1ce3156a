// CSV as a way to write design documents: the header names fields of the document, each record
// gives their values. Not here: where one record ends (records.hpp).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"

namespace apex::batch {

/// The cells of one record, unquoted; a stray quotation mark is a refusal.
Outcome<std::vector<std::string>> cells_of(std::string_view record);

/// A cell as it is written: quoted only where it must be. Line ends become spaces.
void append_cell(std::string& out, std::string_view text);

/// What the columns of a file stand for.
class CsvHeader {
  public:
    /// A column is a JSON pointer into the document ("/site/wind_speed_mph") or the end of one
    /// that only one field has ("wind_speed_mph", "soil/class"); the number of the first cabinet
    /// may be left out. SI names are taken as in documents. Refused: a name no field or several
    /// fields have, and the same field twice.
    static Outcome<CsvHeader> read(std::string_view record);

    /// The record as the JSON text of a document; an empty cell is an absent field.
    Outcome<std::string> document(std::string_view record) const;

  private:
    struct Column {
        std::vector<std::string> path;  ///< {"sign", "cabinets", "0", "width_ft"}
        bool is_text = false;
        std::size_t cell = 0;  ///< which one of the record
    };
    void append_members(std::string& out, const std::vector<std::string>& cells, std::size_t from,
                        std::size_t to, std::size_t depth) const;
    void append_value(std::string& out, const std::vector<std::string>& cells, std::size_t from,
                      std::size_t to, std::size_t depth) const;

    std::vector<Column> columns_;  ///< in the order of their paths
    std::size_t cell_count_ = 0;
    bool names_schema_ = false;
};

}  // namespace apex::batch
