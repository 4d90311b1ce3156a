#include "calc/loads/dead_load.hpp"

#include <cmath>
#include <string>

namespace apex::loads {
namespace {

constexpr Clause here{"ASCE 7", "3.1", Standing::unconfirmed};
constexpr Clause statics{"statics", "equilibrium"};

/// "W_2": the symbol of one cabinet, so that the sums over all of them say what they add.
std::string of_cabinet(const char* symbol, std::size_t i) { return symbol + std::to_string(i + 1); }

Rejection no(std::size_t cabinet, const char* field, const char* why) {
    return {"/cabinets/" + std::to_string(cabinet) + field, why, here};
}

}  // namespace

template <class Num>
Outcome<DeadLoad> dead_load(const DeadLoadInputs& in, Sheet<Num>& sheet) {
    for (std::size_t i = 0; i < in.cabinets.size(); ++i) {
        const CabinetWeight& c = in.cabinets[i];
        if (!(c.width_ft > 0 && c.width_ft <= 1000))
            return no(i, "/width_ft", "must be above 0 and at most 1000 ft");
        if (!(c.height_ft > 0 && c.height_ft <= 1000))
            return no(i, "/height_ft", "must be above 0 and at most 1000 ft");
        if (!(c.weight_psf >= 0 && c.weight_psf <= 1000))
            return no(i, "/weight_psf", "must be 0 to 1000 psf");
        if (!(c.bottom_ft >= 0 && c.bottom_ft <= 1000))
            return no(i, "/bottom_ft", "must be 0 to 1000 ft above grade");
        if (!(std::abs(c.offset_ft) <= 1000)) return no(i, "/offset_ft", "must be within 1000 ft");
    }
    if (!(in.pole_weight_plf >= 0 && in.pole_weight_plf <= 1e5))
        return Rejection{"/pole_weight_plf", "must be 0 to 100000 lb per ft", here};
    if (!(in.pole_length_ft >= 0 && in.pole_length_ft <= 1000))
        return Rejection{"/pole_length_ft", "must be 0 to 1000 ft", here};

    // The first term starts each sum, so that no "0 +" is printed.
    const Num w = sheet.given("w_p", "plf", in.pole_weight_plf, here);
    const Num L = sheet.given("L_p", "ft", in.pole_length_ft, here);
    const Num W_pole = sheet.eq("W_p", "lbf", w * L, here);
    Num total = W_pole, about_grade = W_pole * L / 2, about_axis(0);
    double cabinets = 0;
    for (std::size_t i = 0; i < in.cabinets.size(); ++i) {
        const CabinetWeight& c = in.cabinets[i];
        sheet.heading("Weight of cabinet", i + 1);
        const Num B = sheet.given("B", "ft", c.width_ft, here);
        const Num s = sheet.given("s", "ft", c.height_ft, here);
        const Num p = sheet.given("p_D", "psf", c.weight_psf, here);
        const Num y = sheet.given("y_b", "ft", c.bottom_ft, here);
        const Num x = sheet.given(of_cabinet("x_", i).c_str(), "ft", c.offset_ft, here);
        const std::string W_i = of_cabinet("W_", i);
        const Num W = sheet.eq(W_i.c_str(), "lbf", p * B * s, here);
        const Num first =
            sheet.eq((W_i + of_cabinet("·y_D", i)).c_str(), "lbf·ft", W * (y + s / 2), statics);
        const Num off = sheet.eq((W_i + of_cabinet("·x_", i)).c_str(), "lbf·ft", W * x, statics);
        cabinets += plain(W);
        total = total + W;
        about_grade = about_grade + first;
        about_axis = i == 0 ? off : about_axis + off;
    }
    sheet.heading("Dead load");
    const Num D = sheet.eq("P_D", "lbf", total, here);
    const Num M_y = sheet.eq("S_y", "lbf·ft", about_grade, statics);
    const Num M_x = sheet.eq("M_D", "lbf·ft", about_axis, statics);
    if (!(plain(D) > 0)) return DeadLoad{0, 0, 0, 0, 0};
    const Num y_D = sheet.eq("y_D", "ft", M_y / D, statics);
    return DeadLoad{plain(D), cabinets, plain(W_pole), plain(y_D), plain(M_x)};
}
template Outcome<DeadLoad> dead_load(const DeadLoadInputs&, Sheet<double>&);
template Outcome<DeadLoad> dead_load(const DeadLoadInputs&, Sheet<Term>&);

}  // namespace apex::loads
