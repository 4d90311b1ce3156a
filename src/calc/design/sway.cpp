#include "calc/design/sway.hpp"

#include <algorithm>
#include <cmath>

#include "base/units.hpp"
#include "calc/design/conclusion.hpp"
#include "calc/design/editions.hpp"
#include "calc/design/symbols.hpp"
#include "calc/design/wind_cases.hpp"
#include "calc/statics/deflection.hpp"
#include "calc/statics/natural_frequency.hpp"
#include "calc/statics/torsional_frequency.hpp"
#include "calc/steel/edition.hpp"
#include "calc/wind/gust_effect.hpp"

namespace apex::design {
namespace {

constexpr Clause serviceability{"Practice", "L/n at 0.6W; the codes are silent"};
constexpr Clause statics_clause{"Statics", ""};
constexpr double on_wind = 0.6;
/// An embedded pole counts as fixed this many footing widths below grade (26.11, this program's
/// reading).
constexpr double fixity_widths = 1.5;

double footing_width_ft(const Problem& problem) {
    const double side_ft = problem.embedment.width_ft;
    return problem.embedment.shape == footing::Shape::square ? side_ft * sqrt(2.0) : side_ft;
}

template <class Num>
Outcome<statics::NaturalFrequency> frequency_of(const Problem& problem, const Pole& pole,
                                                Sheet<Num>& sheet) {
    statics::FrequencyInputs in;
    in.length_ft = problem.wind.pole_top_ft;
    in.fixity_depth_ft = fixity_widths * footing_width_ft(problem);
    in.I_in4 = min(pole.properties.I_x_in4, pole.properties.I_y_in4);
    in.pole_weight_plf = pole.section->weight_plf;
    in.weights.reserve(problem.wind.geometry.cabinets.size());
    for (const CabinetGeometry& c : problem.wind.geometry.cabinets)
        in.weights.push_back({c.weight_lbf / problem.wind.poles.count, c.centroid_height_ft});
    return statics::natural_frequency(in, sheet);
}

/// Cabinets twist the pole, on its axis or off it (case B is eccentric on every sign); that may be
/// slower than its sway. Weightless ones do not.
bool twists(const CabinetsGeometry& geometry) { return geometry.weight_lbf > 0; }

/// St. Venant's constant of an open pole, raised by what warping held at the base adds to the
/// stiffness against a torque at the highest cabinet; lower ones meet more of it.
template <class Num>
double stiffness_J_in4(const Problem& problem, const Pole& pole, double fixity_ft,
                       Sheet<Num>& sheet) {
    if (!pole.is_open()) return pole.properties.J_in4;
    constexpr Clause theory{"Torsion theory", "non-uniform torsion of a cantilever"};
    double highest_ft = 0;
    for (const CabinetGeometry& c : problem.wind.geometry.cabinets)
        highest_ft = std::max(highest_ft, c.centroid_height_ft);
    const Num J = known<Num>("J", pole.properties.J_in4);
    const Num L = sheet.eq("L_t", "in",
                           (sheet.given("y_max", "ft", highest_ft, theory) +
                            sheet.given("L_f", "ft", fixity_ft, theory)) *
                               units::in_per_ft,
                           theory);
    const Num a = sheet.eq("a", "in",
                           sqrt(Num(steel::E_ksi) * known<Num>("C_w", pole.properties.C_w_in6) /
                                (Num(steel::G_ksi) * J)),
                           theory);
    return plain(sheet.eq("J_eff", "in⁴", J / (1 - a / L * tanh(L / a)), theory));
}

template <class Num>
Outcome<statics::TorsionalFrequency> twist_of(const Problem& problem, const Pole& pole,
                                              Sheet<Num>& sheet) {
    statics::TorsionalFrequencyInputs in;
    in.fixity_depth_ft = fixity_widths * footing_width_ft(problem);
    in.J_in4 = stiffness_J_in4<Num>(problem, pole, in.fixity_depth_ft, sheet);
    in.weights.reserve(problem.wind.geometry.cabinets.size());
    for (const CabinetGeometry& c : problem.wind.geometry.cabinets)
        in.weights.push_back({c.weight_lbf, c.centroid_height_ft, c.offset_x_ft, c.width_ft,
                              c.depth_in / units::in_per_ft});
    return statics::torsional_frequency(in, sheet);
}

/// Several poles resist a turn of the cabinets by bending: sway and turn together.
template <class Num>
Outcome<statics::RowFrequency> turn_of(const Problem& problem, double sway_hz, Sheet<Num>& sheet) {
    statics::RowFrequencyInputs in{problem.wind.poles, sway_hz, {}};
    for (const CabinetGeometry& c : problem.wind.geometry.cabinets)
        if (c.weight_lbf > 0)
            in.cabinets.push_back({c.offset_x_ft, c.width_ft, c.depth_in / units::in_per_ft});
    return statics::row_frequency(in, sheet);
}

/// Forces at 0.6W of one case on the pole.
template <class Num>
class Deflected {
  public:
    Deflected(const Problem& problem, const Pole& pole, const CabinetsWind& cabinets,
              const PoleWind& pole_wind)
        : problem_(problem),
          pole_(pole),
          all_(cabinets),
          cabinets_(cabinets.cabinets),
          joined_(cabinets.joined),
          pole_wind_(pole_wind) {}

