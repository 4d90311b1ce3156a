#include "calc/design/footing_checks.hpp"

#include <algorithm>
#include <cmath>

#include "base/units.hpp"
#include "calc/design/conclusion.hpp"
#include "calc/design/editions.hpp"
#include "calc/footing/soil_checks.hpp"

namespace apex::design {
namespace {

constexpr Clause statics{"Statics", ""};
constexpr Clause practice{"Practice", "at least 3 ft"};
constexpr Clause embedment_practice{"Practice", "max(2.0 D, 3 ft)"};
constexpr Clause cover_practice{"Practice", "3 in of concrete around the pole"};
constexpr double cover_in = 3;
constexpr std::size_t wind_max = 1;  // In a FactorSet: wind with most dead load.

/// x^2 as the product it is: no power function where none is needed.
double squared(double x) { return x * x; }
Term squared(const Term& x) { return {x.value * x.value, x, power, Term(2)}; }

/// The least whole number of steps that reaches v. What is one but for rounding is not raised by
/// another step.
double whole_steps(double v_ft, double step_ft) {
    return std::ceil(v_ft / step_ft - 1e-9) * step_ft;
}
Term whole_steps(const Term& v, double step_ft) {
    Term t = Term(std::ceil((v / step_ft).value), "ceil", v / step_ft) * step_ft;
    t.value = whole_steps(v.value, step_ft);
    return t;
}

/// The resultant of one wind case at one level: a force at a height above grade.
struct Push {
    std::size_t wind_case = 0;
    double P_lbf = 0, M_lbf_ft = 0;
    double height_ft() const { return M_lbf_ft / P_lbf; }
};

template <class Num>
Push push_of(const Factors& f, const loads::DeadLoad& dead, const std::vector<WindCase>& cases,
             std::size_t w, Sheet<Num>& sheet) {
    const WindCase& c = cases[w];
    sheet.note(load_case(f.id, c.id), f.clause);
    const Num a = f.on_dead, b = f.on_wind;
    const Num V_n = sheet.given("V_n", "lbf", c.normal_lbf, statics);
    const Num V_p = sheet.given("V_p", "lbf", c.parallel_lbf, statics);
    const Num M_n = sheet.given("M_n", "lbf·ft", c.normal_moment_lbf_ft, statics);
    const Num M_p = sheet.given("M_p", "lbf·ft", c.parallel_moment_lbf_ft, statics);
    const Num M_D = abs(known<Num>("M_D", dead.offset_moment_lbf_ft));
    const Num P = sheet.eq("P", "lbf", b * sqrt(squared(V_n) + squared(V_p)), statics);
    const Num M =
        sheet.eq("M", "lbf·ft", sqrt(squared(b * M_n) + squared(b * M_p + a * M_D)), statics);
    return {w, plain(P), plain(M)};
}

/// The cases that no other one exceeds in both force and moment; depth and stresses rise with both.
std::vector<Push> undominated(const Factors& f, const loads::DeadLoad& dead,
                              const std::vector<WindCase>& cases) {
    Sheet<double> unwritten;
    std::vector<Push> kept;
    kept.reserve(cases.size());
    for (std::size_t w = 0; w < cases.size(); ++w) {
        const Push push = push_of(f, dead, cases, w, unwritten);
        const auto exceeds = [](const Push& a, const Push& b) {
            return a.P_lbf >= b.P_lbf && a.M_lbf_ft >= b.M_lbf_ft;
        };
        if (std::any_of(kept.begin(), kept.end(), [&](const Push& k) { return exceeds(k, push); }))
            continue;
        std::erase_if(kept, [&](const Push& k) { return exceeds(push, k); });
        kept.push_back(push);
    }
    return kept;
}

/// A refusal of the footing checks, in the document's words.
Rejection in_document(const Rejection& no) {
    const char* field = no.field.starts_with("/soil") ? "/foundation/soil"
                        : no.field.starts_with("/depth") || no.field.starts_with("/bottom")
                            ? "/foundation/depth_ft"
                            : "/foundation/diameter_ft";
    return {field, no.reason, no.clause};
}

template <class Edition, class Num>
class Footing {
  public:
    Footing(const Problem& problem, const Pole& pole, const PoleChecks& pole_checks,
            const loads::DeadLoad& dead, const std::vector<WindCase>& cases,
            std::vector<Check>& checks, Sheet<Num>& sheet)
        : problem_(problem),
          pole_(pole),
          pole_checks_(pole_checks),
          dead_(dead),
          cases_(cases),
          checks_(checks),
          sheet_(sheet),
          service_(footing_factors(problem)),
          frost_depth_in_(problem.document.site.frost_depth_in) {}

