#include "calc/design/pole_checks.hpp"

#include <algorithm>
#include <array>
#include <type_traits>

#include "calc/design/conclusion.hpp"
#include "calc/design/editions.hpp"
#include "calc/steel/open_interaction.hpp"

namespace apex::design {
namespace {

PoleLengths lengths_of(const Problem& problem, const loads::DeadLoad& dead,
                       const std::vector<WindCase>& cases) {
    double lowest_ft = problem.wind.geometry.cabinets.front().centroid_height_ft;
    for (const CabinetGeometry& c : problem.wind.geometry.cabinets)
        lowest_ft = std::min(lowest_ft, c.centroid_height_ft);
    const WindCase& case_a = cases.front();
    return {problem.wind.pole_top_ft, dead.centroid_height_ft,
            case_a.normal_moment_lbf_ft / case_a.normal_lbf, lowest_ft};
}

/// A demand, the strength it meets, and where: the greatest ratio met so far.
struct Greatest {
    double ratio = -1, demand = 0, capacity = 0;
    std::size_t combination = 0, wind_case = 0;

    void meet(double new_demand, double new_capacity, const Demand& at) {
        const double new_ratio = new_demand / new_capacity;
        if (!(new_ratio > ratio)) return;
        *this = {new_ratio, new_demand, new_capacity, at.combination, at.wind_case};
    }
    bool same_place(const Greatest& other) const {
        return combination == other.combination && wind_case == other.wind_case;
    }
};

/// Of a W: H1, and with torsion the stresses of H3.3 too.
template <class Edition, class Num>
Outcome<steel::Interaction> open_interaction_in(const Problem& problem, const Pole& pole,
                                                const Demand& d, const PoleStrength& s,
                                                Sheet<Num>& sheet) {
    const catalog::Properties& p = pole.properties;
    const catalog::Section& w = *pole.section;
    const TorqueStress& unit = s.per_torque;
    const Num T_r = known<Num>("T_r", d.T_r_kipft);
    const auto stress = [&](const char* symbol, const char* per_torque, double ksi) {
        return plain(sheet.eq(symbol, "ksi", known<Num>(per_torque, ksi) * T_r,
                              unconfirmed(Edition::clause("H3.3"))));
    };
    const double sigma_w = stress("sigma_w", "sigma_w,1", unit.sigma_w_ksi);
    const double tau_w = stress("tau_w", "tau_w,1", unit.tau_w_ksi);
    const double tau_f = stress("tau_f", "tau_f,1", unit.tau_f_ksi);
    const double tau_web = stress("tau_web", "tau_web,1", unit.tau_web_ksi);
    const auto together = steel::interaction_open<Edition>({method_of(problem),
                                                            pole.grade->F_y_ksi,
                                                            p.A_in2,
                                                            p.S_x_in3,
                                                            p.S_y_in3,
                                                            w.depth_in,
                                                            p.t_in,
                                                            w.width_in,
                                                            w.flange_in,
                                                            d.P_r_kip,
                                                            s.P_c_kip,
                                                            d.M_rx_kipft,
                                                            s.M_cx_kipft,
                                                            d.M_ry_kipft,
                                                            s.M_cy_kipft,
                                                            d.V_rx_kip,
                                                            d.V_ry_kip,
                                                            sigma_w,
                                                            tau_w,
                                                            tau_f,
                                                            tau_web},
                                                           sheet);
    if (const auto* no = refused(together)) return *no;
    const steel::OpenInteraction& o = value(together);
    return steel::Interaction{o.ratio, o.equation, o.axial_ratio, d.T_r_kipft / s.T_c_kipft,
                              false,   o.clause};
}

template <class Edition, class Num>
Outcome<steel::Interaction> interaction_in(const Problem& problem, const Pole& pole,
                                           const Demand& d, const PoleStrength& s,
                                           Sheet<Num>& sheet) {
    if (pole.is_open()) return open_interaction_in<Edition>(problem, pole, d, s, sheet);
    if (pole.is_round())
        return steel::interaction_round<Edition>(
            {d.P_r_kip, s.P_c_kip, d.M_rx_kipft, d.M_ry_kipft, s.M_cx_kipft, d.V_rx_kip, d.V_ry_kip,
             s.V_cx_kip, d.T_r_kipft, s.T_c_kipft},
            sheet);
    return steel::interaction_box<Edition>(
        {d.P_r_kip, s.P_c_kip, d.M_rx_kipft, s.M_cx_kipft, d.M_ry_kipft, s.M_cy_kipft, d.V_rx_kip,
         s.V_cx_kip, d.V_ry_kip, s.V_cy_kip, d.T_r_kipft, s.T_c_kipft},
        sheet);
}

/// The governing place of each check.
struct Governed {
    Greatest flexure, shear, torsion, compression, interaction;
};

template <class Edition>
Outcome<Governed> search(const Problem& problem, const Pole& pole, const FactorSet& factors,
                         const SecondOrderFactors& amplifiers, const loads::DeadLoad& dead,
                         const std::vector<WindCase>& cases, const PoleStrength& s) {
    Governed g;
    Sheet<double> unwritten;
    for (std::size_t c = 0; c < factors.size(); ++c) {
        // Without wind all wind cases are one.
        const std::size_t count = factors[c].on_wind > 0 ? cases.size() : 1;
        for (std::size_t w = 0; w < count; ++w) {
            const Demand d = factored(factors, amplifiers, dead, cases, c, w, unwritten);
            if (pole.is_round()) {
                g.flexure.meet(sqrt(d.M_rx_kipft * d.M_rx_kipft + d.M_ry_kipft * d.M_ry_kipft),
                               s.M_cx_kipft, d);
                g.shear.meet(sqrt(d.V_rx_kip * d.V_rx_kip + d.V_ry_kip * d.V_ry_kip), s.V_cx_kip,
                             d);
            } else {
                g.flexure.meet(d.M_rx_kipft, s.M_cx_kipft, d);
                g.flexure.meet(d.M_ry_kipft, s.M_cy_kipft, d);
                g.shear.meet(d.V_rx_kip, s.V_cx_kip, d);
                g.shear.meet(d.V_ry_kip, s.V_cy_kip, d);
            }
            g.torsion.meet(d.T_r_kipft, s.T_c_kipft, d);
            g.compression.meet(d.P_r_kip, s.P_c_kip, d);
            const auto together = interaction_in<Edition>(problem, pole, d, s, unwritten);
            if (const auto* no = refused(together)) return *no;
            g.interaction.meet(value(together).ratio, 1, d);
        }
    }
    return g;
}

/// Writes what of `at` meets what strength: the resultant in a round pole, one axis in another.
template <class Num>
void conclude_about(const Check& check, const Greatest& at, bool is_round, const char* resultant,
                    double about_x, double about_y, const char* x, const char* y,
                    const char* capacity, const char* capacity_x, const char* capacity_y,
                    double strength_x, Clause clause, Sheet<Num>& sheet) {
    if (is_round) {
        const Num d = sheet.eq(resultant, check.unit,
                               sqrt(known<Num>(x, about_x) * known<Num>(x, about_x) +
                                    known<Num>(y, about_y) * known<Num>(y, about_y)),
                               clause);
        APEX_ASSERT(plain(d) == at.demand);
        conclude(check, resultant, capacity, sheet);
    } else if (at.demand == about_x && at.capacity == strength_x) {
        conclude(check, x, capacity_x, sheet);
    } else {
        conclude(check, y, capacity_y, sheet);
    }
}

/// The forces of one place again in their symbols, and the ratio of one check there.
template <class Num>
class Conclusions {
  public:
    Conclusions(bool is_round, const FactorSet& factors, const SecondOrderFactors& amplifiers,
                const loads::DeadLoad& dead, const std::vector<WindCase>& cases,
                const PoleStrength& strength, Sheet<Num>& sheet)
        : is_round_(is_round),
          factors_(factors),
          amplifiers_(amplifiers),
          dead_(dead),
          cases_(cases),
          strength_(strength),
          sheet_(sheet) {}