    Outcome<statics::Deflection> operator()(WindCaseId id, Sheet<Num>& sheet) const {
        statics::DeflectionInputs in;
        const bool parallel = id.kind == WindKind::parallel;
        in.at_ft = problem_.wind.pole_top_ft;
        in.I_in4 = parallel ? pole_.properties.I_y_in4 : pole_.properties.I_x_in4;
        in.points.reserve(cabinets_.size());
        in.lines.reserve(pole_wind_.segments.size());
        sheet.note(name(id), statics_clause);
        sheet.note(
            id.joined > 0
                ? "P_1 = 0.6 times the joined sign's force, then those of cabinets outside it; "
                  "on the pole 0.6 times the force over each stretch"
                : "P_i = 0.6 F_i; on the pole 0.6 times the force over each stretch",
            statics_clause);
        if (problem_.wind.poles.several())
            sheet.note(
                "F is the outer pole's share F/n + T x_m/S_xx, T of case B or C and abs(F x); wind "
                "along the face: F/n on a free cantilever, which is on the safe side",
                statics_clause);
        if (id.joined > 0) {
            const wind::SolidSignWind& face = joined_[id.joined - std::size_t{1}];
            const double F = id.kind == WindKind::c ? face.case_c_force_lbf : face.force_lbf;
            const double T = id.kind == WindKind::c   ? face.case_c_torsion_lbf_ft
                             : id.kind == WindKind::b ? face.case_b_torsion_lbf_ft
                                                      : 0;
            const JoinedSign& joined = problem_.wind.joined[id.joined - std::size_t{1}];
            in.points.push_back(
                {on_wind * share(F, T, joined.offset_x_ft), face.resultant_height_ft, 0});
        }
        for (std::size_t i = 0; i < cabinets_.size(); ++i) {
            if (id.joined > 0 && problem_.wind.joined[id.joined - std::size_t{1}].members[i])
                continue;
            const wind::SolidSignWind& face = cabinets_[i].face;
            const bool strips = id.kind == WindKind::c && id.cabinet == i + 1;
            const double F = parallel ? cabinets_[i].edge.force_lbf
                             : strips ? face.case_c_force_lbf
                                      : face.force_lbf;
            const double T = strips ? face.case_c_torsion_lbf_ft
                             : id.kind == WindKind::b
                                 ? case_b_torsion_lbf_ft(problem_.wind, all_, i)
                                 : 0;
            const double offset_ft = parallel ? 0 : problem_.wind.geometry.cabinets[i].offset_x_ft;
            in.points.push_back(
                {on_wind * share(F, T, offset_ft),
                 parallel ? cabinets_[i].edge.resultant_height_ft : face.resultant_height_ft, 0});
        }
        for (const PoleSegment& s : pole_wind_.segments) {
            const double F = parallel ? s.parallel.force_lbf : s.normal.force_lbf;
            in.lines.push_back({on_wind * F / (s.top_ft - s.bottom_ft), s.bottom_ft, s.top_ft});
        }
        return statics::deflection(in, sheet);
    }

