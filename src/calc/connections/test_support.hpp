// What the tests of this folder share: running a check both ways and reading its derivation.
#pragma once
#include "calc/steel/edition.hpp"
#include "trace/test_support.hpp"

namespace apex::connections {

using Now = steel::aisc360_22::Edition;

/// The result of a check run as plain numbers; `run` takes the sheet.
template <class Run>
auto plain_run(Run run) {
    Sheet<double> sheet;
    return value(run(sheet));
}

}  // namespace apex::connections
