// The verification manual: every case with its source, the source's numbers beside ours, and our
// derivation; as a PDF and as one page of HTML that needs nothing else. Same input, same bytes. Not
// here: running the cases (wire/validation.hpp).
#pragma once
#include <string>
#include <vector>

#include "trace/record.hpp"

namespace apex::report {

struct ManualNumber {
    std::string path;  ///< JSON pointer into the answer
    double source = 0, ours = 0;
    double deviation = 0;  ///< relative; absolute where the source's number is 0
    double tolerance = 0;
    std::string tolerance_reason;
    bool passes = false;
    std::string problem;  ///< why we have no number; empty otherwise
};

struct ManualRun {
    std::string check, inputs;
    std::vector<ManualNumber> numbers;
    std::vector<StepRecord> steps;
};

struct ManualCase {
    std::string id, title;
    std::string kind;  ///< "literature", "hand calculation", "oracle": never mixed
    std::string source, notes;
    std::vector<ManualRun> runs;
};

struct ManualPart {
    std::string title;
    std::vector<ManualCase> cases;
};

struct Manual {
    std::vector<ManualPart> parts;
    std::string engine_version, program_version;
};

/// Throws FontsMissing (report.hpp).
std::string render_manual_pdf(const Manual& manual);
std::string render_manual_html(const Manual& manual);

/// Cases, numbers compared and numbers that differ, of one kind or (empty) of all.
struct ManualCount {
    int cases = 0, numbers = 0, differing = 0;
};
ManualCount count(const Manual& manual, const std::string& kind = {});

}  // namespace apex::report
