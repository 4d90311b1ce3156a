#include "calc/statics/second_order.hpp"

#include "base/units.hpp"

namespace apex::statics {
namespace {

constexpr Clause buckling{"statics", "Euler, cantilever"};
constexpr Clause amplification{"AISC 360", "Appendix 8", Standing::unconfirmed};

}  // namespace

template <class Num>
Outcome<SecondOrder> second_order(const SecondOrderInputs& in, Sheet<Num>& sheet) {
    const auto no = [](const char* field, const char* why) {
        return Rejection{field, why, amplification};
    };
    if (!(in.axial_lbf >= 0 && in.axial_lbf <= 1e9))
        return no("/axial_lbf", "must be 0 to 1e9 lbf");
    if (!(in.length_ft > 0 && in.length_ft <= 1e4))
        return no("/length_ft", "must be above 0 and at most 10000 ft");
    if (!(in.E_ksi > 0 && in.E_ksi <= 1e6))
        return no("/E_ksi", "must be above 0 and at most 1000000 ksi");
    if (!(in.I_in4 > 0 && in.I_in4 <= 1e9))
        return no("/I_in4", "must be above 0 and at most 1e9 in^4");

    const Num P = sheet.given("P", "lbf", in.axial_lbf, amplification);
    const Num L = sheet.given("L", "in", in.length_ft * units::in_per_ft, buckling);
    const Num E = sheet.given("E", "psi", in.E_ksi * units::psi_per_ksi, buckling);
    const Num I = sheet.given("I", "in⁴", in.I_in4, buckling);
    const Num alpha =
        sheet.given("alpha", "", in.level == Level::strength ? 1.0 : 1.6, amplification);
    const Num P_e =
        sheet.eq("P_e", "lbf", pow(known<Num>("pi", pi), 2) * E * I / (4 * pow(L, 2)), buckling);
    if (!(plain(alpha) * plain(P) < plain(P_e)))
        return no("/axial_lbf",
                  "reaches the elastic buckling load of the cantilever: choose a stiffer pole");
    const Num B = sheet.eq("B_2", "", 1 / (1 - alpha * P / P_e), amplification);
    return SecondOrder{plain(P_e), plain(B), amplification};
}
template Outcome<SecondOrder> second_order(const SecondOrderInputs&, Sheet<double>&);
template Outcome<SecondOrder> second_order(const SecondOrderInputs&, Sheet<Term>&);

}  // namespace apex::statics
