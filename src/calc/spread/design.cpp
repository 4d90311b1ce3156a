#include "calc/spread/design.hpp"

#include <algorithm>
#include <cmath>

#include "base/units.hpp"
#include "calc/concrete/bars.hpp"
#include "calc/footing/soil_checks.hpp"
#include "calc/spread/bar_layout.hpp"
#include "calc/spread/concrete_strength.hpp"
#include "calc/spread/pressure.hpp"
#include "calc/spread/section_forces.hpp"
#include "calc/spread/steps.hpp"

namespace apex::spread {
namespace detail {

constexpr Clause chosen{"Chosen", ""};

/// Whether another size may cure what a check refused; all else is the input's own fault.
bool is_of_the_size(const Rejection& no) {
    for (const char* field : {"/load", "/bars", "/A_s_in2", "/offset_ft", "/pole_x_in",
                              "/pole_y_in", "/d_in", "/available_in", "/b_in"})
        if (no.field == field) return true;
    return false;
}

/// The checks name fields of their own inputs.
Rejection in_design(Rejection no) {
    constexpr std::pair<const char*, const char*> renamed[] = {
        {"/V_lbf", "/wind_shear_lbf"},
        {"/soil_class", "/soil/class"},
        {"/cover_in", "/bar_cover_in"},
        {"/D_on_top_lbf", "/dead_axial_lbf"}};
    for (const auto& [own, ours] : renamed)
        if (no.field == own) no.field = ours;
    return no;
}

/// Loads of a combination at the middle of the underside, all weight in them.
template <class Level, class Num>
BaseLoad at_underside(const loads::Combination<Level>& one, const DesignInputs& in, double D_lbf,
                      double depth_ft, Sheet<Num>& sheet) {
    sheet.heading(one.name);
    const Num a = sheet.given("a_D", "", one.on_dead, one.clause);
    const Num b = sheet.given("b_W", "", one.on_wind, one.clause);
    const Num D = sheet.given("D", "lbf", D_lbf, statics);
    const Num M_D = sheet.given("M_D", "lbf·ft", in.dead_moment_lbf_ft, statics);
    const Num V_W = sheet.given("V_W", "lbf", in.wind_shear_lbf, statics);
    const Num M_W = sheet.given("M_W", "lbf·ft", in.wind_moment_lbf_ft, statics);
    const Num z = sheet.given("z_u", "ft", depth_ft, geometry);
    const Num P = sheet.eq("P", "lbf", a * D, one.clause);
    const Num of_wind = b * (M_W + V_W * z);
    const Num M_x = sheet.eq("M_x", "lbf·ft", in.dead_moment_in_plane ? of_wind + a * M_D : of_wind,
                             one.clause);
    const Num M_y =
        in.dead_moment_in_plane ? Num(0.0) : sheet.eq("M_y", "lbf·ft", a * M_D, one.clause);
    return {plain(P), plain(M_x), plain(M_y)};
}

/// A check that no number came out of.
struct Failure {
    const char* id;
    const char* title;
    const char* load_case;
    Rejection why;
};
using Refused = std::optional<Failure>;

/// Forces of the strength cases that govern, each with its case.
struct Envelope {
    struct Most {
        double demand = 0;
        const char* load_case = "";
        void take(double v, const char* of) {
            if (v > demand) demand = v, load_case = of;
        }
    };
    Most bottom[2], top[2], shear[2];  ///< along x, along y
};

/// The concrete with one size of bar.
struct Concrete {
    std::vector<Check> checks;
    std::vector<Layer> layers;
    double steel_in3 = 0;
    Refused refused;
    bool passes() const {
        return !refused && std::ranges::all_of(checks, [](const Check& c) { return c.passes; });
    }
    double worst() const {
        double u = refused ? 1e9 : 0;
        for (const Check& c : checks) u = max(u, c.utilisation);
        return u;
    }
};

struct Strength {
    const DesignInputs& in;
    const CombinationRules& rules;
    Size size;
    double D_lbf, own_weight_psf, depth_ft;
    double h_in() const { return size.thickness_in; }
};

constexpr const char* layer_words[2][2] = {{"bottom, along x", "bottom, along y"},
                                           {"top, along x", "top, along y"}};
constexpr const char* flexure_ids[2][2] = {{"spread.flexure_bottom_x", "spread.flexure_bottom_y"},
                                           {"spread.flexure_top_x", "spread.flexure_top_y"}};
constexpr const char* flexure_titles[2][2] = {
    {"Flexure, bottom bars along x", "Flexure, bottom bars along y"},
    {"Flexure, top bars along x", "Flexure, top bars along y"}};
constexpr const char* shear_ids[2] = {"spread.one_way_shear_x", "spread.one_way_shear_y"};
constexpr const char* shear_titles[2] = {"One-way shear along x", "One-way shear along y"};

/// The least steel that bends with M_u, and not less than 0.0018 b h.
template <class Num>
Outcome<double> steel_needed(const concrete::Materials& m, double M_u_lbf_ft, double b_in,
                             double h_in, double d_in, Sheet<Num>& sheet) {
    constexpr Clause clause = concrete::aci("22.2");
    const Num M_u = sheet.given("M_u", "lbf·ft", M_u_lbf_ft, statics);
    const Num b = sheet.given("b", "in", b_in, geometry);
    const Num h = sheet.given("h", "in", h_in, geometry);
    const Num d = sheet.given("d", "in", d_in, geometry);
    const Num f_c = sheet.given("f'c", "psi", m.f_c_psi, concrete::aci("19.2"));
    const Num f_y = sheet.given("f_y", "psi", m.f_y_psi, concrete::aci("20.2.2"));
    const Num k =
        sheet.eq("k", "", 2 * M_u * units::in_per_ft / (0.9 * 0.85 * f_c * b * square(d)), clause);
    if (!(plain(k) < 1))
        return Rejection{"/A_s_in2", "needs more steel than the concrete can balance", clause};
    const Num by_moment =
        sheet.eq("A_s,M", "in²", 0.85 * f_c * b * d / f_y * (1 - sqrt(1 - k)), clause);
    // A part in 1e9 more, so that rounding leaves the least steel at least.
    return plain(sheet.eq("A_s,req", "in²", max(by_moment, 0.0018 * b * h) * (1 + 1e-9),
                          concrete::aci("8.6.1.1")));
}

template <class Num>
std::optional<Rejection> envelope(const Strength& s, double d_in, Envelope& e, const char*& of,
                                  Sheet<Num>& sheet) {
    for (const auto& one : s.rules.strength) {
        of = one.name;
        const BaseLoad load = at_underside(one, s.in, s.D_lbf, s.depth_ft, sheet);
        const auto outcome = section_forces({load,
                                             {s.size.length_x_ft, s.size.length_y_ft},
                                             one.on_dead * s.own_weight_psf,
                                             s.in.pole_x_in,
                                             s.in.pole_y_in,
                                             d_in},
                                            sheet);
        if (const Rejection* no = refused(outcome)) return *no;
        const SectionForces& f = value(outcome);
        e.bottom[0].take(f.M_bottom_x_lbf_ft, one.name);
        e.bottom[1].take(f.M_bottom_y_lbf_ft, one.name);
        e.top[0].take(f.M_top_x_lbf_ft, one.name), e.top[1].take(f.M_top_y_lbf_ft, one.name);
        e.shear[0].take(f.V_x_lbf, one.name), e.shear[1].take(f.V_y_lbf, one.name);
    }
    return std::nullopt;
}

template <class Num>
Concrete concrete_with(const Strength& s, const concrete::Bar& bar, Sheet<Num>& sheet) {
    const DesignInputs& in = s.in;
    Concrete c;
    const char* of = "";
    const auto fails = [&](const char* id, const char* title, const Rejection& why) {
        c.refused = Failure{id, title, of, why};
        return c;
    };
    sheet.heading("Concrete");
    const auto least = minima({s.h_in(), in.bar_cover_in, bar.diameter_in}, sheet);
    if (const Rejection* no = refused(least))
        return fails("spread.minima", "Depth above the bars", *no);
    const Minima& depth = value(least);
    c.checks.push_back(compare("spread.minima", "Depth above the bars", 6, depth.d_least_in, "in",
                               "", concrete::aci("13.3.1.2")));
    if (!depth.passes) return c;

    Envelope e;
    if (const auto no = envelope(s, depth.d_in, e, of, sheet))
        return fails("spread.section_forces", "Strength case on the base", *no);

    const double length_in[2] = {s.size.length_x_ft * units::in_per_ft,
                                 s.size.length_y_ft * units::in_per_ft};
    const double pole_in[2] = {in.pole_x_in, in.pole_y_in};
    double A_s_in2[2] = {};
    for (std::size_t side = 0; side < 2; ++side)
        for (std::size_t way = 0; way < 2; ++way) {
            const Envelope::Most& most = side == 0 ? e.bottom[way] : e.top[way];
            if (side == 1 && most.demand == 0) continue;  // Nothing bends upwards.
            const char *id = flexure_ids[side][way], *title = flexure_titles[side][way];
            of = most.load_case;
            const double b_in = length_in[1 - way];
            sheet.heading(title);
            const auto needed =
                steel_needed(in.materials, most.demand, b_in, s.h_in(), depth.d_least_in, sheet);
            if (const Rejection* no = refused(needed)) return fails(id, title, *no);
            const auto laid = bar_layout({value(needed),
                                          b_in,
                                          s.h_in(),
                                          in.bar_cover_in,
                                          (length_in[way] - pole_in[way]) / 2 - in.bar_cover_in,
                                          side == 1,
                                          in.materials,
                                          {bar.number}},
                                         sheet);
            if (const Rejection* no = refused(laid)) return fails(id, title, *no);
            const BarLayout& l = value(laid);
            const auto bent = flexure({in.materials, most.demand, b_in, s.h_in(), depth.d_least_in,
                                       l.A_s_in2, l.spacing_in},
                                      sheet);
            if (const Rejection* no = refused(bent)) return fails(id, title, *no);
            Check check = compare(id, title, most.demand, value(bent).phi_M_n_lbf_ft, "lbf·ft",
                                  most.load_case, value(bent).clause);
            check.passes = value(bent).passes;
            c.checks.push_back(check);
            c.layers.push_back(
                {layer_words[side][way], l.bar, l.count, l.A_s_in2, l.spacing_in, l.hooked});
            c.steel_in3 += l.A_s_in2 * length_in[way];
            // Shear may have its tension on either side: the lesser steel counts.
            A_s_in2[way] = side == 0 ? l.A_s_in2 : min(A_s_in2[way], l.A_s_in2);
        }
    for (std::size_t way = 0; way < 2; ++way) {
        of = e.shear[way].load_case;
        sheet.heading(shear_titles[way]);
        const auto outcome = one_way_shear({in.materials, e.shear[way].demand, length_in[1 - way],
                                            depth.d_in, A_s_in2[way], in.size_effect},
                                           sheet);
        if (const Rejection* no = refused(outcome))
            return fails(shear_ids[way], shear_titles[way], *no);
        c.checks.push_back(compare(shear_ids[way], shear_titles[way], e.shear[way].demand,
                                   value(outcome).phi_V_c_lbf, "lbf", of, value(outcome).clause));
    }
    constexpr const char* punching = "Two-way shear with moment transfer";
    Check worst;
    for (const auto& one : s.rules.strength) {
        of = one.name;
        const BaseLoad load = at_underside(one, in, s.D_lbf, s.depth_ft, sheet);
        const auto outcome =
            two_way_shear({in.materials, one.on_dead * in.dead_axial_lbf, load.M_x_lbf_ft,
                           load.M_y_lbf_ft, in.pole_x_in, in.pole_y_in, in.round, in.plate_x_in,
                           in.plate_y_in, depth.d_in, in.size_effect},
                          sheet);
        if (const Rejection* no = refused(outcome))
            return fails("spread.two_way_shear", punching, *no);
        const TwoWayShear& t = value(outcome);
        const Check check = compare("spread.two_way_shear", punching, t.v_u_psi, t.phi_v_c_psi,
                                    "psi", one.name, t.clause);
        if (*worst.id == '\0' || check.utilisation > worst.utilisation) worst = check;
    }
    c.checks.push_back(worst);
    return c;
}

/// The bar of the stock that passes with the least steel; where none passes, the nearest to it.
Outcome<const concrete::Bar*> bar_of(const Strength& s) {
    const concrete::Bar* best = nullptr;
    bool passes = false;
    double least = 0;
    for (const int number : s.in.bars) {
        const concrete::Bar* bar = concrete::find_bar(number);
        if (bar == nullptr || number > 11)
            return Rejection{"/bars", "must be bars from #3 to #11", concrete::aci("25.5.1.1")};
        Sheet<double> unwritten;
        const Concrete c = concrete_with(s, *bar, unwritten);
        if (c.refused && !is_of_the_size(c.refused->why)) return in_design(c.refused->why);
        const double figure = c.passes() ? c.steel_in3 : c.worst();
        const bool better = c.passes() != passes ? c.passes() : figure < least;
        if (best == nullptr || better) best = bar, passes = c.passes(), least = figure;
    }
    if (best == nullptr) return Rejection{"/bars", "must name at least one bar", chosen};
    return best;
}

}  // namespace detail

template <class Edition, class Num>
Outcome<SizedFooting> footing_of_size(const DesignInputs& in, const CombinationRules& rules,
                                      const Size& size, Sheet<Num>& sheet) {
    const double t_ft = size.thickness_in / units::in_per_ft;
    SizedFooting f{};
    f.size = size;
    f.cover_ft = max(in.cover_ft, in.frost_depth_in.value_or(0) / units::in_per_ft - t_ft);
    f.underside_depth_ft = f.cover_ft + t_ft;
    const Plan plan{size.length_x_ft, size.length_y_ft};
    const double area_ft2 = plan.length_x_ft * plan.length_y_ft;
    f.concrete_yd3 = area_ft2 * t_ft / 27, f.excavation_yd3 = area_ft2 * f.underside_depth_ft / 27;

    /// True where the footing ends here.
    const auto ends_with = [&](const Check& check) {
        f.checks.push_back(check);
        return !check.passes && check.status == CheckStatus::run;
    };
    const auto ends_refused = [&](const char* id, const char* title, const char* unit,
                                  const char* load_case,
                                  const Rejection& no) -> Outcome<SizedFooting> {
        if (!detail::is_of_the_size(no)) return detail::in_design(no);
        f.checks.push_back(compare(id, title, 0, 0, unit, load_case, no.clause));
        f.reason = no.reason;
        return f;
    };

    sheet.heading("Weight");
    const auto weighed = weight({in.dead_axial_lbf, plan.length_x_ft, plan.length_y_ft, t_ft, 0,
                                 f.cover_ft, in.concrete_pcf, in.soil_pcf},
                                sheet);
    if (const Rejection* no = refused(weighed)) return detail::in_design(*no);
    const Weight& w = value(weighed);

    const auto& service = rules.service;
    const auto& with_wind = loads::pick(service, loads::Role::wind_min);
    sheet.heading("Overturning");
    const BaseLoad wind_only = {
        0, with_wind.on_wind * (in.wind_moment_lbf_ft + in.wind_shear_lbf * f.underside_depth_ft),
        0};
    const double offset_ft = in.dead_moment_in_plane ? in.dead_moment_lbf_ft / w.total_lbf : 0;
    constexpr const char* over_title = "Overturning about the toe";
    const auto turned = overturning(
        {w.total_lbf, wind_only.M_x_lbf_ft, plan.length_x_ft, offset_ft, in.rule, 0}, sheet);
    if (const Rejection* no = refused(turned))
        return ends_refused("spread.overturning", over_title, "", with_wind.name, *no);
    // The factor that is asked for against the factor there is.
    if (ends_with(compare("spread.overturning", over_title, value(turned).factor_least,
                          value(turned).factor, "", with_wind.name, value(turned).clause)))
        return f;

    constexpr const char* bearing_title = "Pressure on the soil";
    Check pressing, contact;
    double share_least = 1;
    for (const auto& one : service) {
        const BaseLoad load =
            detail::at_underside(one, in, w.total_lbf, f.underside_depth_ft, sheet);
        const auto outcome = bearing<Edition>(
            {{load, plan}, in.soil, in.displaced_soil_pcf, f.underside_depth_ft}, sheet);
        if (const Rejection* no = refused(outcome))
            return ends_refused("spread.bearing", bearing_title, "psf", one.name, *no);
        const Bearing& b = value(outcome);
        if (b.pressure.state == ContactState::overturned) {
            f.reason = "the resultant is off the base";
            f.checks.push_back(
                compare("spread.bearing", bearing_title, 0, 0, "psf", one.name, b.clause));
            return f;
        }
        const Check check =
            compare("spread.bearing", bearing_title, b.q_psf, b.q_a_psf, "psf", one.name, b.clause);
        if (*pressing.id == '\0' || check.utilisation > pressing.utilisation) {
            pressing = check;
            f.q_max_psf = b.pressure.q_max_psf, f.contact_share = b.pressure.contact_share;
        }
        if (*contact.id == '\0' || b.pressure.contact_share < share_least) {
            share_least = b.pressure.contact_share;
            contact = compare("spread.contact", "Share of the base that presses", 0.5, share_least,
                              "", one.name, {"Practice", "share of the base in contact"});
            contact.passes = b.contact_suffices;
        }
    }
    if (ends_with(pressing) || ends_with(contact)) return f;

    sheet.heading("Sliding");
    SlidingInputs slide;
    slide.V_lbf = with_wind.on_wind * in.wind_shear_lbf;
    slide.D_on_top_lbf = in.dead_axial_lbf;
    slide.D_footing_lbf = w.footing_lbf + w.soil_lbf;
    slide.area_ft2 = area_ft2 * share_least;
    slide.soil_class = in.soil.soil_class;
    slide.friction = in.friction, slide.cohesion_psf = in.cohesion_psf;
    slide.rule = in.rule;
    const auto slid = sliding<Edition>(slide, sheet);
    if (const Rejection* no = refused(slid))
        return ends_refused("spread.sliding", "Sliding on the underside", "", with_wind.name, *no);
    if (ends_with(compare("spread.sliding", "Sliding on the underside", value(slid).factor_least,
                          value(slid).factor, "", with_wind.name, value(slid).clause)))
        return f;

    const auto frozen = footing::frost<Edition>({f.underside_depth_ft, in.frost_depth_in}, sheet);
    if (const Rejection* no = refused(frozen)) return detail::in_design(*no);
    Check frost = compare("spread.frost", "Underside below frost", value(frozen).frost_depth_ft,
                          f.underside_depth_ft, "ft", "", value(frozen).clause);
    if (!value(frozen).run) {
        frost = {};
        frost.id = "spread.frost", frost.title = "Underside below frost", frost.unit = "ft";
        frost.clause = value(frozen).clause, frost.status = CheckStatus::not_run;
    }
    if (ends_with(frost)) return f;

    const detail::Strength s{in,
                             rules,
                             size,
                             w.total_lbf,
                             (w.footing_lbf + w.soil_lbf) / area_ft2,
                             f.underside_depth_ft};
    const auto bar = detail::bar_of(s);
    if (const Rejection* no = refused(bar)) return *no;
    detail::Concrete c = detail::concrete_with(s, *value(bar), sheet);
    f.layers = std::move(c.layers);
    for (const Check& check : c.checks)
        if (ends_with(check)) return f;
    if (c.refused)
        return ends_refused(c.refused->id, c.refused->title, "", c.refused->load_case,
                            c.refused->why);
    f.passes = true;
    return f;
}

namespace detail {

int steps_of(double least, double step, double greatest) {
    return static_cast<int>(std::floor((greatest - least) / step + 1e-9));
}

std::optional<Rejection> design_refused(const DesignInputs& in) {
    const Grid& g = in.grid;
    if (auto no = all_positive({{"/pole_x_in", in.pole_x_in},
                                {"/pole_y_in", in.pole_y_in},
                                {"/ratio", in.ratio},
                                {"/grid/length_least_ft", g.length_least_ft},
                                {"/grid/length_step_ft", g.length_step_ft},
                                {"/grid/length_greatest_ft", g.length_greatest_ft},
                                {"/grid/thickness_least_in", g.thickness_least_in},
                                {"/grid/thickness_step_in", g.thickness_step_in},
                                {"/grid/thickness_greatest_in", g.thickness_greatest_in}},
                               geometry))
        return no;
    if (auto no = all_magnitudes({{"/dead_axial_lbf", in.dead_axial_lbf},
                                  {"/dead_moment_lbf_ft", in.dead_moment_lbf_ft},
                                  {"/wind_shear_lbf", in.wind_shear_lbf},
                                  {"/wind_moment_lbf_ft", in.wind_moment_lbf_ft},
                                  {"/cover_ft", in.cover_ft},
                                  {"/frost_depth_in", in.frost_depth_in.value_or(0)}},
                                 statics))
        return no;
    if (!(in.ratio >= 0.25 && in.ratio <= 4))
        return Rejection{"/ratio", "must be from 0.25 to 4", {"Practice", ""}};
    constexpr double most = 200;
    if (!(g.length_greatest_ft >= g.length_least_ft &&
          g.length_greatest_ft - g.length_least_ft <= most * g.length_step_ft))
        return Rejection{"/grid/length_greatest_ft",
                         "must be at least the least and at most 200 steps above it", chosen};
    if (!(g.thickness_greatest_in >= g.thickness_least_in &&
          g.thickness_greatest_in - g.thickness_least_in <= most * g.thickness_step_in))
        return Rejection{"/grid/thickness_greatest_in",
                         "must be at least the least and at most 200 steps above it", chosen};
    if (!(in.bar_cover_in >= 3 && in.bar_cover_in < g.thickness_least_in))
        return Rejection{"/bar_cover_in", "must be at least 3 in, and less than the footing",
                         concrete::aci("Table 20.5.1.3.1")};
    return concrete::materials_refused(in.materials, "/materials/f_c_psi", "/materials/f_y_psi");
}

SmallerFooting smaller_of(const SizedFooting& f) {
    const Check& last = f.checks.back();
    return {f.size, last.id, last.utilisation, f.reason};
}

}  // namespace detail

template <class Edition, class Num>
Outcome<DesignedFooting> smallest_footing(const DesignInputs& in, const CombinationRules& rules,
                                          Sheet<Num>& sheet) {
    if (auto no = detail::design_refused(in)) return *no;
    const Grid& g = in.grid;
    const auto at = [&](int i, int j) {
        const double x = g.length_least_ft + i * g.length_step_ft;
        return Size{x, x * in.ratio, g.thickness_least_in + j * g.thickness_step_in};
    };
    Sheet<double> unwritten;
    const int lengths = detail::steps_of(g.length_least_ft, g.length_step_ft, g.length_greatest_ft);
    const int thicknesses =
        detail::steps_of(g.thickness_least_in, g.thickness_step_in, g.thickness_greatest_in);
    int tried = 0;
    for (int i = 0; i <= lengths; ++i)
        for (int j = 0; j <= thicknesses; ++j) {
            auto outcome = footing_of_size<Edition>(in, rules, at(i, j), unwritten);
            if (const Rejection* no = refused(outcome)) return *no;
            ++tried;
            if (!value(outcome).passes) {
                if (i < lengths || j < thicknesses) continue;
                const SmallerFooting greatest = detail::smaller_of(value(outcome));
                return Rejection{"/grid/length_greatest_ft",
                                 "is too small: no size of the grid passes; the greatest fails " +
                                     greatest.check +
                                     (greatest.reason.empty() ? "" : ": " + greatest.reason),
                                 value(outcome).checks.back().clause};
            }
            DesignedFooting d{value(footing_of_size<Edition>(in, rules, at(i, j), sheet)), {}, 0};
            d.sizes_tried = tried;
            if (i > 0)
                d.smaller.push_back(detail::smaller_of(
                    value(footing_of_size<Edition>(in, rules, at(i - 1, j), unwritten))));
            if (j > 0)
                d.smaller.push_back(detail::smaller_of(
                    value(footing_of_size<Edition>(in, rules, at(i, j - 1), unwritten))));
            return d;
        }
    return Rejection{"/grid", "holds no size", detail::chosen};
}

#define INSTANTIATE_FOR(Edition, Num)                                            \
    template Outcome<SizedFooting> footing_of_size<Edition>(                     \
        const DesignInputs&, const CombinationRules&, const Size&, Sheet<Num>&); \
    template Outcome<DesignedFooting> smallest_footing<Edition>(                 \
        const DesignInputs&, const CombinationRules&, Sheet<Num>&)
#define INSTANTIATE(Edition)          \
    INSTANTIATE_FOR(Edition, double); \
    INSTANTIATE_FOR(Edition, Term)
APEX_SPREAD_SOIL_EDITIONS(INSTANTIATE);
#undef INSTANTIATE
#undef INSTANTIATE_FOR

}  // namespace apex::spread
