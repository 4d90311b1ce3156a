// Every single check by its id, with plain JSON in and out: what `checks/{id}`, `apex check` and
// the validation cases run; a whole design is one of them. Not here: the formulas (calc/).
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "wire/codec.hpp"

namespace apex::wire {

/// An answer in the envelope of wire/answer.hpp, or the problems of the input.
struct CheckRun {
    bool accepted = false;
    std::string answer;  ///< set when accepted
    Problems problems;   ///< set when not
};

struct SingleCheck {
    const char* id;      ///< "wind.velocity_pressure"
    const char* title;   ///< "Velocity pressure"
    const char* clause;  ///< "ASCE 7-22 26.10.2"
    std::string (*input_schema)();
    std::string (*output_schema)();  ///< of `result`
    CheckRun (*run)(std::string_view json, bool with_trace);
};

/// In the order of the ids.
std::span<const SingleCheck> single_checks();
const SingleCheck* find_check(std::string_view id);

}  // namespace apex::wire
