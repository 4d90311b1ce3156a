#include "calc/baseplate/plate_joint.hpp"

#include <algorithm>
#include <optional>

#include "calc/baseplate/leveling_nuts.hpp"
#include "calc/baseplate/moment_plate.hpp"
#include "calc/baseplate/steps.hpp"

namespace apex::baseplate {
namespace joint_parts {

struct PlateName {
    const char *id, *title;
};
inline constexpr PlateName plate_names[plate_modes] = {
    {"baseplate.bearing", "Bearing under the plate"},
    {"baseplate.compression_side", "Plate thickness on the pressed side"},
    {"baseplate.tension_side", "Plate thickness on the pulled side"},
    {"baseplate.cantilever", "Plate thickness between pole and anchors"},
    {"baseplate.gusset_slenderness", "Slenderness of the gussets"},
    {"baseplate.gusset_bending", "Bending of the gussets"},
    {"baseplate.gusset_shear", "Shear of the gussets"},
    {"baseplate.gusset_weld", "Weld of the gussets to the pole"},
};

class PlateList {
  public:
    explicit PlateList(PlateJoint& joint) : joint_(joint) {
        for (std::size_t i = 0; i < plate_modes; ++i) {
            Check& c = joint_.plate[i];
            c.id = plate_names[i].id, c.title = plate_names[i].title;
            c.status = CheckStatus::not_run, c.passes = true;
            c.clause = practice;
        }
    }
    void run(PlateMode mode, double demand, double capacity, const char* unit, Clause clause) {
        const auto i = static_cast<std::size_t>(mode);
        joint_.plate[i] = compare(plate_names[i].id, plate_names[i].title, demand, capacity, unit,
                                  "strength level", clause);
    }

