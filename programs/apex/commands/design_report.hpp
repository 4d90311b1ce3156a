// The PDF of a design that is not stored: calculated, then rendered as the worker does it.
#pragma once
#include <string>

#include "calc/design/design_document.hpp"

namespace apex::program {

/// The bytes of the PDF. `kind`: calculation_package or estimate. Throws Stop.
std::string design_report(const design::DesignDocument& document, const std::string& kind);

}  // namespace apex::program
