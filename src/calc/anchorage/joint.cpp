#include "calc/anchorage/joint.hpp"

#include "calc/anchorage/distances.hpp"
#include "calc/anchorage/layout.hpp"
#include "calc/anchorage/pryout.hpp"
#include "calc/anchorage/steps.hpp"
#include "calc/anchorage/tension_breakout.hpp"

namespace apex::anchorage {
namespace joint_list {

struct Name {
    const char *id, *title;
};
inline constexpr Name names[modes] = {
    {"anchors.steel_tension", "Anchor steel in tension"},
    {"anchors.breakout_tension", "Concrete breakout in tension"},
    {"anchors.pullout", "Pullout"},
    {"anchors.side_face", "Side-face blowout"},
    {"anchors.reinforcement_tension", "Anchor reinforcement in tension"},
    {"anchors.reinforcement_development", "Development of the anchor reinforcement"},
    {"anchors.reinforcement_offset", "Distance of the anchor reinforcement"},
    {"anchors.steel_shear", "Anchor steel in shear"},
    {"anchors.breakout_shear", "Concrete breakout in shear towards an edge"},
    {"anchors.breakout_shear_parallel", "Concrete breakout in shear parallel to an edge"},
    {"anchors.pryout", "Concrete pryout"},
    {"anchors.reinforcement_shear", "Anchor reinforcement in shear"},
    {"anchors.interaction", "Tension and shear together"},
    {"anchors.stand_off", "Bending of the rods above the concrete"},
    {"anchors.spacing", "Least spacing"},
    {"anchors.edge_distance", "Least edge distance"},
    {"anchors.seismic_ductility", "Steel yields before the concrete breaks"},
    {"anchors.seismic_stretch", "Stretch length of ductile rods"},
};
inline constexpr const char* strength_level = "strength level";

class List {
  public:
    explicit List(Joint& joint) : joint_(joint) {}
    void run(Mode mode, double demand, double capacity, const char* unit, Clause clause) {
        const auto i = static_cast<std::size_t>(mode);
        joint_.checks[i] =
            compare(names[i].id, names[i].title, demand, capacity, unit, strength_level, clause);
    }
    void not_run(Mode mode, Clause clause) {
        const auto i = static_cast<std::size_t>(mode);
        Check& c = joint_.checks[i];
        c = {};
        c.id = names[i].id, c.title = names[i].title;
        c.status = CheckStatus::not_run;
        c.passes = true;
        c.clause = clause;
    }

  private:
    Joint& joint_;
};

}  // namespace joint_list
namespace {

using joint_list::List;

/// A refusal of a part, its field below the part's name.
template <class T>
std::optional<Rejection> refused_below(const char* part, const Outcome<T>& outcome) {
    const Rejection* no = refused(outcome);
    if (!no) return std::nullopt;
    return Rejection{part + no->field, no->reason, no->clause};
}

std::optional<Rejection> refuse_parts(const JointInputs& in) {
    if (auto no = refuse(in.group)) return no;
    if (auto no = refuse(in.concrete)) return no;
    if (auto no = refuse(in.embedment)) return no;
    if (auto no = refuse(in.rod)) return no;
    if (auto no = refuse(in.end, in.embedment.kind, in.rod.d_a_in)) return no;
    if (auto no = refuse(in.shear, in.group)) return no;
    return all_magnitudes({{"/gap_in", in.gap_in}, {"/stretch_in", in.stretch_in}}, practice);
}

}  // namespace

template <class Num>
Outcome<Joint> joint(const JointInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse_parts(in)) return *no;
    Concrete concrete = in.concrete;
    concrete.seismic = concrete.seismic || in.seismic_path != SeismicPath::not_needed;
    Joint r{};
    List list(r);

    const Few<Force> shares = share_shear(in.group.anchors, in.shear);
    double N_most = 0, N_sum = 0, V_most = 0, V_sum = 0;
    for (std::size_t i = 0; i < in.group.anchors.size(); ++i) {
        const double N = in.group.anchors[i].N_ua_kip;
        N_most = max(N_most, N), N_sum += max(N, 0);
        V_most = max(V_most, shares[i].size()), V_sum += shares[i].size();
    }