    Outcome<FootingChecks> run() {
        sheet_.heading("Footing");
        sheet_.note(
            "room for the pole. H, B: outside size of the pole; c: cover of concrete; b: "
            "diameter or side of the footing",
            cover_practice);
        room();
        if (auto no = depth()) return in_document(*no);
        if (auto no = soil()) return in_document(*no);
        if (auto no = pole_in_concrete()) return in_document(*no);
        if (auto no = pole_below_grade()) return in_document(*no);
        sheet_.heading("Footing: concrete");
        sheet_.note("b, d: width and depth of the footing; V_c: concrete, V_s: spoil", statics);
        const auto concrete =
            footing::concrete<Num>({in_.shape, in_.width_ft, result_.depth_ft}, sheet_);
        if (const auto* no = refused(concrete)) return in_document(*no);
        result_.concrete = value(concrete);
        return result_;
    }

  private:
    using Refused = std::optional<Rejection>;

    /// The pole and its cover fit into the footing; in a round one a box needs room for its
    /// diagonal.
    void room() {
        const bool diagonal =
            !pole_.is_round() && problem_.embedment.shape == footing::Shape::round;
        const Num H = sheet_.given("H", "in", pole_.section->depth_in, cover_practice);
        const Num B = sheet_.given("B", "in", pole_.section->width_in, cover_practice);
        const Num c = sheet_.given("c", "in", cover_in, cover_practice);
        const Num needed = sheet_.eq(
            "b_min", "in", diagonal ? sqrt(squared(H) + squared(B)) + 2 * c : max(H, B) + 2 * c,
            cover_practice);
        const Num b =
            sheet_.given("b", "in", problem_.embedment.width_ft * units::in_per_ft, cover_practice);
        checks_.push_back(compare("footing.room", "Room for the pole in the footing", plain(needed),
                                  plain(b), "in", "", cover_practice));
        conclude(checks_.back(), "b_min", "b", sheet_);
    }

    Refused depth() {
        in_ = problem_.embedment;
        sheet_.heading("Footing: depth for lateral load");
        sheet_.note(
            "V_n, M_n: shear and moment at grade of wind normal to the face, V_p, M_p: of "
            "wind along it, strength level; M_D: moment of dead load off the axis; P: "
            "lateral force at service level, h: its height above grade; b: diameter, or "
            "diagonal of a square footing; S: allowable lateral bearing per foot of depth; "
            "d_r: root of the depth equation",
            statics);
        const auto candidates = undominated(service_, dead_, cases_);
        std::size_t governing = candidates.front().wind_case;
        double deepest_ft = -1;
        Sheet<double> unwritten;
        for (const Push& push : candidates) {
            if (candidates.size() == 1) break;
            in_.P_lbf = push.P_lbf;
            in_.h_ft = push.height_ft();
            const auto each = footing::embedment_depth<Edition>(in_, frost_depth_in_, unwritten);
            if (const auto* no = refused(each)) return *no;
            if (!(value(each).equation_depth_ft > deepest_ft)) continue;
            deepest_ft = value(each).equation_depth_ft;
            governing = push.wind_case;
        }
        const Push push = push_of(service_, dead_, cases_, governing, sheet_);
        in_.P_lbf = push.P_lbf;
        in_.h_ft = plain(sheet_.eq(
            "h", "ft", known<Num>("M", push.M_lbf_ft) / known<Num>("P", push.P_lbf), statics));
        const auto solved = footing::embedment_depth<Edition>(in_, frost_depth_in_, sheet_);
        if (const auto* no = refused(solved)) return *no;
        result_.embedment = value(solved);
        result_.lateral_force_lbf = in_.P_lbf;
        result_.height_ft = in_.h_ft;
        // Below the neglected soil the equation's depth is counted from grade.
        const char* const equation_depth = in_.switches.neglect_top_soil_in > 0 ? "d_g" : "d";
        choose_depth(value(solved));

        const char* load = load_case(service_.id, cases_[governing].id);
        const bool constrained = in_.switches.grade_restraint == footing::Restraint::slab;
        checks_.push_back(
            compare("footing.embedment", "Depth of the footing for lateral load",
                    value(solved).equation_depth_ft, result_.depth_ft, "ft", load,
                    by_service(Edition::clause(constrained ? "1807.3.2.2" : "1807.3.2.1"))));
        conclude(checks_.back(), equation_depth, "d_built", sheet_);
        sheet_.heading("Footing: least depth");
        sheet_.note("d_min: least depth by practice; d_built: the depth that is built", practice);
        sheet_.given("d_min", "ft", footing::depth_least_ft, practice);
        checks_.push_back(compare("footing.least_depth", "Least depth of the footing",
                                  footing::depth_least_ft, result_.depth_ft, "ft", "", practice));
        conclude(checks_.back(), "d_min", "d_built", sheet_);
        return std::nullopt;
    }

