// What stands on every page: project and job above, design hash and page x of n below.
#pragma once
#include "report/flow.hpp"
#include "report/report_input.hpp"

namespace apex::report {

/// Adds header and footer to all pages; call last, when their number is known.
void add_furniture(Typesetter& type, Document& document, const ReportInput& input);

}  // namespace apex::report
