#include "calc/steel/handhole.hpp"

#include "calc/steel/steps.hpp"

namespace apex::steel {
namespace {

constexpr Clause ring = {"Geometry", "thin ring with a gap"};
constexpr Clause hole_practice = unconfirmed({"Practice", "handholes"});

}  // namespace

template <class Edition, class Num>
Outcome<Handhole> handhole(const HandholeInputs& in, Sheet<Num>& sheet) {
    if (const auto no = all_positive({{"/F_y_ksi", in.F_y_ksi},
                                      {"/D_in", in.D_in},
                                      {"/t_in", in.t_in},
                                      {"/width_in", in.width_in}},
                                     hole_practice))
        return *no;
    if (const auto no =
            all_magnitudes({{"/M_r_kipft", in.M_r_kipft}, {"/P_r_kip", in.P_r_kip}}, hole_practice))
        return *no;
    if (!(in.t_in <= in.D_in / 10))
        return Rejection{"/t_in", "is over D/10: the ring is not thin", hole_practice};
    if (!(in.width_in <= 0.6 * in.D_in))
        return Rejection{"/width_in", "is over 0.6 D: outside what is checked here", hole_practice};

    const Num F_y = sheet.given("F_y", "ksi", in.F_y_ksi, hole_practice);
    const Num D = sheet.given("D", "in", in.D_in, ring);
    const Num t = sheet.given("t", "in", in.t_in, ring);
    const Num b = sheet.given("b", "in", in.width_in, ring);
    const Num pi_ = known<Num>("pi", pi);
    const Num R = sheet.eq("R_m", "in", (D - t) / 2, ring);
    // Half the gap's angle, from its chord on the mid-line; its sine is known, so is its cosine.
    const Num sine = sheet.eq("s", "", b / (2 * R), ring);
    const Num cosine = sheet.eq("c", "", sqrt(1 - square(sine)), ring);
    const double angle = atan2(plain(sine), plain(cosine));
    const Num a = sheet.given("alpha", "rad", angle, ring);
    const Num A = sheet.eq("A_net", "in²", 2 * R * t * (pi_ - a), ring);
    // Over the ring less the gap at its top: integral of R cos, and of (R cos)^2.
    const Num y = sheet.eq("e", "in", R * sine / (pi_ - a), ring);
    const Num I = sheet.eq("I_net", "in⁴",
                           square(R) * R * t * (pi_ - a - sine * cosine) - A * square(y), ring);
    const Num far = sheet.eq("y_far", "in", D / 2 - y, ring);
    const Num near = sheet.eq("y_near", "in", (R + t / 2) * cosine + y, ring);
    const Num S = sheet.eq("S_net", "in³", I / max(far, near), ring);
    const Num S_whole = sheet.eq("S_ring", "in³", pi_ * square(R) * R * t / (D / 2), ring);
    const Num left = sheet.eq("left", "", S / S_whole, ring);
    const Num P = sheet.given("P_r", "kip", in.P_r_kip, hole_practice);
    const Num M = sheet.given("M_r", "kip-ft", in.M_r_kipft, hole_practice);
    const Num sigma =
        sheet.eq("sigma", "ksi", P / A + (M * units::in_per_ft + P * y) / S, hole_practice);
    const Num F_a = in.method == Method::lrfd
                        ? sheet.eq("F_a", "ksi", Num(0.90) * F_y, hole_practice)
                        : sheet.eq("F_a", "ksi", F_y / Num(1.67), hole_practice);
    const Num ratio = sheet.eq("ratio", "", sigma / F_a, hole_practice);
    return Handhole{angle,       plain(A),     plain(y),     plain(I),     plain(S),
                    plain(left), plain(sigma), plain(ratio), hole_practice};
}

#define INSTANTIATE(Edition)                                                             \
    template Outcome<Handhole> handhole<Edition>(const HandholeInputs&, Sheet<double>&); \
    template Outcome<Handhole> handhole<Edition>(const HandholeInputs&, Sheet<Term>&)
APEX_EACH_STEEL_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::steel
