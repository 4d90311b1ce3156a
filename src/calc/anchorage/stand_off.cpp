#include "calc/anchorage/stand_off.hpp"

#include "calc/anchorage/steps.hpp"

namespace apex::anchorage {

template <class Num>
Outcome<StandOff> stand_off(const StandOffInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse(in.rod)) return *no;
    if (auto no = all_magnitudes(
            {{"/gap_in", in.gap_in}, {"/N_ua_kip", in.N_ua_kip}, {"/V_ua_kip", in.V_ua_kip}},
            practice))
        return *no;
    StandOff r{};
    r.clause = practice;
    r.within_two_diameters = in.gap_in <= 2 * in.rod.d_a_in;
    const bool over = in.gap_in > in.rod.d_a_in;
    r.run = in.rule == StandOffRule::always ||
            (in.rule == StandOffRule::when_over_one_diameter && over);
    if (!r.run) {
        sheet.note(over ? "bending of the rods is switched off"
                        : "the gap is at most one diameter: no bending of the rods",
                   practice);
        return r;
    }
    const Num l = sheet.given("l", "in", in.gap_in, geometry);
    const Num V = sheet.given("V_ua,i", "kip", in.V_ua_kip, statics);
    const Num N = sheet.given("N_ua,i", "kip", in.N_ua_kip, statics);
    const Num M = sheet.eq("M_ua", "kip-in", V * l / 2, statics);
    const double area = in.rod.A_se_in2 ? *in.rod.A_se_in2 : *thread_area_in2(in.rod.d_a_in);
    const Num A_se = sheet.given("A_se", "in²", area, aci("17.6.1.2"));
    const Num d = sheet.eq("d_net", "in", sqrt(4 * A_se / known<Num>("pi", pi)), geometry);
    const Num f_ya = sheet.given("f_ya", "ksi", in.rod.f_ya_ksi, aci("17.6.1.2"));
    const Num phi_M = sheet.eq("phi M_n", "kip-in", 0.9 * f_ya * (cube(d) / 6),
                               unconfirmed(Clause{"AISC 360-22", "F11.1"}));
    auto tension = steel_tension(in.rod, sheet);
    if (const auto* no = refused(tension)) return *no;
    const Num phi_N = known<Num>("phi N_sa", value(tension).phi_N_sa_kip);
    const Num used = sheet.eq("N/phi N_sa + M/phi M_n", "", N / phi_N + M / phi_M, practice);
    r.M_ua_kipin = plain(M), r.d_net_in = plain(d), r.phi_M_kipin = plain(phi_M);
    r.utilisation = plain(used);
    return r;
}

template Outcome<StandOff> stand_off(const StandOffInputs&, Sheet<double>&);
template Outcome<StandOff> stand_off(const StandOffInputs&, Sheet<Term>&);

}  // namespace apex::anchorage