    void flexure(const Check& check, const Greatest& at) {
        const Demand d = begin(check, at);
        sheet_.given(is_round_ ? "M_c" : "M_cx", "kip-ft", strength_.M_cx_kipft, check.clause);
        if (!is_round_) sheet_.given("M_cy", "kip-ft", strength_.M_cy_kipft, check.clause);
        conclude_about(check, at, is_round_, "M_r", d.M_rx_kipft, d.M_ry_kipft, "M_rx", "M_ry",
                       "M_c", "M_cx", "M_cy", strength_.M_cx_kipft, check.clause, sheet_);
    }
    void shear(const Check& check, const Greatest& at) {
        const Demand d = begin(check, at);
        sheet_.given(is_round_ ? "V_c" : "V_cx", "kip", strength_.V_cx_kip, check.clause);
        if (!is_round_) sheet_.given("V_cy", "kip", strength_.V_cy_kip, check.clause);
        conclude_about(check, at, is_round_, "V_r", d.V_rx_kip, d.V_ry_kip, "V_rx", "V_ry", "V_c",
                       "V_cx", "V_cy", strength_.V_cx_kip, check.clause, sheet_);
    }
    void torsion(const Check& check, const Greatest& at) {
        begin(check, at);
        sheet_.given("T_c", "kip-ft", strength_.T_c_kipft, check.clause);
        conclude(check, "T_r", "T_c", sheet_);
    }
    void compression(const Check& check, const Greatest& at) {
        begin(check, at);
        sheet_.given("P_c", "kip", strength_.P_c_kip, check.clause);
        conclude(check, "P_r", "P_c", sheet_);
    }

