// Runs the worked examples of validation/: each case calls single checks with plain inputs and
// compares with numbers that somebody else published or computed. Not here: the cases, which are
// data, and the pages made from them.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "trace/record.hpp"
#include "wire/check_registry.hpp"
#include "wire/codec.hpp"

namespace apex::wire {

/// Kinds never mix: somebody's published number; independent arithmetic; a closed form or
/// invariant.
enum class ValidationKind : unsigned char { literature, hand_calculation, oracle };

struct Expectation {
    std::string path;  ///< JSON pointer into the answer: "/result/K_z"
    double value = 0;
    double tolerance = 0;  ///< relative to `value`; absolute where `value` is 0
    std::string tolerance_reason;
};

struct ValidationRun {
    std::string check;  ///< id of a single check
    RawJson inputs;
    std::vector<Expectation> expect;
};

struct ValidationCase {
    std::string id, title, source;
    ValidationKind kind = ValidationKind::hand_calculation;
    std::string notes;
    std::vector<ValidationRun> runs;
};

/// One compared number. `expected` and `computed` belong to the path within the case.
struct ValidationOutcome {
    std::string id, title, source;
    ValidationKind kind = ValidationKind::hand_calculation;
    std::string check, path;
    double expected = 0, computed = 0;
    double deviation = 0;  ///< relative; absolute where `expected` is 0
    double tolerance = 0;
    bool passes = false;
    std::string problem;  ///< why there is no computed value, empty otherwise
};

/// Cases of a folder and its sub-folders, in the order of their paths. Throws std::runtime_error
/// when one cannot be read.
std::vector<ValidationCase> read_validation_cases(const std::filesystem::path& folder);
ValidationCase parse_validation_case(std::string_view json, std::string_view name);

/// How a check is run: the registry, or a client of the HTTP service.
using RunCheck = std::function<CheckRun(std::string_view check, std::string_view inputs)>;
/// Through the library: plain numbers, or with the derivation.
RunCheck through_library(bool with_trace);

/// One run of a case: what was compared, and how our number came about.
struct WorkedRun {
    std::string check, inputs;               ///< the inputs as JSON
    std::vector<ValidationOutcome> numbers;  ///< in the order of the run's expectations
    std::vector<StepRecord> steps;           ///< empty when refused or run without derivation
};
std::vector<WorkedRun> work_out(const ValidationCase& example, const RunCheck& run);

/// The numbers of all cases, in their order.
std::vector<ValidationOutcome> run_validation(const std::vector<ValidationCase>& cases,
                                              const RunCheck& run);

extern template const Type& type_of<ValidationCase>();
extern template const Type& type_of<ValidationOutcome>();
extern template const Type& type_of<std::vector<ValidationOutcome>>();

}  // namespace apex::wire
