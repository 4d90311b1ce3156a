#include "calc/footing/pier.hpp"

#include "base/units.hpp"
#include "calc/footing/bisection.hpp"
#include "calc/footing/steps.hpp"

namespace apex::footing {
namespace {

constexpr Clause practice{"Practice", ""};

}  // namespace

template <class Num>
Outcome<PierMoment> pier_moment(const PierMomentInputs& in, Sheet<Num>& sheet) {
    if (auto no = all_positive({{"/P_lbf", in.P_lbf}, {"/depth_ft", in.depth_ft}}, statics))
        return *no;
    if (auto no = all_magnitudes({{"/h_ft", in.h_ft}}, statics)) return *no;

    const Num P = sheet.given("P", "lbf", in.P_lbf, statics);
    const Num h = sheet.given("h", "ft", in.h_ft, statics);
    const Num d = sheet.given("d", "ft", in.depth_ft, statics);
    sheet.note("lateral pressure p(x) = C x (a - x) in balance with P at h", statics);
    const Num a = sheet.eq("a", "ft", d * (3 * d + 4 * h) / (4 * d + 6 * h), statics);
    const Num C = sheet.eq("C", "lbf/ft³", P / (square(d) * (a / 2 - d / 3)), statics);

    // The shear falls from P at grade to its other extreme at a, and is zero once in between.
    const double a_ft = plain(a), C_plain = plain(C);
    const Root root = bisect(
        a_ft, [&](double x) { return C_plain * (a_ft * x * x / 2 - x * x * x / 3) - in.P_lbf; });
    const Num x = sheet.given("x", "ft", root.x, {"Bisection", ""});
    const Num V = sheet.eq("V", "lbf", P - C * (a * square(x) / 2 - cube(x) / 3), statics);
    const Num M =
        sheet.eq("M_max", "lbf·ft", P * (h + x) - C * (a * cube(x) / 6 - fourth(x) / 12), statics);
    return PierMoment{plain(a), plain(x), plain(M), root.iterations, plain(V)};
}

template <class Num>
Outcome<PoleEmbedment> pole_embedment(const PoleEmbedmentInputs& in, Sheet<Num>& sheet) {
    constexpr const char* standards[] = {"ACI 318-14", "ACI 318-19"};
    const char* standard = standards[static_cast<std::size_t>(in.edition)];
    const auto aci = [&](const char* ref) { return unconfirmed(Clause{standard, ref}); };
    const Clause bearing = aci("22.8.3.2");
    if (auto no =
            all_magnitudes({{"/M_u_lbf_ft", in.M_u_lbf_ft}, {"/V_u_lbf", in.V_u_lbf}}, statics))
        return *no;
    if (auto no = all_positive({{"/pole_width_in", in.pole_width_in},
                                {"/pole_depth_in", in.pole_depth_in},
                                {"/f_c_psi", in.f_c_psi},
                                {"/depth_ft", in.depth_ft}},
                               bearing))
        return *no;
    if (!(in.bottom_gap_ft >= 0.5 && in.bottom_gap_ft < in.depth_ft))
        return Rejection{"/bottom_gap_ft",
                         "must be at least 0.5 ft and leave a length in the concrete", practice};

    const Num M_u = sheet.given("M_u", "lbf·ft", in.M_u_lbf_ft, statics);
    const Num V_u = sheet.given("V_u", "lbf", in.V_u_lbf, statics);
    const Num b = sheet.given("b_p", "in", in.pole_width_in, geometry);
    const Num D = sheet.given("D", "in", in.pole_depth_in, geometry);
    const Num f_c = sheet.given("f'c", "psi", in.f_c_psi, aci("19.2.1"));
    const Num d = sheet.given("d", "ft", in.depth_ft, geometry);
    const Num gap = sheet.given("g", "ft", in.bottom_gap_ft, practice);
    const Num L_e = sheet.eq("L_e", "ft", d - gap, practice);
    const Num least =
        sheet.eq("L_e,min", "ft", max(2 * D / units::in_per_ft, depth_least_ft), practice);
    const Num L = sheet.eq("L", "in", L_e * units::in_per_ft, geometry);
    sheet.note("linear bearing along L; M and V at the top of the concrete", statics);
    const Num f_b = sheet.eq(
        "f_b", "psi", 6 * (M_u * units::in_per_ft) / (b * square(L)) + 4 * V_u / (b * L), statics);
    const Num phi = sheet.given("phi", "", 0.65, aci("21.2.1"));
    const Num allow = sheet.eq("f_b,max", "psi", phi * 0.85 * f_c, bearing);
    const Num utilisation = sheet.eq("f_b/f_b,max", "", f_b / allow, bearing);
    return PoleEmbedment{plain(L_e),   plain(least),       plain(f_b),
                         plain(allow), plain(utilisation), plain(L_e) >= plain(least),
                         bearing};
}

template <class Num>
Outcome<Concrete> concrete(const ConcreteInputs& in, Sheet<Num>& sheet) {
    if (auto no = all_positive({{"/width_ft", in.width_ft}, {"/depth_ft", in.depth_ft}}, geometry))
        return *no;
    const Num b = sheet.given("b", "ft", in.width_ft, geometry);
    const Num d = sheet.given("d", "ft", in.depth_ft, geometry);
    const Num volume =
        in.shape == Shape::round
            ? sheet.eq("V_c", "yd³", known<Num>("pi", pi) * square(b) * d / 4 / units::ft3_per_yd3,
                       geometry)
            : sheet.eq("V_c", "yd³", square(b) * d / units::ft3_per_yd3, geometry);
    const Num spoil = sheet.eq("V_s", "yd³", 1.3 * volume, practice);
    return Concrete{plain(volume), plain(spoil)};
}

#define INSTANTIATE(Num)                                                                     \
    template Outcome<PierMoment> pier_moment(const PierMomentInputs&, Sheet<Num>&);          \
    template Outcome<PoleEmbedment> pole_embedment(const PoleEmbedmentInputs&, Sheet<Num>&); \
    template Outcome<Concrete> concrete(const ConcreteInputs&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::footing
