#include "calc/shaft/broms.hpp"

#include "calc/footing/bisection.hpp"
#include "calc/footing/steps.hpp"

namespace apex::shaft {
namespace {

using footing::geometry;
using footing::statics;

constexpr Clause broms{"Broms", "short free head", Standing::unconfirmed};

std::optional<Rejection> safety_refused(double safety) {
    if (safety >= 1 && safety <= 5) return std::nullopt;
    return Rejection{"/safety", "must be from 1 to 5", broms};
}

}  // namespace

template <class Num>
Outcome<Broms> broms_clay(const BromsClayInputs& in, Sheet<Num>& sheet) {
    if (auto no = all_positive({{"/length_ft", in.length_ft},
                                {"/diameter_ft", in.diameter_ft},
                                {"/c_u_psf", in.c_u_psf}},
                               broms))
        return *no;
    if (auto no = all_magnitudes({{"/height_ft", in.height_ft}}, broms)) return *no;
    if (auto no = safety_refused(in.safety)) return *no;
    if (!(in.length_ft > 1.5 * in.diameter_ft))
        return Rejection{"/length_ft", "must be more than 1.5 diameters: the rest does not count",
                         broms};
    // H (e + 1.5 b + f/2) = 2.25 c b g^2 with f = H/(9 c b), g = L - 1.5 b - f: the left side grows
    // with f, the right falls.
    const double below = in.length_ft - 1.5 * in.diameter_ft;
    const footing::Root root = footing::bisect(below, [&](double f) {
        return 9 * f * (in.height_ft + 1.5 * in.diameter_ft + f / 2) -
               2.25 * (below - f) * (below - f);
    });
    const Num L = sheet.given("L", "ft", in.length_ft, geometry);
    const Num b = sheet.given("b", "ft", in.diameter_ft, geometry);
    const Num h = sheet.given("e", "ft", in.height_ft, geometry);
    const Num c = sheet.given("c_u", "psf", in.c_u_psf, {"soil report", ""});
    const Num f = sheet.given("f", "ft", root.x, {"Bisection", ""});
    const Num H = sheet.eq("H_ult", "lbf", 9 * c * b * f, broms);
    const Num g = sheet.eq("g", "ft", L - 1.5 * b - f, broms);
    sheet.eq("R", "lbf·ft", H * (h + 1.5 * b + 0.5 * f) - 2.25 * c * b * square(g), broms);
    const Num M = sheet.eq("M_max", "lbf·ft", H * (h + 1.5 * b + 0.5 * f), broms);
    const Num allow = sheet.eq("H_allow", "lbf", H / sheet.given("n", "", in.safety, broms), broms);
    return Broms{plain(H), plain(allow), plain(f), plain(M)};
}

template <class Num>
Outcome<Broms> broms_sand(const BromsSandInputs& in, Sheet<Num>& sheet) {
    if (auto no = all_positive({{"/length_ft", in.length_ft},
                                {"/diameter_ft", in.diameter_ft},
                                {"/gamma_pcf", in.gamma_pcf}},
                               broms))
        return *no;
    if (auto no = all_magnitudes({{"/height_ft", in.height_ft}}, broms)) return *no;
    if (auto no = safety_refused(in.safety)) return *no;
    if (!(in.K_p >= 1 && in.K_p <= 10))
        return Rejection{"/K_p", "must be from 1 to 10", {"Rankine", ""}};
    const Num L = sheet.given("L", "ft", in.length_ft, geometry);
    const Num b = sheet.given("b", "ft", in.diameter_ft, geometry);
    const Num h = sheet.given("e", "ft", in.height_ft, geometry);
    const Num gamma = sheet.given("gamma", "pcf", in.gamma_pcf, {"soil report", ""});
    const Num K_p = sheet.given("K_p", "", in.K_p, {"Rankine", ""});
    const Num H = sheet.eq("H_ult", "lbf", 0.5 * gamma * b * cube(L) * K_p / (h + L), broms);
    const Num f = sheet.eq("f", "ft", 0.82 * sqrt(H / (gamma * b * K_p)), broms);
    const Num M = sheet.eq("M_max", "lbf·ft", H * (h + 2 * f / 3), broms);
    const Num allow = sheet.eq("H_allow", "lbf", H / sheet.given("n", "", in.safety, broms), broms);
    return Broms{plain(H), plain(allow), plain(f), plain(M)};
}

#define INSTANTIATE(Num)                                                     \
    template Outcome<Broms> broms_clay(const BromsClayInputs&, Sheet<Num>&); \
    template Outcome<Broms> broms_sand(const BromsSandInputs&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::shaft
