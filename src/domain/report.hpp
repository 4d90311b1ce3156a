// A report that was made: which bytes, of which revision, by which task. The bytes lie in the
// object store under their hash.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/ids.hpp"
#include "domain/time.hpp"

namespace apex::domain {

enum class ReportKind : unsigned char { calculation_package, estimate };

std::string_view to_text(ReportKind kind);
std::optional<ReportKind> parse_report_kind(std::string_view text);

struct Report {
    ProjectId project_id;
    std::string account_id;
    std::string sha256;
    std::int64_t size_bytes = 0;
    ReportKind kind = ReportKind::calculation_package;
    int revision = 0;  ///< 0: made when no design was saved
    TaskId task_id;
    Time created_at;
};

}  // namespace apex::domain
