// Bars of one layer of a footing: the least steel of the bar list that serves an area, spaced
// within the limits, and developed beyond the face of the pole (ACI 318-19 7.7.2, 25.2.1, 25.4).
#pragma once
#include <vector>

#include "calc/concrete/development.hpp"

namespace apex::spread {

struct BarLayoutInputs {
    double A_s_in2 = 0;  ///< at least
    double b_in = 0;     ///< width over which the bars lie
    double h_in = 0;
    double cover_in = 3;
    double available_in = 0;  ///< from the critical section to the end of the bars
    bool top = false;
    concrete::Materials materials;
    std::vector<int> bars = {4, 5, 6, 7, 8, 9, 10, 11};  ///< numbers in stock
};
struct BarLayout {
    int bar, count;
    double A_s_in2, spacing_in, clear_in;
    double develop_in;  ///< straight, or hooked where straight does not fit
    bool hooked;
};
/// Refused at /bars where none of them serves.
template <class Num>
Outcome<BarLayout> bar_layout(const BarLayoutInputs& in, Sheet<Num>& sheet);

}  // namespace apex::spread
