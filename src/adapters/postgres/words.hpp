// What a person typed, taken apart for LIKE. Nothing of SQL's grammar here: the patterns are
// values.
#pragma once
#include <string>
#include <vector>

namespace apex::adapters::postgres {

/// For each word the pattern that finds it anywhere. Capital letters stay: the server folds them as
/// it folded what it searches.
std::vector<std::string> patterns_of(const std::vector<std::string>& words);

}  // namespace apex::adapters::postgres
