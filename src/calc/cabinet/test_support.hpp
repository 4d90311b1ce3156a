// What the tests of this folder share: running a check both ways, and its refusals.
#pragma once
#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "trace/trace.hpp"

namespace apex::cabinet {

inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
inline constexpr double endless = std::numeric_limits<double>::infinity();

/// The result of a check run as plain numbers; `run` takes the sheet.
template <class Run>
auto plain_run(Run run) {
    Sheet<double> sheet;
    return value(run(sheet));
}

/// The last equation of a derivation with this symbol.
inline double last_of(const Sheet<Term>& sheet, const std::string& symbol) {
    for (auto step = sheet.steps.rbegin(); step != sheet.steps.rend(); ++step)
        if (step->symbol == symbol) return step->value;
    ADD_FAILURE() << "no step " << symbol;
    return not_a_number;
}

/// A refusal at this field.
template <class T>
void expect_refused(const Outcome<T>& outcome, const std::string& field) {
    const Rejection* no = refused(outcome);
    ASSERT_NE(no, nullptr) << "accepted; expected a refusal at " << field;
    EXPECT_EQ(no->field, field);
    EXPECT_FALSE(no->reason.empty());
    EXPECT_NE(to_text(no->clause), "");
}

}  // namespace apex::cabinet
