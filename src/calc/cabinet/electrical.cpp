#include "calc/cabinet/electrical.hpp"

#include <cmath>

namespace apex::cabinet {
namespace {

constexpr Clause nec = unconfirmed({"NEC", "600.5(B)"});
constexpr Clause continuous = unconfirmed({"NEC", "80 % of the breaker under continuous load"});

double up(double v) { return std::ceil(v); }
Term up(const Term& v) { return {std::ceil(v.value), "ceil", v}; }

}  // namespace

template <class Num>
Outcome<Electrical> electrical(const ElectricalInputs& in, Sheet<Num>& sheet) {
    if (!(in.modules >= 1 && in.modules <= 1'000'000))
        return Rejection{"/modules", "must be 1 to 1000000", nec};
    if (!(in.module_w >= 0.001 && in.module_w <= 1000))
        return Rejection{"/module_w", "must be 0.001 to 1000", nec};
    if (!(in.efficiency >= 0.3 && in.efficiency <= 1))
        return Rejection{"/efficiency", "must be 0.3 to 1", nec};
    if (!(in.power_factor >= 0.3 && in.power_factor <= 1))
        return Rejection{"/power_factor", "must be 0.3 to 1", nec};
    if (!(in.voltage_v >= 100 && in.voltage_v <= 600))
        return Rejection{"/voltage_v", "must be 100 to 600", nec};
    if (!(in.breaker_a >= 10 && in.breaker_a <= 20))
        return Rejection{"/breaker_a", "must be 10 to 20: the most for a sign circuit", nec};
    const Num n = sheet.given("n", "", in.modules, {"Maker", ""});
    const Num each = sheet.given("W_1", "W", in.module_w, {"Maker", ""});
    const Num efficiency = sheet.given("eta", "", in.efficiency, {"Maker", ""});
    const Num V = sheet.given("V", "V", in.voltage_v, nec);
    const Num pf = sheet.given("pf", "", in.power_factor, {"Maker", ""});
    const Num breaker = sheet.given("I_b", "A", in.breaker_a, nec);
    const Num load = sheet.eq("W_load", "W", n * each, statics);
    const Num line = sheet.eq("W_line", "W", load / efficiency, statics);
    const Num amperes = sheet.eq("I", "A", line / (V * pf), statics);
    const Num limit = sheet.eq("I_max", "A", 0.8 * breaker, continuous);
    const Num one = sheet.eq("S_1", "VA", limit * V, continuous);
    const Num circuits = sheet.eq("N", "", up(amperes / limit), continuous);
    return Electrical{plain(load),  plain(line), plain(amperes),
                      plain(limit), plain(one),  static_cast<int>(plain(circuits))};
}

template Outcome<Electrical> electrical(const ElectricalInputs&, Sheet<double>&);
template Outcome<Electrical> electrical(const ElectricalInputs&, Sheet<Term>&);

}  // namespace apex::cabinet
