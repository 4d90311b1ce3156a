// The report of one design as a PDF: US Letter, fonts embedded, text selectable, the same bytes for
// the same input. Not here: filling the input (the worker does), formulas (the stored trace has
// them), PDF/A and signatures.
#pragma once
#include <stdexcept>
#include <string>

#include "report/report_input.hpp"

namespace apex::report {

/// The bundled fonts are not where Debian's fonts-inter and fonts-dejavu-core put them; what()
/// names file and package.
struct FontsMissing : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The PDF's bytes. Callable from several threads at once. Throws FontsMissing, or
/// std::runtime_error when cairo refuses.
std::string render_pdf(const ReportInput& input);

/// Throws FontsMissing unless all fonts can be read; for a check at start-up.
void require_fonts();

}  // namespace apex::report
