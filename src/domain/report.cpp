#include "domain/report.hpp"

#include "base/assertion.hpp"

namespace apex::domain {

std::string_view to_text(ReportKind kind) {
    switch (kind) {
        case ReportKind::calculation_package:
            return "calculation_package";
        case ReportKind::estimate:
            return "estimate";
    }
    APEX_ASSERT(false);
    return "";
}

std::optional<ReportKind> parse_report_kind(std::string_view text) {
    for (const ReportKind kind : {ReportKind::calculation_package, ReportKind::estimate})
        if (to_text(kind) == text) return kind;
    return std::nullopt;
}

}  // namespace apex::domain
