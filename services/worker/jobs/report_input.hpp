// From a stored revision to what a report shows: the JSON texts that were stored, copied field by
// field. Nothing is computed here.
#pragma once
#include <optional>

#include "domain/revision.hpp"
#include "report/report_input.hpp"

namespace apex::worker {

/// Of a project whose design is saved. A stored text that does not decode is an assertion: we wrote
/// it.
report::ReportInput report_input(const domain::Revision& revision, report::ReportKind kind);

/// Of a project without a design: the cover says so.
report::ReportInput report_input_without_design(const report::Caption& caption,
                                                report::ReportKind kind);

}  // namespace apex::worker