  private:
    PlateJoint& joint_;
};

/// A wind direction: forces of the anchors and the shear.
struct Wind {
    double angle_rad;  ///< in which the wind pushes, from x
    std::vector<anchorage::Anchor> anchors;
};

}  // namespace joint_parts
namespace {

using joint_parts::PlateList;
using joint_parts::Wind;

std::optional<Rejection> refuse_base(const PlateJointInputs& in) {
    if (auto no = refuse(in.column, in.plate)) return no;
    if (auto no = all_positive({{"/t_p_in", in.t_p_in}}, geometry)) return no;
    if (!is_finite(in.loads.P_u_kip))
        return Rejection{"/loads/P_u_kip", "must be a number", statics};
    if (!is_finite(in.loads.T_u_kipin))
        return Rejection{"/loads/T_u_kipin", "must be a number", statics};
    return all_magnitudes({{"/loads/M_u_kipin", in.loads.M_u_kipin},
                           {"/loads/V_u_kip", in.loads.V_u_kip},
                           {"/hole_in", in.hole_in}},
                          statics);
}

/// Whether a quarter turn about the pole changes neither the anchors nor the concrete.
bool turns_into_itself(const anchorage::Group& group) {
    const auto& o = group.outline;
    const bool round = o.shape == anchorage::OutlineShape::round;
    if (!round && !(o.x_min_in == o.y_min_in && o.x_max_in == o.y_max_in)) return false;
    const auto& anchors = group.anchors;
    return std::all_of(anchors.begin(), anchors.end(), [&](const anchorage::Anchor& a) {
        return std::any_of(anchors.begin(), anchors.end(), [&](const anchorage::Anchor& b) {
            return abs(b.x_in + a.y_in) < 1e-9 && abs(b.y_in - a.x_in) < 1e-9;
        });
    });
}

/// The forces of the anchors when the moment pulls towards `angle`, on leveling nuts.
std::vector<anchorage::Anchor> on_nuts(const PlateJointInputs& in, const LevelingNuts& nuts,
                                       double angle) {
    auto anchors = in.anchorage.group.anchors;
    const double c = cos(angle), s = sin(angle), n = static_cast<double>(anchors.size());
    for (auto& a : anchors)
        a.N_ua_kip = in.loads.M_u_kipin * (c * a.x_in / nuts.I_x_in2 + s * a.y_in / nuts.I_y_in2) -
                     in.loads.P_u_kip / n;
    return anchors;
}

template <class Num>
Outcome<std::vector<Wind>> nuts_forces(const PlateJointInputs& in, PlateJoint& r, PlateList& list,
                                       double& x_in, Sheet<Num>& sheet) {
    sheet.heading("Plate on leveling nuts");
    auto outcome =
        leveling_nuts({in.anchorage.group.anchors, in.loads.P_u_kip, in.loads.M_u_kipin}, sheet);
    if (const auto* no = refused(outcome))
        return Rejection{"/anchorage/group" + no->field, no->reason, no->clause};
    const LevelingNuts& nuts = value(outcome);
    double radius = 0;
    for (const auto& a : nuts.anchors) radius = max(radius, sqrt(square(a.x_in) + square(a.y_in)));
    const double nut = 1.5 * in.anchorage.rod.d_a_in + 0.125;
    const double pole = min(in.column.d_in, in.column.b_in.value_or(in.column.d_in));
    auto bent =
        circle_plate({max(max(nuts.T_max_kip, nuts.C_max_kip), 0), radius,
                      static_cast<int>(nuts.anchors.size()), pole, nut, in.plate.F_y_ksi, 0},
                     sheet);
    if (const auto* no = refused(bent))
        return Rejection{"/anchorage/group/anchors", no->reason, no->clause};
    r.T_max_kip = max(nuts.T_max_kip, 0);
    r.t_required_in = value(bent).t_p_in * (in.gusset ? 0.6 : 1);
    list.run(PlateMode::cantilever, r.t_required_in, in.t_p_in, "in", value(bent).clause);
    x_in = value(bent).l_in;
    // The angle that pulls one anchor most, the axes, and their mirror images where the outline
    // has none.
    std::vector<double> angles{nuts.angle_rad, 0};
    const auto& o = in.anchorage.group.outline;
    const bool mirrored = o.shape == anchorage::OutlineShape::round ||
                          (o.x_min_in.has_value() == o.x_max_in.has_value() &&
                           o.y_min_in.has_value() == o.y_max_in.has_value() &&
                           (!o.x_min_in || *o.x_min_in == -*o.x_max_in) &&
                           (!o.y_min_in || *o.y_min_in == -*o.y_max_in));
    if (!(mirrored && turns_into_itself(in.anchorage.group))) angles.push_back(pi / 2);
    if (!mirrored)
        for (const double a :
             {pi - nuts.angle_rad, -nuts.angle_rad, nuts.angle_rad + pi, pi, -pi / 2})
            angles.push_back(a);
    std::vector<Wind> winds;
    for (std::size_t i = 0; i < angles.size(); ++i) {
        bool again = false;
        for (std::size_t j = 0; j < i; ++j)
            again = again || (abs(cos(angles[i]) - cos(angles[j])) < 1e-9 &&
                              abs(sin(angles[i]) - sin(angles[j])) < 1e-9);
        if (!again) winds.push_back({angles[i] + pi, on_nuts(in, nuts, angles[i])});
    }
    return winds;
}

template <class Num>
Outcome<std::vector<Wind>> bearing_forces(const PlateJointInputs& in, PlateJoint& r,
                                          PlateList& list, double& x_in, Sheet<Num>& sheet) {
    sheet.heading("Plate on concrete");
    const auto& anchors = in.anchorage.group.anchors;
    if (anchors.empty()) return Rejection{"/anchorage/group/anchors", "has no anchors", geometry};
    double f = 0;
    for (const auto& a : anchors) f = max(f, abs(a.x_in));
    int left = 0, right = 0;
    for (const auto& a : anchors) {
        left += abs(a.x_in + f) < 1e-6 * f ? 1 : 0;
        right += abs(a.x_in - f) < 1e-6 * f ? 1 : 0;
    }
    if (left != right || left == 0)
        return Rejection{"/anchorage/group/anchors",
                         "need the same outer row on both sides of the pole", geometry};
    MomentPlateInputs plate{in.column,
                            in.plate,
                            {in.anchorage.concrete.f_c_psi, in.A_2_over_A_1},
                            in.loads.P_u_kip,
                            in.loads.M_u_kipin,
                            f,
                            left,
                            in.hole_in};
    auto outcome = moment_plate(plate, sheet);
    if (const auto* no = refused(outcome))
        return Rejection{no->field == "/f_in" ? "/anchorage/group/anchors" : no->field, no->reason,
                         no->clause};
    const MomentPlate& m = value(outcome);
    const double less = in.gusset ? 0.6 : 1;
    if (m.range != MomentRange::lifted) {
        list.run(PlateMode::bearing, m.bearing_utilisation, 1, "", m.clause);
        list.run(PlateMode::compression_side, m.t_bearing_in * less, in.t_p_in, "in", m.clause);
    }
    if (m.T_kip > 0)
        list.run(PlateMode::tension_side, m.t_tension_in * less, in.t_p_in, "in",
                 in.column.shape == ColumnShape::round ? practice : dg1("4.3.7"));
    r.t_required_in = m.t_p_in * less;
    r.T_max_kip = m.T_kip / left;
    x_in = m.x_in;

    const auto forces = [&](double side) {
        auto pulled = anchors;
        for (auto& a : pulled) {
            const bool windward = abs(a.x_in + side * f) < 1e-6 * f;
            const bool leeward = abs(a.x_in - side * f) < 1e-6 * f;
            a.N_ua_kip = windward ? m.T_kip / left : leeward ? m.T_other_kip / right : 0;
        }
        return pulled;
    };
    std::vector<Wind> winds{{0, forces(1)}};
    const auto& o = in.anchorage.group.outline;
    if (o.shape == anchorage::OutlineShape::rectangle &&
        !(o.x_min_in.has_value() == o.x_max_in.has_value() &&
          (!o.x_min_in || *o.x_min_in == -*o.x_max_in)))
        winds.push_back({pi, forces(-1)});
    return winds;
}

template <class Num>
std::optional<Rejection> check_gusset(const PlateJointInputs& in, double force_kip, double x_in,
                                      PlateList& list, Sheet<Num>& sheet) {
    sheet.heading("Gussets");
    const GussetSize& g = *in.gusset;
    auto outcome = gusset({force_kip, x_in, g.width_in, g.height_in, g.t_in, g.F_y_ksi,
                           g.weld_leg_in, g.F_EXX_ksi, 0},
                          sheet);
    if (const auto* no = refused(outcome))
        return Rejection{"/gusset" + no->field, no->reason, no->clause};
    const Gusset& r = value(outcome);
    list.run(PlateMode::gusset_slenderness, r.slenderness, r.slenderness_limit, "",
             {"AISC 360-22", "Table B4.1a"});
    list.run(PlateMode::gusset_bending, r.bending_utilisation, 1, "", practice);
    list.run(PlateMode::gusset_shear, r.shear_utilisation, 1, "", practice);
    list.run(PlateMode::gusset_weld, r.weld_f_kip_per_in, r.weld_capacity_kip_per_in, "kip/in",
             {"AISC 360-22", "J2.4"});
    return std::nullopt;
}

anchorage::JointInputs blown(const PlateJointInputs& in, const Wind& wind) {
    anchorage::JointInputs a = in.anchorage;
    a.group.anchors = wind.anchors;
    const auto clean = [](double v) { return abs(v) < 1e-12 ? 0 : v; };
    a.shear = {in.loads.V_u_kip * clean(cos(wind.angle_rad)),
               in.loads.V_u_kip * clean(sin(wind.angle_rad)), in.loads.T_u_kipin};
    return a;
}

}  // namespace

template <class Num>
Outcome<PlateJoint> plate_joint(const PlateJointInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse_base(in)) return *no;
    PlateJoint r{};
    PlateList list(r);
    double x_in = 0;
    const bool nuts = in.support == BaseSupport::leveling_nuts;
    auto found =
        nuts ? nuts_forces(in, r, list, x_in, sheet) : bearing_forces(in, r, list, x_in, sheet);
    if (const auto* no = refused(found)) return *no;
    const auto& winds = value(found);
    if (in.gusset && x_in > 0) {
        double force = 0;
        for (const Wind& w : winds)
            for (const auto& a : w.anchors) force = max(force, abs(a.N_ua_kip));
        if (auto no = check_gusset(in, force, x_in, list, sheet)) return *no;
    }