    sheet.heading("Steel in tension");
    const auto steel_t = value(steel_tension(in.rod, sheet));
    list.run(Mode::steel_tension, N_most, steel_t.phi_N_sa_kip, "kip", steel_t.clause);
    r.tension_ratio = ratio(N_most, steel_t.phi_N_sa_kip);

    sheet.heading("Concrete breakout in tension");
    const auto cone =
        value(tension_breakout(in.group, concrete, in.embedment, sheet, Compare::nothing));
    double concrete_ratio = 0;  // of nominal strengths, for 17.10.5.3(a)
    if (in.tension_reinforcement) {
        list.not_run(Mode::breakout_tension, aci("17.5.2.1"));
        sheet.heading("Anchor reinforcement in tension");
        auto bars =
            tension_reinforcement(*in.tension_reinforcement, in.embedment.h_ef_in, N_sum, sheet);
        if (auto no = refused_below("/tension_reinforcement", bars)) return *no;
        const auto& b = value(bars);
        list.run(Mode::reinforcement_tension, N_sum, b.phi_N_kip, "kip", b.clause);
        list.run(Mode::reinforcement_development, in.tension_reinforcement->l_d_in,
                 b.l_available_in, "in", b.clause);
        list.run(Mode::reinforcement_offset, in.tension_reinforcement->offset_in,
                 0.5 * in.embedment.h_ef_in, "in", aci_unconfirmed("R17.5.2.1(a)"));
        r.tension_ratio = max(r.tension_ratio, b.strength_ratio);
        concrete_ratio = 0.75 * b.strength_ratio;
    } else {
        list.run(Mode::breakout_tension, cone.N_ua_kip, cone.phi_N_kip, "kip", cone.clause);
        list.not_run(Mode::reinforcement_tension, aci("17.5.2.1(a)"));
        list.not_run(Mode::reinforcement_development, aci("17.5.2.1(a)"));
        list.not_run(Mode::reinforcement_offset, aci_unconfirmed("R17.5.2.1(a)"));
        r.tension_ratio = max(r.tension_ratio, cone.utilisation);
        concrete_ratio = ratio(cone.N_ua_kip, cone.N_cbg_lbf / units::lbf_per_kip);
    }

    sheet.heading("Pullout");
    const auto out = value(pullout(concrete, in.embedment, in.end, in.rod.d_a_in, sheet));
    if (out.run) {
        list.run(Mode::pullout, N_most, out.phi_N_pn_kip, "kip", out.clause);
        r.tension_ratio = max(r.tension_ratio, ratio(N_most, out.phi_N_pn_kip));
        concrete_ratio = max(concrete_ratio, ratio(N_most, out.N_pn_kip));
    } else {
        list.not_run(Mode::pullout, out.clause);
    }

    sheet.heading("Side-face blowout");
    const auto side = value(side_face(in.group, concrete, in.embedment, out.A_brg_in2, sheet));
    if (side.run) {
        list.run(Mode::side_face, side.N_ua_kip, side.phi_N_sb_kip, "kip", side.clause);
        r.tension_ratio = max(r.tension_ratio, side.utilisation);
        concrete_ratio = max(concrete_ratio, ratio(side.N_ua_kip, side.N_sb_kip));
    } else {
        list.not_run(Mode::side_face, side.clause);
    }

    sheet.heading("Steel in shear");
    const auto steel_v = value(steel_shear(in.rod, in.attachment, in.grout_pad, sheet));
    list.run(Mode::steel_shear, V_most, steel_v.phi_V_sa_kip, "kip", steel_v.clause);
    r.shear_ratio = ratio(V_most, steel_v.phi_V_sa_kip);

    sheet.heading("Concrete breakout in shear");
    const auto wedge = value(shear_breakout(in.group, concrete, in.embedment, in.rod.d_a_in,
                                            in.shear, in.shear_breakout, sheet));
    const auto edge = [&](Mode mode, const EdgeBreakout& e) {
        if (in.shear_reinforcement || e.edge == Edge::none) {
            list.not_run(mode, wedge.clause);
        } else {
            list.run(mode, e.V_ua_kip, e.phi_V_kip, "kip", wedge.clause);
            r.shear_ratio = max(r.shear_ratio, e.utilisation);
        }
    };
    edge(Mode::breakout_shear, wedge.towards);
    edge(Mode::breakout_shear_parallel, wedge.parallel);
    if (in.shear_reinforcement) {
        sheet.heading("Anchor reinforcement in shear");
        auto ties = shear_reinforcement(*in.shear_reinforcement, V_sum, sheet);
        if (auto no = refused_below("/shear_reinforcement", ties)) return *no;
        list.run(Mode::reinforcement_shear, V_sum, value(ties).phi_V_kip, "kip",
                 value(ties).clause);
        r.shear_ratio = max(r.shear_ratio, value(ties).utilisation);
    } else {
        list.not_run(Mode::reinforcement_shear, aci("17.5.2.1(b)"));
    }

