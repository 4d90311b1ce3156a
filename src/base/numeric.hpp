// Real functions of the core, compiled once, apart (numeric.cpp). Left visible, g++ rewrites
// pow(x, 2.0) as x * x and folds constant arguments: plain and traced runs would then differ.
#pragma once
#include <cmath>

namespace apex {

double pow(double base, double exponent);
double exp(double x);
double log(double x);  ///< natural
double log10(double x);
double sin(double x);
double cos(double x);
double tan(double x);
double atan2(double y, double x);
double tanh(double x);
inline double sqrt(double x) { return std::sqrt(x); }  // Exact by IEEE 754: exempt.
inline double abs(double x) { return std::fabs(x); }
inline double max(double a, double b) { return a < b ? b : a; }
inline double min(double a, double b) { return b < a ? b : a; }
inline constexpr double pi = 3.14159265358979323846;

}  // namespace apex