    /// The depth that was given, or the least that suffices the soil and holds the pole long
    /// enough.
    void choose_depth(const footing::EmbedmentDepth& solved) {
        if (const auto given = problem_.document.foundation.depth_ft) {
            result_.depth_ft = plain(sheet_.given("d_built", "ft", *given, statics));
            return;
        }
        const Num D = sheet_.given("D_p", "ft", pole_.section->depth_in / units::in_per_ft,
                                   embedment_practice);
        sheet_.note("D_p: outside depth of the pole; d_pole: depth that holds it long enough",
                    embedment_practice);
        Num held =
            sheet_.eq("d_pole", "ft", max(2 * D, 3) + concrete_below_pole_ft, embedment_practice);
        const double step_ft = problem_.document.options.depth_round_up_ft;
        if (step_ft > 0)
            held =
                sheet_.eq("d_pole,r", "ft", whole_steps(held, step_ft), {"Practice", "rounded up"});
        const Num d = max(known<Num>(step_ft > 0 ? "d_built" : "d_req", solved.depth_ft), held);
        result_.depth_ft = plain(sheet_.eq("d_built", "ft", d, statics));
        sheet_.note(solved.depth_ft >= plain(held)
                        ? "the soil governs the depth"
                        : "the pole's length in the concrete governs the depth",
                    statics);
    }

    Refused soil() {
        sheet_.heading("Footing: vertical bearing");
        sheet_.note(
            "P_D: dead load of sign and pole; b, d: width and depth of the footing; A_b: "
            "its area in plan; w_c, gamma: weight of concrete and of the displaced soil per "
            "volume; q: pressure on the soil, q_a: allowable",
            statics);
        const double D_lbf = vertical_lbf();
        const auto bearing = footing::vertical_bearing<Edition>(
            {D_lbf, in_.shape, in_.width_ft, result_.depth_ft, in_.soil}, sheet_);
        if (const auto* no = refused(bearing)) return *no;
        checks_.push_back(compare("footing.bearing", "Vertical bearing of the soil",
                                  value(bearing).pressure_psf, value(bearing).allowable_psf, "psf",
                                  cases_.back().axial_lbf > 0
                                      ? load_case(service_.id, cases_.back().id)
                                      : name(CombinationId::service_gravity),
                                  by_service(value(bearing).clause)));

        sheet_.heading("Footing: frost");
        sheet_.note("z_f: frost depth of the site in inches, d_f: in feet; d: depth of the footing",
                    statics);
        const auto frost = footing::frost<Edition>({result_.depth_ft, frost_depth_in_}, sheet_);
        if (const auto* no = refused(frost)) return *no;
        if (value(frost).run)
            checks_.push_back(compare("footing.frost", "Depth of the footing below frost",
                                      value(frost).frost_depth_ft, result_.depth_ft, "ft", "",
                                      value(frost).clause));
        else
            not_run("footing.frost", "Depth of the footing below frost: no frost depth is given",
                    "ft", value(frost).clause);
        return torsion();
    }