  private:
    /// The check's own words, and the place where it is greatest; its forces were written before.
    Demand begin(const Check& check, const Greatest& at) {
        sheet_.note(check.title, check.clause);
        sheet_.note(check.load_case, factors_[at.combination].clause);
        return factored(factors_, amplifiers_, dead_, cases_, at.combination, at.wind_case,
                        unwritten_);
    }

    const bool is_round_;
    const FactorSet& factors_;
    const SecondOrderFactors& amplifiers_;
    const loads::DeadLoad& dead_;
    const std::vector<WindCase>& cases_;
    const PoleStrength& strength_;
    Sheet<Num>& sheet_;
    Sheet<double> unwritten_;
};

template <class Edition, class Num>
Outcome<PoleChecks> check_pole_in(const Problem& problem, const Pole& pole,
                                  const loads::DeadLoad& dead, const std::vector<WindCase>& cases,
                                  std::vector<Check>& checks, Sheet<Num>& sheet) {
    sheet.heading("Pole");
    const auto strength = pole_strength(problem, pole, lengths_of(problem, dead, cases), sheet);
    if (const auto* no = refused(strength)) return *no;
    const PoleStrength& s = value(strength);

    const LoadLevel level = problem.document.options.steel_method;
    const FactorSet factors = level == LoadLevel::lrfd ? strength_factors(problem.wind.edition)
                                                       : service_factors(problem.wind.edition);
    sheet.note("second order", Edition::clause("Appendix 8"));
    const auto amplifiers = second_order_factors(factors, level, dead, pole.properties, sheet);
    if (const auto* no = refused(amplifiers)) return *no;

    const auto found = search<Edition>(problem, pole, factors, value(amplifiers), dead, cases, s);
    if (const auto* no = refused(found))
        return Rejection{"/support/designation", no->reason, no->clause};
    const Governed& g = value(found);

    // Write each place once, the interaction's last.
    const std::array others{&g.flexure, &g.shear, &g.torsion, &g.compression};
    for (std::size_t i = 0; i < others.size(); ++i) {
        bool written = others[i]->same_place(g.interaction);
        for (std::size_t j = 0; j < i; ++j) written = written || others[i]->same_place(*others[j]);
        if (!written)
            factored(factors, value(amplifiers), dead, cases, others[i]->combination,
                     others[i]->wind_case, sheet);
    }
    const Demand demand = factored(factors, value(amplifiers), dead, cases,
                                   g.interaction.combination, g.interaction.wind_case, sheet);
    const auto together = interaction_in<Edition>(problem, pole, demand, s, sheet);

    const auto add = [&](const char* id, const char* title, const Greatest& at, const char* unit,
                         Clause clause) {
        const Factors& combination = factors[at.combination];
        checks.push_back(compare(id, title, at.demand, at.capacity, unit,
                                 load_case(combination.id, cases[at.wind_case].id),
                                 resting_on(clause, combination.clause.standing)));
        return checks.back();
    };
    Conclusions<Num> conclusions(pole.is_round(), factors, value(amplifiers), dead, cases, s,
                                 sheet);
    const bool written = std::is_same_v<Num, Term>;  // The search has no use for them.
    const steel::Interaction& governing = value(together);
    const Standing amplified = value(amplifiers).standing;
    const Check flexure = add("steel.flexure", "Flexure of the pole", g.flexure, "kip-ft",
                              resting_on(s.flexure, amplified));
    if (written) conclusions.flexure(flexure, g.flexure);
    const Check shear = add("steel.shear", "Shear of the pole", g.shear, "kip", s.shear);
    if (written) conclusions.shear(shear, g.shear);
    const Check torsion =
        add("steel.torsion", "Torsion of the pole", g.torsion, "kip-ft", s.torsion);
    if (written) conclusions.torsion(torsion, g.torsion);
    const Check compression =
        add("steel.compression", "Compression of the pole", g.compression, "kip", s.compression);
    if (written) conclusions.compression(compression, g.compression);
    add("steel.interaction", "Axial force, flexure, shear and torsion together", g.interaction, "",
        resting_on(resting_on(governing.clause, s.compression.standing), amplified));
    return PoleChecks{s, factors, value(amplifiers), demand, governing.ratio};
}

}  // namespace

template <class Num>
Outcome<steel::Interaction> interaction(const Problem& problem, const Pole& pole,
                                        const Demand& demand, const PoleStrength& strength,
                                        Sheet<Num>& sheet) {
    return with_steel_edition(problem.document.codes.steel, [&]<class Edition>() {
        return interaction_in<Edition>(problem, pole, demand, strength, sheet);
    });
}

template <class Num>
Outcome<PoleChecks> check_pole(const Problem& problem, const Pole& pole,
                               const loads::DeadLoad& dead, const std::vector<WindCase>& cases,
                               std::vector<Check>& checks, Sheet<Num>& sheet) {
    return with_steel_edition(problem.document.codes.steel, [&]<class Edition>() {
        return check_pole_in<Edition>(problem, pole, dead, cases, checks, sheet);
    });
}

template Outcome<steel::Interaction> interaction(const Problem&, const Pole&, const Demand&,
                                                 const PoleStrength&, Sheet<double>&);
template Outcome<steel::Interaction> interaction(const Problem&, const Pole&, const Demand&,
                                                 const PoleStrength&, Sheet<Term>&);
template Outcome<PoleChecks> check_pole(const Problem&, const Pole&, const loads::DeadLoad&,
                                        const std::vector<WindCase>&, std::vector<Check>&,
                                        Sheet<double>&);
template Outcome<PoleChecks> check_pole(const Problem&, const Pole&, const loads::DeadLoad&,
                                        const std::vector<WindCase>&, std::vector<Check>&,
                                        Sheet<Term>&);

}  // namespace apex::design
