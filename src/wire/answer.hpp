// The envelope of every engineering answer: {result, checks, assumptions, warnings, trace?,
// si_input?, input_hash, design_hash, engine_version}. Not here: refusals, which are problem+json
// (wire/problem.hpp).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "calc/design/sign_design.hpp"
#include "trace/record.hpp"
#include "wire/codec.hpp"
#include "wire/identity.hpp"

namespace apex::wire {

struct AnswerBody {
    RawJson result;
    std::vector<CheckRecord> checks;
    std::vector<std::string> assumptions, warnings;
    std::optional<std::vector<StepRecord>> trace;  ///< only when a derivation was asked for
    std::optional<std::vector<SiInput>> si_input;  ///< only when numbers came in SI units
    std::string input_hash, design_hash, engine_version;
};

/// `with_trace` shows the derivation even when it is empty; without it the answer has no `trace`.
AnswerBody answer_body(RawJson result, const design::Findings& findings, const Identity& identity,
                       const std::vector<SiInput>& si_input, bool with_trace);

template <class Result>
std::string encode_answer(const design::Answer<Result>& answer, const Identity& identity,
                          const std::vector<SiInput>& si_input = {}, bool with_trace = false) {
    return encode(
        answer_body({encode(answer.result)}, answer.findings, identity, si_input, with_trace));
}

/// JSON Schema of the envelope around a result. With parts the result is a reference among them.
std::string answer_schema_of(const Type& result, SchemaParts* parts = nullptr);
template <class Result>
std::string answer_schema(SchemaParts* parts = nullptr) {
    return answer_schema_of(type_of<Result>(), parts);
}

extern template const Type& type_of<AnswerBody>();
extern template const Type& type_of<SiInput>();

}  // namespace apex::wire
