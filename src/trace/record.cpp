#include "trace/record.hpp"

namespace apex {
namespace {

const char* name(StepKind kind) {
    switch (kind) {
        case StepKind::heading:
            return "heading";
        case StepKind::given:
            return "given";
        case StepKind::looked_up:
            return "looked_up";
        case StepKind::equation:
            return "equation";
        case StepKind::note:
            return "note";
    }
    APEX_ASSERT(false);
    return "";
}

}  // namespace

std::vector<StepRecord> to_records(const std::vector<Step>& steps) {
    std::vector<StepRecord> records;
    records.reserve(steps.size());
    for (const Step& s : steps)
        records.push_back({name(s.kind), s.symbol, s.unit, s.formula, s.worked, s.value,
                           to_text(s.clause), s.clause.standing == Standing::unconfirmed});
    return records;
}

std::vector<CheckRecord> to_records(const std::vector<Check>& checks) {
    std::vector<CheckRecord> records;
    records.reserve(checks.size());
    for (const Check& c : checks)
        records.push_back({c.id, c.title, c.demand, c.capacity, c.unit, c.utilisation, c.passes,
                           c.status == CheckStatus::run ? "run" : "not_run", c.load_case,
                           to_text(c.clause), c.clause.standing == Standing::unconfirmed});
    return records;
}

}  // namespace apex
