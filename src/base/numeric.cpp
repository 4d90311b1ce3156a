#include "base/numeric.hpp"

namespace apex {
double pow(double base, double exponent) { return std::pow(base, exponent); }
double exp(double x) { return std::exp(x); }
double log(double x) { return std::log(x); }
double log10(double x) { return std::log10(x); }
double sin(double x) { return std::sin(x); }
double cos(double x) { return std::cos(x); }
double tan(double x) { return std::tan(x); }
double atan2(double y, double x) { return std::atan2(y, x); }
double tanh(double x) { return std::tanh(x); }
}  // namespace apex
