// A hand-made report input for tests: two cabinets on one pole, every part of a report in use. Its
// derivation is written by the same Sheet as real ones. Not an engineering result: the numbers are
// plausible, no more.
#pragma once
#include "report/report_input.hpp"

namespace apex::report {

ReportInput sample_input();

}  // namespace apex::report