  private:
    /// What one pole takes of a force F: all; of several the outer one, F/n + T x_m/sum(x^2), T of
    /// the force's own torsion and of its offset.
    double share(double F, double torsion_lbf_ft, double offset_ft) const {
        const statics::PoleRow& row = problem_.wind.poles;
        if (!row.several()) return F;
        const double S_xx =
            row.count * (row.count * row.count - 1) * row.spacing_ft * row.spacing_ft / 12;
        return statics::share<double>(F, std::abs(F * offset_ft) + torsion_lbf_ft,
                                      row.furthest_ft(),
                                      {double(row.count), row.furthest_ft(), S_xx});
    }

    const Problem& problem_;
    const Pole& pole_;
    const CabinetsWind& all_;
    const std::vector<OneCabinetWind>& cabinets_;
    const std::vector<wind::SolidSignWind>& joined_;
    const PoleWind& pole_wind_;
};

/// Several poles: the couple of cases B and C bends the outer ones more than case A does.
std::vector<WindCaseId> deflecting_cases_of_several(const CabinetsWind& cabinets) {
    std::vector<WindCaseId> cases{{WindKind::b, 0, false}, {WindKind::parallel, 0, false}};
    for (std::size_t k = 0; k < cabinets.cabinets.size(); ++k)
        if (cabinets.cabinets[k].face.has_case_c)
            cases.push_back({WindKind::c, static_cast<unsigned char>(k + 1), false});
    for (std::size_t k = 0; k < cabinets.joined.size(); ++k) {
        cases.push_back({WindKind::b, 0, false, static_cast<unsigned char>(k + 1)});
        if (cabinets.joined[k].has_case_c)
            cases.push_back({WindKind::c, 0, false, static_cast<unsigned char>(k + 1)});
    }
    return cases;
}

std::vector<WindCaseId> deflecting_cases(const CabinetsWind& cabinets, bool several) {
    if (several) return deflecting_cases_of_several(cabinets);
    std::vector<WindCaseId> cases{{WindKind::a, 0, false}, {WindKind::parallel, 0, false}};
    for (std::size_t k = 0; k < cabinets.cabinets.size(); ++k) {
        const wind::SolidSignWind& face = cabinets.cabinets[k].face;
        if (face.has_case_c && face.case_c_force_lbf > face.force_lbf)
            cases.push_back({WindKind::c, static_cast<unsigned char>(k + 1), false});
    }
    for (std::size_t k = 0; k < cabinets.joined.size(); ++k) {
        const wind::SolidSignWind& face = cabinets.joined[k];
        const bool strips = face.has_case_c && face.case_c_force_lbf > face.force_lbf;
        cases.push_back(
            {strips ? WindKind::c : WindKind::a, 0, false, static_cast<unsigned char>(k + 1)});
    }
    return cases;
}

template <class Edition, class Num>
Outcome<Sway> check_sway_in(const Problem& problem, const Pole& pole, const CabinetsWind& cabinets,
                            const PoleWind& pole_wind, std::vector<Check>& checks,
                            Sheet<Num>& sheet) {
    const auto of_section = [](const Rejection& no) {
        return Rejection{"/support/designation", no.reason, no.clause};
    };
    sheet.heading("Deflection and frequency");
    Sway sway{};
    const auto frequency = frequency_of(problem, pole, sheet);
    if (const auto* no = refused(frequency)) return of_section(*no);
    sway.natural_frequency_hz = value(frequency).frequency_hz;
    const Clause rigid = unconfirmed(Edition::clause(Edition::gust));  // The depth of fixity.
    const Num f_1 = known<Num>("f_1", sway.natural_frequency_hz);
    if (twists(problem.wind.geometry) && problem.wind.poles.several()) {
        const auto turn = turn_of(problem, sway.natural_frequency_hz, sheet);
        if (const auto* no = refused(turn)) return of_section(*no);
        const Num f_r = known<Num>("f_r", value(turn).frequency_hz);
        sway.natural_frequency_hz = plain(sheet.eq("n_1", "Hz", f_r, rigid));
    } else if (twists(problem.wind.geometry)) {
        const auto twist = twist_of(problem, pole, sheet);
        if (const auto* no = refused(twist)) return of_section(*no);
        const Num f_t = known<Num>("f_t", value(twist).frequency_hz);
        sway.natural_frequency_hz = plain(sheet.eq("n_1", "Hz", min(f_1, f_t), rigid));
    } else {
        sheet.eq("n_1", "Hz", f_1, rigid);
    }
    checks.push_back(compare("pole.frequency", "Natural frequency: the sign is rigid", 1,
                             sway.natural_frequency_hz, "Hz", "", rigid));
    const auto gust = wind::gust_effect<Edition>({sway.natural_frequency_hz}, sheet);
    if (const auto* no = refused(gust))
        sway.flexible = of_section(*no);
    else
        sway.nearly_flexible = value(gust).nearly_flexible;
    sheet.given("f_min", "Hz", 1, rigid);
    conclude(checks.back(), "f_min", "n_1", sheet);

    const Clause combination = service_factors(problem.wind.edition)[1].clause;  // of its 0.6W
    const Deflected<double> tried(problem, pole, cabinets, pole_wind);
    Sheet<double> unwritten;
    WindCaseId governing;
    double greatest_in = -1;
    for (const WindCaseId id : deflecting_cases(cabinets, problem.wind.poles.several())) {
        const auto each = tried(id, unwritten);
        if (const auto* no = refused(each)) return of_section(*no);
        if (!(value(each).deflection_in > greatest_in)) continue;
        greatest_in = value(each).deflection_in;
        governing = id;
    }
    const auto written = Deflected<Num>(problem, pole, cabinets, pole_wind)(governing, sheet);
    sway.deflection_in = value(written).deflection_in;
    const Num L = sheet.given("L", "ft", problem.wind.pole_top_ft, serviceability);
    const Num n = sheet.given("n", "", problem.document.options.deflection_limit, serviceability);
    sway.deflection_limit_in =
        plain(sheet.eq("d_lim", "in", units::in_per_ft * L / n, serviceability));
    checks.push_back(compare("pole.deflection", "Deflection of the pole's top", sway.deflection_in,
                             sway.deflection_limit_in, "in",
                             load_case(CombinationId::service_wind_alone, governing),
                             resting_on(serviceability, combination.standing)));
    conclude(checks.back(), "d", "d_lim", sheet);
    return sway;
}

}  // namespace

template <class Num>
Outcome<Sway> check_sway(const Problem& problem, const Pole& pole, const CabinetsWind& cabinets,
                         const PoleWind& pole_wind, std::vector<Check>& checks, Sheet<Num>& sheet) {
    return with_wind_edition(problem.wind.edition, [&]<class Edition>() {
        return check_sway_in<Edition>(problem, pole, cabinets, pole_wind, checks, sheet);
    });
}

template Outcome<Sway> check_sway(const Problem&, const Pole&, const CabinetsWind&, const PoleWind&,
                                  std::vector<Check>&, Sheet<double>&);
template Outcome<Sway> check_sway(const Problem&, const Pole&, const CabinetsWind&, const PoleWind&,
                                  std::vector<Check>&, Sheet<Term>&);

}  // namespace apex::design
