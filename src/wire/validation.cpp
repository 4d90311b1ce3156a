#include "wire/validation.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "base/number_text.hpp"
#include "wire/describe.hpp"
#include "wire/design_wire.hpp"
#include "wire/json_text.hpp"

namespace apex::wire {
BOOST_DESCRIBE_STRUCT(Expectation, (), (path, value, tolerance, tolerance_reason))
BOOST_DESCRIBE_STRUCT(ValidationRun, (), (check, inputs, expect))
BOOST_DESCRIBE_STRUCT(ValidationCase, (), (id, title, source, kind, notes, runs))
BOOST_DESCRIBE_STRUCT(ValidationOutcome, (),
                      (id, title, source, kind, check, path, expected, computed, deviation,
                       tolerance, passes, problem))

template <>
inline constexpr auto words<ValidationKind> =
    std::array{"literature"sv, "hand_calculation"sv, "oracle"sv};
template <>
inline constexpr auto rules<Expectation> =
    fields(field("path").length(1, 200).says("JSON pointer into the answer"),
           field("tolerance")
               .at_least(0)
               .at_most(0.1)
               .says("Relative to the value; absolute where the value is 0"),
           field("tolerance_reason").length(5, 500).says("Why no less"));
template <>
inline constexpr auto rules<ValidationRun> = fields(field("expect").length(1, 200));
template <>
inline constexpr auto rules<ValidationCase> =
    fields(field("id").length(1, 60), field("title").length(5, 200),
           field("source").length(5, 500).says("With page or table"),
           field("kind").says("literature: somebody's published number; hand_calculation: "
                              "independent arithmetic; oracle: closed form"),
           field("notes").defaulted().length(0, 2000), field("runs").length(1, 200));

APEX_WIRE_TYPE(ValidationKind)
APEX_WIRE_TYPE(Expectation)
APEX_WIRE_TYPE(ValidationRun)
APEX_WIRE_TYPE(ValidationCase)
APEX_WIRE_TYPE(ValidationOutcome)
APEX_WIRE_TYPE(std::vector<ValidationOutcome>)

namespace {

/// The number at a path of an answer: a true or false counts as 1 or 0.
std::optional<double> number_at(const JsonText& answer, std::string_view path) {
    const JsonNode* node = find(answer, path);
    if (!node) return std::nullopt;
    if (node->kind == JsonNode::Kind::boolean) return node->truth ? 1.0 : 0.0;
    if (node->kind != JsonNode::Kind::number) return std::nullopt;
    return parse_number(node->text);
}

void compare_with(const JsonText& answer, const Expectation& expectation,
                  ValidationOutcome& outcome) {
    const std::optional<double> computed = number_at(answer, expectation.path);
    if (!computed) {
        outcome.problem = "the answer has no number at " + expectation.path;
        return;
    }
    outcome.computed = *computed;
    const double scale = outcome.expected == 0 ? 1 : std::fabs(outcome.expected);
    outcome.deviation = (*computed - outcome.expected) / scale;
    outcome.passes = std::fabs(outcome.deviation) <= outcome.tolerance;
}

/// The derivation in an answer; empty without one.
std::vector<StepRecord> steps_of(const JsonText& answer) {
    const JsonNode* trace = find(answer, "/trace");
    if (!trace) return {};
    std::string text;
    append_value(text, answer, static_cast<std::uint32_t>(trace - answer.nodes.data()));
    auto steps = decode<std::vector<StepRecord>>(text);
    if (!steps) throw std::logic_error("a derivation that cannot be read back");
    return *std::move(steps);
}

std::string first_problem(const Problems& problems) {
    if (problems.errors.empty()) return "refused";
    const Rejection& no = problems.errors.front();
    return "refused: " + no.field + ' ' + no.reason;
}

}  // namespace

ValidationCase parse_validation_case(std::string_view json, std::string_view name) {
    auto decoded = decode<ValidationCase>(json);
    if (!decoded)
        throw std::runtime_error(std::string(name) + ": " + first_problem(decoded.problems));
    return *std::move(decoded);
}

std::vector<ValidationCase> read_validation_cases(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().extension() == ".json")
            paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<ValidationCase> cases;
    for (const auto& path : paths) {
        std::ifstream file(path, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        if (!file) throw std::runtime_error(path.string() + ": cannot be read");
        cases.push_back(parse_validation_case(text, path.string()));
    }
    return cases;
}

RunCheck through_library(bool with_trace) {
    return [with_trace](std::string_view check, std::string_view inputs) {
        if (const SingleCheck* found = find_check(check)) return found->run(inputs, with_trace);
        CheckRun none;
        none.problems.errors.push_back({"", "no check of the name " + std::string(check), {}});
        return none;
    };
}

std::vector<WorkedRun> work_out(const ValidationCase& example, const RunCheck& run) {
    std::vector<WorkedRun> worked;
    for (const ValidationRun& one : example.runs) {
        const CheckRun done = run(one.check, one.inputs.text);
        JsonText answer;
        JsonRefusal no_json;
        const bool readable = done.accepted && take_apart(done.answer, answer, no_json);
        WorkedRun& w = worked.emplace_back(WorkedRun{one.check, one.inputs.text, {}, {}});
        if (readable) w.steps = steps_of(answer);
        for (const Expectation& expectation : one.expect) {
            ValidationOutcome outcome{example.id,
                                      example.title,
                                      example.source,
                                      example.kind,
                                      one.check,
                                      expectation.path,
                                      expectation.value,
                                      0,
                                      0,
                                      expectation.tolerance,
                                      false,
                                      ""};
            if (readable) {
                compare_with(answer, expectation, outcome);
            } else {
                outcome.problem =
                    done.accepted ? "the answer is not JSON" : first_problem(done.problems);
            }
            w.numbers.push_back(std::move(outcome));
        }
    }
    return worked;
}

std::vector<ValidationOutcome> run_validation(const std::vector<ValidationCase>& cases,
                                              const RunCheck& run) {
    std::vector<ValidationOutcome> outcomes;
    for (const ValidationCase& example : cases)
        for (WorkedRun& one : work_out(example, run))
            std::move(one.numbers.begin(), one.numbers.end(), std::back_inserter(outcomes));
    return outcomes;
}

}  // namespace apex::wire
