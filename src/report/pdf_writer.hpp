// A document of marks as PDF bytes through cairo. Decides nothing about layout.
#pragma once
#include <string>

#include "report/marks.hpp"

namespace apex::report {

namespace paper {  // US Letter, points.
inline constexpr double width = 612, height = 792;
inline constexpr double left = 54, right = 558, top = 66, bottom = 738;
inline constexpr double text_width = right - left;
}  // namespace paper

struct PdfProperties {
    std::string title, author, subject, creator;
    std::string created;  ///< ISO 8601; part of the bytes, so never the clock
};

std::string write_pdf(const Document& document, const PdfProperties& properties);

}  // namespace apex::report
