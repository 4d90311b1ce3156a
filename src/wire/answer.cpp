#include "wire/answer.hpp"

#include "base/version.hpp"
#include "wire/describe.hpp"
#include "wire/design_wire.hpp"

namespace apex::wire {
BOOST_DESCRIBE_STRUCT(SiInput, (), (pointer, given, stored_as, stored))
BOOST_DESCRIBE_STRUCT(AnswerBody, (),
                      (result, checks, assumptions, warnings, trace, si_input, input_hash,
                       design_hash, engine_version))

template <>
inline constexpr auto rules<SiInput> =
    fields(field("pointer").says("The SI field as it came"),
           field("stored_as").says("The field it stands for"),
           field("stored").says("The number that was calculated with"));
template <>
inline constexpr auto rules<AnswerBody> = fields(
    field("assumptions").says("What was taken without being told, each one sentence"),
    field("warnings").says("What an engineer must look at"),
    field("trace").says("The derivation, with ?trace=1").length(0, 1'000'000),
    field("si_input").says("Numbers that came in SI units"),
    field("input_hash").says("SHA-256 of the canonical input"),
    field("design_hash").says("SHA-256 of input hash, engine version and the data packs used"));

APEX_WIRE_TYPE(SiInput)
APEX_WIRE_TYPE(AnswerBody)

AnswerBody answer_body(RawJson result, const design::Findings& findings, const Identity& identity,
                       const std::vector<SiInput>& si_input, bool with_trace) {
    AnswerBody body;
    body.result = std::move(result);
    body.checks = to_records(findings.checks);
    body.assumptions = findings.assumptions;
    body.warnings = findings.warnings;
    if (with_trace) body.trace = to_records(findings.trace);
    if (!si_input.empty()) body.si_input = si_input;
    body.input_hash = identity.input_hash;
    body.design_hash = identity.design_hash;
    body.engine_version = engine_version;
    return body;
}

std::string answer_schema_of(const Type& result, SchemaParts* parts) {
    // The envelope is the same for every answer; only `result`, which it describes as anything, is
    // put in.
    std::string text = schema_of(type_of<AnswerBody>(), Use::answer, nullptr);
    constexpr std::string_view any = "\"result\":{}";
    const std::size_t at = text.find(any);
    APEX_ASSERT(at != std::string::npos);
    return text.replace(at, any.size(), "\"result\":" + schema_of(result, Use::answer, parts));
}

}  // namespace apex::wire
