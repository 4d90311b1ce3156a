// What the tests of this folder share: running a check both ways.
#pragma once
#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "trace/test_support.hpp"

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

}  // namespace apex::cabinet
