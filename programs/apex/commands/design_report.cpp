#include "programs/apex/commands/design_report.hpp"

#include "adapters/signcalc_local/local_calculator.hpp"
#include "base/assertion.hpp"
#include "programs/apex/commands/command.hpp"
#include "report/report.hpp"
#include "services/worker/jobs/report_input.hpp"
#include "wire/identity.hpp"

namespace apex::program {
namespace {

/// As the worker sees a stored revision; number 0 is printed as "not stored".
worker::CalculatedDesign unsaved(const app::Calculation& c) {
    return {0,        c.input_hash, c.design_hash, c.engine_version, c.document,
            c.result, c.checks,     c.assumptions, c.warnings,       c.trace};
}

}  // namespace

std::string design_report(const design::DesignDocument& document, const std::string& kind) {
    const auto calculated = adapters::LocalCalculator(wire::design_packs()).calculate(document);
    const auto* calculation = std::get_if<app::Calculation>(&calculated);
    APEX_ASSERT(calculation != nullptr);  // The caller has checked this document.
    const auto report_kind =
        kind == "estimate" ? report::ReportKind::estimate : report::ReportKind::calculation_package;
    try {
        return report::render_pdf(worker::report_input(unsaved(*calculation), report_kind));
    } catch (const report::FontsMissing& missing) {
        throw Stop(cannot_run_here, missing.what());
    }
}

}  // namespace apex::program
