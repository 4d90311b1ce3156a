#include "calc/aluminum/flexure.hpp"

#include "base/units.hpp"

namespace apex::aluminum {
namespace {

constexpr Clause chapter_f = adm_unconfirmed("F");

std::optional<Rejection> too_tall(const PoleMaterial& m) {
    if (auto no = all_positive({{"/material/pole_height_ft", m.pole_height_ft}}, chapter_f))
        return no;
    if (m.height_rule == HeightRule::at_most_15_ft && !(m.pole_height_ft <= practice_height_ft))
        return Rejection{"/material/pole_height_ft",
                         "is over 15 ft, the height that practice sets to aluminium poles (switch "
                         "height_rule)",
                         unconfirmed({"Practice", "aluminium poles"})};
    return std::nullopt;
}

/// The least available moment, which of the limits it is, and its nominal value.
template <class Num>
class Least {
  public:
    Least(Method method, Sheet<Num>& sheet) : method_(method), sheet_(sheet) {}
    void meet(const char* symbol, const Num& M_n, Ends ends, FlexureLimit limit) {
        const Num nominal = sheet_.eq(symbol, "kip-in", M_n, chapter_f);
        const Num usable = available("M_a", "kip-in", method_, ends, nominal, sheet_);
        if (limit == FlexureLimit::yielding) yielding_ = plain(usable);
        if (found_ && !(plain(usable) < plain(*found_))) return;
        found_ = usable, nominal_ = plain(nominal), limit_ = limit;
    }
    Flexure finish(double F_local_ksi) {
        const Num M_c = sheet_.eq("M_c", "kip-ft", *found_ / units::in_per_ft, chapter_f);
        return {nominal_ / units::in_per_ft,  plain(M_c), limit_, F_local_ksi,
                yielding_ / units::in_per_ft, chapter_f};
    }