    /// The dead load; of several poles with what wind along the face pushes down on one.
    double vertical_lbf() {
        const WindCase& along = cases_.back();
        if (!(along.axial_lbf > 0)) return dead_.weight_lbf;
        sheet_.note(load_case(service_.id, along.id), service_.clause);
        const Num a = service_.on_dead, b = service_.on_wind;
        const Num N = known<Num>("N_w", along.axial_lbf);
        const Num P_s = sheet_.eq("P_s", "lbf", a * known<Num>("P_D", dead_.weight_lbf) + b * N,
                                  service_.clause);
        sheet_.note("P_D below is P_s: with it the soil is looked at", statics);
        return plain(P_s);
    }

    Refused torsion() {
        if (problem_.wind.poles.several()) {
            sheet_.note("several poles: none of them, and no footing, has torsion", statics);
            return std::nullopt;
        }
        sheet_.heading("Footing: torsion");
        sheet_.note(
            "T: torsion at grade, strength level, T_s: at service level; f_s: allowable "
            "skin friction; b, d: width and counted depth of the footing",
            statics);
        const auto most = std::max_element(cases_.begin(), cases_.end(),
                                           [](const WindCase& a, const WindCase& b) {
                                               return a.torsion_lbf_ft < b.torsion_lbf_ft;
                                           });
        const Num T = known<Num>("T", most->torsion_lbf_ft);
        sheet_.note(load_case(service_.id, most->id), service_.clause);
        const double T_s =
            plain(sheet_.eq("T_s", "lbf·ft", Num(service_.on_wind) * T, service_.clause));
        const auto result = footing::soil_torsion<Edition>(
            {T_s, in_.width_ft, result_.depth_ft, in_.switches.neglect_top_soil_in,
             in_.soil.skin_friction_psf},
            sheet_);
        if (const auto* no = refused(result)) return *no;
        if (value(result).run)
            checks_.push_back(compare("footing.torsion", "Torsion on the footing by skin friction",
                                      T_s, value(result).T_allow_lbf_ft, "lbf·ft",
                                      load_case(service_.id, most->id),
                                      by_service({"Soil report", ""})));
        else
            not_run("footing.torsion",
                    "Torsion on the footing by skin friction: no soil report gives it", "lbf·ft",
                    {"Soil report", ""});
        return std::nullopt;
    }

    /// A clause of the soil under a combination of service level.
    Clause by_service(Clause clause) const { return resting_on(clause, service_.clause.standing); }

    void not_run(const char* id, const char* title, const char* unit, Clause clause) {
        Check check;
        check.id = id;
        check.title = title;
        check.unit = unit;
        check.status = CheckStatus::not_run;
        check.clause = clause;
        checks_.push_back(check);
    }

