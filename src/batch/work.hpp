// What a batch does with each record. Pure: the same record and work give the same row.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "batch/csv.hpp"
#include "batch/row.hpp"
#include "calc/design/optimum.hpp"

namespace apex::batch {

/// Editions to calculate with instead of the document's own, as far as they are named.
struct Editions {
    std::optional<design::WindEdition> wind;
    std::optional<design::SteelEdition> steel;
    std::optional<design::ConcreteEdition> concrete;
    std::optional<design::SoilEdition> soil;

    bool any() const { return wind || steel || concrete || soil; }
    /// By its name ("ASCE 7-22"). Refused: a name of none, and two of one kind.
    std::optional<Rejection> add(std::string_view name);
    design::Codes over(design::Codes own) const;
};

struct Work {
    std::optional<design::LeastOf> optimum;  ///< search instead of checking
    Editions editions;                       ///< any: compare with the document's own
    bool full = false;                       ///< with the whole answer; NDJSON only
};

/// The row of one record. `header` is of CSV; null: the record is JSON.
Row row_of(const Record& record, const CsvHeader* header, const Work& work);

/// "cost", "weight" or "depth".
std::optional<design::LeastOf> least_of(std::string_view word);

}  // namespace apex::batch
