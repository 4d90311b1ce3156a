// Numbers as reports print them: fixed decimals, thousands apart, money from cents. Not here:
// digits of a derivation (base/number_text.hpp).
#pragma once
#include <string>

namespace apex::report {

/// 8,087.7 for (8087.7, 1). A value that is not finite prints as "not finite", never as a number.
std::string figure(double value, int decimals);

/// Five significant figures with thousands apart: 161,855; 8,087.7; 0.94468.
std::string figure(double value);

/// $1,234.50; another currency is written behind: 1,234.50 CAD.
std::string money(long long cents, const std::string& currency);

/// 0.86; 1.20; next to 1 with four decimals; from 1000 on ">999".
std::string utilisation(double value);

}  // namespace apex::report