    /// Bearing of the embedded pole on the concrete, strength level whatever the method of the
    /// steel.
    Refused pole_in_concrete() {
        sheet_.heading("Footing: the pole in the concrete");
        sheet_.note(
            "M_u, V_u: moment and shear at grade, strength level; b_p, D: width and depth "
            "of the pole; f'c: strength of the concrete; d: depth of the footing, g: what "
            "of it is below the pole; L_e, L: length of the pole in the concrete",
            statics);
        const Factors strength = strength_factors(problem_.wind.edition)[wind_max];
        const bool old = problem_.document.codes.concrete == ConcreteEdition::aci318_14;
        footing::PoleEmbedmentInputs in;
        in.edition =
            old ? footing::ConcreteEdition::aci318_14 : footing::ConcreteEdition::aci318_19;
        in.pole_width_in = pole_.section->width_in;
        in.pole_depth_in = pole_.section->depth_in;
        in.f_c_psi = problem_.document.foundation.concrete_strength_psi;
        in.depth_ft = result_.depth_ft;
        in.bottom_gap_ft = concrete_below_pole_ft;
        Push governing;
        double most_psi = -1;
        Sheet<double> unwritten;
        for (const Push& push : undominated(strength, dead_, cases_)) {
            in.M_u_lbf_ft = push.M_lbf_ft;
            in.V_u_lbf = push.P_lbf;
            const auto each = footing::pole_embedment(in, unwritten);
            if (const auto* no = refused(each)) return *no;
            if (!(value(each).f_b_psi > most_psi)) continue;
            most_psi = value(each).f_b_psi;
            governing = push;
        }
        const Push push = push_of(strength, dead_, cases_, governing.wind_case, sheet_);
        in.M_u_lbf_ft = push.M_lbf_ft;
        in.V_u_lbf = push.P_lbf;
        const auto held = footing::pole_embedment(in, sheet_);
        if (const auto* no = refused(held)) return *no;
        result_.embedded_length_ft = value(held).L_e_ft;
        checks_.push_back(compare("footing.pole_embedment", "Length of the pole in the concrete",
                                  value(held).L_e_least_ft, value(held).L_e_ft, "ft", "",
                                  embedment_practice));
        conclude(checks_.back(), "L_e,min", "L_e", sheet_);
        checks_.push_back(compare("footing.pole_bearing", "Bearing of the pole on the concrete",
                                  value(held).f_b_psi, value(held).f_b_allow_psi, "psi",
                                  load_case(strength.id, cases_[push.wind_case].id),
                                  resting_on(value(held).clause, strength.clause.standing)));
        return std::nullopt;
    }

    /// The concrete is not reinforced, so the pole carries what is below grade: the moment rises
    /// before it falls, and where it is greatest there is no shear, but axial force and torsion
    /// are still in the pole. Its second order is that of the base moment.
    Refused pole_below_grade() {
        if (in_.switches.grade_restraint == footing::Restraint::slab) {
            sheet_.note("held by the slab, the pole's moment is greatest at grade", statics);
            return std::nullopt;
        }
        // All cases: force and moment alone do not say which is worst where two axes and torsion
        // count.
        std::size_t governing = 0;
        double most = -1;
        Sheet<double> unwritten;
        for (std::size_t w = 0; w < cases_.size(); ++w) {
            const auto each = interaction_below(w, unwritten);
            if (const auto* no = refused(each)) return *no;
            if (!(value(each).ratio > most)) continue;
            most = value(each).ratio;
            governing = w;
        }
        sheet_.heading("Footing: the pole below grade");
        sheet_.note(
            "P, h: lateral force and its height above grade; d: depth of the footing; C, a: "
            "lateral pressure of the soil C x (a - x) at depth x; M_max: greatest moment of "
            "the pole, where the shear V is zero",
            statics);
        const auto written = interaction_below(governing, sheet_);
        if (const auto* no = refused(written)) return *no;
        const Factors& f = most_dead_and_wind();
        const Clause strength =
            resting_on(value(written).clause, pole_checks_.strength.compression.standing);
        checks_.push_back(compare(
            "steel.interaction_below_grade",
            "Axial force, flexure and torsion of the pole below grade", value(written).ratio, 1, "",
            load_case(f.id, cases_[governing].id), resting_on(strength, f.clause.standing)));
        return std::nullopt;
    }

    /// 1.2D + 1.0W, or D + 0.6W where the pole is designed by ASD.
    const Factors& most_dead_and_wind() const { return pole_checks_.factors[wind_max]; }

