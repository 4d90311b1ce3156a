// From a stored revision to what a report shows: the JSON texts that were stored, copied field by
// field. Nothing is computed here.
#pragma once
#include <string_view>

#include "domain/revision.hpp"
#include "report/report_input.hpp"

namespace apex::worker {

/// A calculated design as its JSON texts, stored or fresh. Views: they live as long as what they
/// were taken from.
struct CalculatedDesign {
    int revision;  ///< 0: not stored
    std::string_view input_hash, design_hash, engine_version;
    std::string_view document, result, checks, assumptions, warnings, trace;
};
CalculatedDesign calculated(const domain::Revision& revision);

/// Throws std::runtime_error where a text does not decode: stored by an engine that wrote other
/// fields.
report::ReportInput report_input(const CalculatedDesign& design, report::ReportKind kind);

/// Of a project without a design: the cover says so.
report::ReportInput report_input_without_design(const report::Caption& caption,
                                                report::ReportKind kind);

}  // namespace apex::worker
