// Steps and checks as they are stored and sent: text instead of static pointers. `case` and
// `clause` are the wire's names. What makes them: trace.hpp and check.hpp.
#pragma once
#include <string>
#include <vector>

#include "trace/check.hpp"
#include "trace/trace.hpp"

namespace apex {

struct StepRecord {
    std::string kind;  ///< heading, given, looked_up, equation, note
    std::string symbol, unit, formula, worked;
    double value = 0;
    std::string clause;        ///< "ASCE 7-22 29.3.1"
    bool unconfirmed = false;  ///< the clause or a constant behind it awaits confirmation against
                               ///< the printed standard
};

struct CheckRecord {
    std::string id, title;
    double demand = 0, capacity = 0;
    std::string unit;
    double utilisation = 0;
    bool passes = false;
    std::string status;  ///< run, not_run
    std::string load_case;
    std::string clause;
    bool unconfirmed = false;
};

std::vector<StepRecord> to_records(const std::vector<Step>& steps);
std::vector<CheckRecord> to_records(const std::vector<Check>& checks);

}  // namespace apex