  private:
    Method method_;
    Sheet<Num>& sheet_;
    std::optional<Num> found_;
    double nominal_ = 0, yielding_ = 0;
    FlexureLimit limit_ = FlexureLimit::yielding;
};

/// Strength of the base metal, and of the weld-affected metal where the pole is welded there.
struct Metals {
    AlloyStrength base;
    std::optional<AlloyStrength> welded;
};

template <class Num>
Outcome<Metals> metals_of(const PoleMaterial& m, Sheet<Num>& sheet) {
    const auto base = alloy_strength<Num>({m.alloy, Metal::base, m.filler, m.t_in}, sheet);
    if (const auto* no = refused(base))
        return Rejection{"/material" + no->field, no->reason, no->clause};
    if (!value(base).artificially_aged)
        return Rejection{"/material/alloy",
                         "is not artificially aged: its buckling constants are not known here",
                         adm_unconfirmed("Table B.4.1")};
    Metals metals{value(base), std::nullopt};
    if (m.metal == Metal::base) return metals;
    const auto welded =
        alloy_strength<Num>({m.alloy, Metal::weld_affected, m.filler, m.t_in}, sheet);
    if (const auto* no = refused(welded))
        return Rejection{"/material" + no->field, no->reason, no->clause};
    metals.welded = value(welded);
    return metals;
}

/// Yielding and rupture of base and weld-affected metal: F.2.
template <class Num>
void meet_metal(const Metals& metals, const Num& S, const Num& Z, Least<Num>& least,
                Sheet<Num>& sheet) {
    const auto both = [&](const AlloyStrength& a, const char* yield, const char* rupture,
                          const char* F_y, const char* F_u, FlexureLimit yields,
                          FlexureLimit ruptures) {
        const Num F_cy = known<Num>(F_y, a.F_cy_ksi), F_tu = known<Num>(F_u, a.F_tu_ksi);
        least.meet(yield, min(1.5 * S * F_cy, Z * F_cy), Ends::by_yielding, yields);
        least.meet(rupture, Z * F_tu, Ends::by_rupture, ruptures);
    };
    sheet.note("yielding and rupture", adm_unconfirmed("F.2"));
    both(metals.base, "M_ny", "M_nu", "F_cy", "F_tu", FlexureLimit::yielding,
         FlexureLimit::rupture);
    if (metals.welded)
        both(*metals.welded, "M_nyw", "M_nuw", "F_cyw", "F_tuw", FlexureLimit::weld_yielding,
             FlexureLimit::weld_rupture);
}

std::optional<Rejection> wrong_moduli(double S, double Z) {
    if (auto no = all_positive({{"/S_in3", S}, {"/Z_in3", Z}}, chapter_f)) return no;
    if (!(Z >= S)) return Rejection{"/Z_in3", "is less than the elastic modulus S", chapter_f};
    return std::nullopt;
}

}  // namespace

template <class Num>
Outcome<Flexure> flexure_round(const RoundFlexureInputs& in, Sheet<Num>& sheet) {
    if (auto no = too_tall(in.material)) return *no;
    if (auto no = wrong_moduli(in.S_in3, in.Z_in3)) return *no;
    if (auto no = all_positive({{"/R_b_over_t", in.R_b_over_t}}, chapter_f)) return *no;
    const auto metals = metals_of<Num>(in.material, sheet);
    if (const auto* no = refused(metals)) return *no;
    const auto local = element_stress<Num>(
        {in.material.method, Element::tube_bending, value(metals).base.F_cy_ksi, in.R_b_over_t},
        sheet);
    if (const auto* no = refused(local)) return Rejection{"/R_b_over_t", no->reason, no->clause};
    const Num S = sheet.given("S", "in³", in.S_in3, chapter_f);
    const Num Z = sheet.given("Z", "in³", in.Z_in3, chapter_f);
    Least<Num> least(in.material.method, sheet);
    meet_metal<Num>(value(metals), S, Z, least, sheet);
    least.meet("M_nlb", known<Num>("F_local", value(local).F_ksi) * S, Ends::by_yielding,
               FlexureLimit::local_buckling);
    return least.finish(value(local).F_ksi);
}

template <class Num>
Outcome<Flexure> flexure_rect(const RectFlexureInputs& in, Sheet<Num>& sheet) {
    if (auto no = too_tall(in.material)) return *no;
    if (auto no = wrong_moduli(in.S_in3, in.Z_in3)) return *no;
    if (auto no = all_positive({{"/flange_b_over_t", in.flange_b_over_t},
                                {"/web_h_over_t", in.web_h_over_t},
                                {"/I_y_in4", in.I_y_in4},
                                {"/J_in4", in.J_in4},
                                {"/C_b", in.C_b}},
                               chapter_f))
        return *no;
    const auto metals = metals_of<Num>(in.material, sheet);
    if (const auto* no = refused(metals)) return *no;
    const double F_cy_ksi = value(metals).base.F_cy_ksi;
    const auto flange = element_stress<Num>(
        {in.material.method, Element::flat_both_edges, F_cy_ksi, in.flange_b_over_t}, sheet);
    const auto web = element_stress<Num>(
        {in.material.method, Element::flat_bending, F_cy_ksi, in.web_h_over_t}, sheet);
    if (const auto* no = refused(flange)) return *no;
    if (const auto* no = refused(web)) return *no;
    const Num S = sheet.given("S", "in³", in.S_in3, chapter_f);
    const Num Z = sheet.given("Z", "in³", in.Z_in3, chapter_f);
    Least<Num> least(in.material.method, sheet);
    meet_metal<Num>(value(metals), S, Z, least, sheet);
    // An element that only yields leaves the section to its own yielding, 1.5 S or Z.
    const bool flange_buckles = value(flange).range != ElementRange::yielding;
    const bool web_buckles = value(web).range != ElementRange::yielding;
    if (flange_buckles)
        least.meet("M_nf", known<Num>("F_flange", value(flange).F_ksi) * S, Ends::by_yielding,
                   FlexureLimit::local_buckling);
    if (web_buckles)
        least.meet("M_nw", known<Num>("F_web", value(web).F_ksi) * S, Ends::by_yielding,
                   FlexureLimit::local_buckling);

    constexpr Clause clause = adm_unconfirmed("F.4");
    Sheet<double> unwritten;
    const BucklingConstants c = value(buckling_constants<double>({F_cy_ksi, E_ksi}, unwritten));
    const Num E = known<Num>("E", E_ksi), C_c = known<Num>("C_c", c.C_c);
    const Num L_b = sheet.eq(
        "L_b", "in", sheet.given("L", "ft", in.material.pole_height_ft, clause) * units::in_per_ft,
        clause);
    const Num I_y = sheet.given("I_y", "in⁴", in.I_y_in4, clause);
    const Num J = sheet.given("J", "in⁴", in.J_in4, clause);
    const Num C_b = sheet.given("C_b", "", in.C_b, clause);
    const Num lambda = sheet.eq("lambda", "", 2.3 * sqrt(L_b * S / (C_b * sqrt(I_y * J))), clause);
    const Num pi_squared_E = square(known<Num>("pi", pi)) * E;
    const Num M_p =
        sheet.eq("M_np", "kip-in", min(1.5 * S, Z) * known<Num>("F_cy", F_cy_ksi), clause);
    if (plain(lambda) < c.C_c)
        least.meet(
            "M_nmb",
            min(M_p * (1 - lambda / C_c) + pi_squared_E * lambda * S / (C_c * C_c * C_c), M_p),
            Ends::by_yielding, FlexureLimit::lateral_torsional_buckling);
    else
        least.meet("M_nmb", min(pi_squared_E * S / square(lambda), M_p), Ends::by_yielding,
                   FlexureLimit::lateral_torsional_buckling);
    return least.finish(min(value(flange).F_ksi, value(web).F_ksi));
}

template Outcome<Flexure> flexure_round(const RoundFlexureInputs&, Sheet<double>&);
template Outcome<Flexure> flexure_round(const RoundFlexureInputs&, Sheet<Term>&);
template Outcome<Flexure> flexure_rect(const RectFlexureInputs&, Sheet<double>&);
template Outcome<Flexure> flexure_rect(const RectFlexureInputs&, Sheet<Term>&);

}  // namespace apex::aluminum