    template <class N>
    Outcome<steel::Interaction> interaction_below(std::size_t w, Sheet<N>& sheet) {
        const Push push = push_of(most_dead_and_wind(), dead_, cases_, w, sheet);
        const N M = known<N>("M", push.M_lbf_ft);
        const double h_ft = plain(sheet.eq("h", "ft", M / known<N>("P", push.P_lbf), statics));
        const auto moment = footing::pier_moment({push.P_lbf, h_ft, result_.depth_ft}, sheet);
        if (const auto* no = refused(moment)) return *no;
        Demand d = factored(pole_checks_.factors, pole_checks_.amplifiers, dead_, cases_, wind_max,
                            w, sheet);
        sheet.note("the moment about each axis rises below grade as their resultant does", statics);
        const N rise =
            sheet.eq("(M_max/M)", "", known<N>("M_max", value(moment).M_max_lbf_ft) / M, statics);
        d.M_rx_kipft =
            plain(sheet.eq("M_rx,b", "kip-ft", rise * known<N>("M_rx", d.M_rx_kipft), statics));
        d.M_ry_kipft =
            plain(sheet.eq("M_ry,b", "kip-ft", rise * known<N>("M_ry", d.M_ry_kipft), statics));
        d.V_rx_kip = d.V_ry_kip = 0;
        return interaction(problem_, pole_, d, pole_checks_.strength, sheet);
    }

    const Problem& problem_;
    const Pole& pole_;
    const PoleChecks& pole_checks_;
    const loads::DeadLoad& dead_;
    const std::vector<WindCase>& cases_;
    std::vector<Check>& checks_;
    Sheet<Num>& sheet_;
    const Factors service_;
    const std::optional<double> frost_depth_in_;
    footing::EmbedmentInputs in_;
    FootingChecks result_{};
};

}  // namespace

Outcome<double> lateral_depth_ft(const Problem& problem, double offset_moment_lbf_ft,
                                 const std::vector<WindCase>& cases) {
    loads::DeadLoad dead{};
    dead.offset_moment_lbf_ft = offset_moment_lbf_ft;
    footing::EmbedmentInputs in = problem.embedment;
    double deepest_ft = 0;
    for (const Push& push : undominated(footing_factors(problem), dead, cases)) {
        in.P_lbf = push.P_lbf;
        in.h_ft = push.height_ft();
        Sheet<double> unwritten;
        const auto solved = with_soil_edition(problem.document.codes.soil, [&]<class Edition>() {
            return footing::embedment_depth<Edition>(in, problem.document.site.frost_depth_in,
                                                     unwritten);
        });
        if (const auto* no = refused(solved)) return in_document(*no);
        deepest_ft = std::max(deepest_ft, value(solved).required_depth_ft);
    }
    // Less by far more than the root is off, so that rounding up never goes a step too far.
    constexpr double part_not_in_doubt = 1 - 1e-6;
    const double step_ft = problem.document.options.depth_round_up_ft;
    const double depth_ft = deepest_ft * part_not_in_doubt;
    return step_ft > 0 ? whole_steps(depth_ft, step_ft) : depth_ft;
}

double holding_depth_ft(const Problem& problem, const catalog::Section& section) {
    const double depth_ft =
        max(2 * (section.depth_in / units::in_per_ft), 3) + concrete_below_pole_ft;
    const double step_ft = problem.document.options.depth_round_up_ft;
    return step_ft > 0 ? whole_steps(depth_ft, step_ft) : depth_ft;
}

template <class Num>
Outcome<FootingChecks> check_footing(const Problem& problem, const Pole& pole,
                                     const PoleChecks& pole_checks, const loads::DeadLoad& dead,
                                     const std::vector<WindCase>& cases, std::vector<Check>& checks,
                                     Sheet<Num>& sheet) {
    return with_soil_edition(problem.document.codes.soil, [&]<class Edition>() {
        return Footing<Edition, Num>(problem, pole, pole_checks, dead, cases, checks, sheet).run();
    });
}

template Outcome<FootingChecks> check_footing(const Problem&, const Pole&, const PoleChecks&,
                                              const loads::DeadLoad&, const std::vector<WindCase>&,
                                              std::vector<Check>&, Sheet<double>&);
template Outcome<FootingChecks> check_footing(const Problem&, const Pole&, const PoleChecks&,
                                              const loads::DeadLoad&, const std::vector<WindCase>&,
                                              std::vector<Check>&, Sheet<Term>&);

}  // namespace apex::design