    r.wind_directions = static_cast<int>(winds.size());
    std::optional<anchorage::Joint> worst;
    std::size_t governing_wind = 0;
    for (std::size_t w = 0; w < winds.size(); ++w) {
        Sheet<double> unwritten;
        auto outcome = joint(blown(in, winds[w]), unwritten);
        if (const auto* no = refused(outcome))
            return Rejection{"/anchorage" + no->field, no->reason, no->clause};
        const anchorage::Joint& j = value(outcome);
        for (std::size_t i = 0; i < anchorage::modes; ++i) {
            const Check& c = j.checks[i];
            Check& kept = r.anchors[i];
            if (w == 0 || (c.status == CheckStatus::run && (kept.status == CheckStatus::not_run ||
                                                            c.utilisation > kept.utilisation)))
                kept = c;
        }
        if (!worst || j.utilisation > worst->utilisation) worst = j, governing_wind = w;
    }
    r.wind_angle_rad = winds[governing_wind].angle_rad;
    if constexpr (requires { sheet.steps; }) {
        sheet.note("anchors at the wind that uses them most", statics);
        (void)joint(blown(in, winds[governing_wind]), sheet);
    }

    r.plate_passes = r.anchors_pass = true;
    r.utilisation = -1;
    const auto gather = [&](const auto& checks, bool& passes) {
        for (const Check& c : checks) {
            if (c.status == CheckStatus::not_run) continue;
            passes = passes && c.passes;
            if (c.utilisation > r.utilisation) r.utilisation = c.utilisation, r.governing = c.id;
        }
    };
    gather(r.plate, r.plate_passes);
    gather(r.anchors, r.anchors_pass);
    return r;
}

template Outcome<PlateJoint> plate_joint(const PlateJointInputs&, Sheet<double>&);
template Outcome<PlateJoint> plate_joint(const PlateJointInputs&, Sheet<Term>&);

}  // namespace apex::baseplate