    sheet.heading("Pryout");
    const auto pry = value(pryout(in.group, concrete, in.embedment, in.shear, sheet));
    list.run(Mode::pryout, pry.V_ua_kip, pry.phi_V_cpg_kip, "kip", pry.clause);
    r.shear_ratio = max(r.shear_ratio, pry.utilisation);

    sheet.heading("Tension and shear together");
    const auto both =
        value(interaction({r.tension_ratio, r.shear_ratio, in.interaction_curve}, sheet));
    list.run(Mode::interaction, both.utilisation, 1, "", both.clause);

    sheet.heading("Stand-off");
    // Tension or compression and bending add up linearly, so two trials say which anchor is used
    // most.
    Sheet<double> unwritten;
    const auto trial = [&](double N, double V) {
        return value(stand_off({in.rod, in.gap_in, N, V, in.anchor_standoff}, unwritten))
            .utilisation;
    };
    const double per_N = trial(1, 0), per_V = trial(0, 1);
    std::size_t worst = 0;
    double most = -1;
    for (std::size_t i = 0; i < in.group.anchors.size(); ++i) {
        const double used = per_N * abs(in.group.anchors[i].N_ua_kip) + per_V * shares[i].size();
        if (used > most) most = used, worst = i;
    }
    const StandOff rods = value(stand_off({in.rod, in.gap_in, abs(in.group.anchors[worst].N_ua_kip),
                                           shares[worst].size(), in.anchor_standoff},
                                          sheet));
    if (rods.run)
        list.run(Mode::stand_off, rods.utilisation, 1, "", rods.clause);
    else
        list.not_run(Mode::stand_off, rods.clause);

    sheet.heading("Distances");
    const auto d = value(distances(in.group, in.embedment, in.rod.d_a_in, in.torqued, sheet));
    if (in.group.anchors.size() > 1)
        list.run(Mode::spacing, d.s_required_in, d.s_min_in, "in", d.spacing_clause);
    else
        list.not_run(Mode::spacing, d.spacing_clause);
    list.run(Mode::edge_distance, d.c_required_in, d.c_min_in, "in", d.edge_clause);

    const Clause seismic = aci_unconfirmed("17.10.5.3");
    if (in.seismic_path == SeismicPath::ductile_steel && N_most > 0) {
        sheet.heading("Ductile steel");
        const auto ductile =
            value(ductile_steel({steel_t.N_sa_kip, N_most, concrete_ratio, in.rod.d_a_in,
                                 in.stretch_in, in.rod.f_ya_ksi, in.rod.f_uta_ksi},
                                sheet));
        list.run(Mode::seismic_ductility,
                 max(ductile.strength_utilisation, 1.3 * in.rod.f_ya_ksi / in.rod.f_uta_ksi), 1, "",
                 ductile.clause);
        list.run(Mode::seismic_stretch, ductile.stretch_required_in, in.stretch_in, "in",
                 ductile.clause);
    } else {
        list.not_run(Mode::seismic_ductility, seismic);
        list.not_run(Mode::seismic_stretch, seismic);
    }

    r.passes = true;
    r.utilisation = -1;
    for (std::size_t i = 0; i < modes; ++i) {
        const Check& c = r.checks[i];
        if (c.status == CheckStatus::not_run) continue;
        r.passes = r.passes && c.passes;
        if (c.utilisation > r.utilisation)
            r.utilisation = c.utilisation, r.governing = static_cast<Mode>(i);
    }
    return r;
}

template Outcome<Joint> joint(const JointInputs&, Sheet<double>&);
template Outcome<Joint> joint(const JointInputs&, Sheet<Term>&);

}  // namespace apex::anchorage
