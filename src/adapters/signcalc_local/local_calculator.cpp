#include "adapters/signcalc_local/local_calculator.hpp"

#include "app/design_summary.hpp"
#include "base/version.hpp"
#include "calc/design/sign_design.hpp"
#include "wire/design_wire.hpp"
#include "wire/identity.hpp"

namespace apex::adapters {

std::variant<app::Calculation, std::vector<Rejection>> LocalCalculator::calculate(
    const design::DesignDocument& document) {
    const auto outcome = design::check_design(document, design::Derivation::written);
    if (const Rejection* no = refused(outcome)) return std::vector<Rejection>{*no};
    const auto& [result, findings] = value(outcome);
    const wire::Identity identity = wire::identity(document, packs_);
    app::Calculation c;
    c.document = wire::encode(document);
    c.input_hash = identity.input_hash;
    c.design_hash = identity.design_hash;
    c.engine_version = engine_version;
    c.result = wire::encode(result);
    c.checks = wire::encode(to_records(findings.checks));
    c.assumptions = wire::encode(findings.assumptions);
    c.warnings = wire::encode(findings.warnings);
    c.trace = wire::encode(to_records(findings.trace));
    c.summary = app::summary_of(result);
    c.calculated_by = "in process";
    return c;
}

}  // namespace apex::adapters
