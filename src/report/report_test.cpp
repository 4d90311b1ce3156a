#include "report/report.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "report/sample_input.hpp"

namespace apex::report {
namespace {
TEST(Report, WritesTheSample) {
    std::ofstream("sample_report.pdf", std::ios::binary) << render_pdf(sample_input());
}
}  // namespace
}  // namespace apex::report
