#include "calc/anchorage/steel.hpp"

#include "calc/anchorage/steps.hpp"

namespace apex::anchorage {
namespace {

struct Thread {
    double d_a_in, A_se_in2;
};
// Unified coarse threads, pi/4 (d_a - 0.9743/n_t)^2.
constexpr Thread threads[] = {{0.5, 0.142}, {0.625, 0.226}, {0.75, 0.334}, {0.875, 0.462},
                              {1.0, 0.606}, {1.125, 0.763}, {1.25, 0.969}, {1.375, 1.16},
                              {1.5, 1.41},  {1.75, 1.90},   {2.0, 2.50}};

struct CountedSteel {
    double A_se_in2, f_uta_ksi;
};

/// A_se f_uta with f_uta as far as 17.6.1.2 lets it count.
template <class Num>
Num steel_force(const Rod& rod, const char* ref, CountedSteel& counted, Sheet<Num>& sheet) {
    const double area = rod.A_se_in2 ? *rod.A_se_in2 : *thread_area_in2(rod.d_a_in);
    const Num A_se = sheet.given("A_se", "in²", area, aci(ref));
    const Num f_ya = sheet.given("f_ya", "ksi", rod.f_ya_ksi, aci(ref));
    const Num f_u = sheet.given("f_uta", "ksi", rod.f_uta_ksi, aci(ref));
    const Num f_uta = sheet.eq("f_uta", "ksi", min(f_u, min(1.9 * f_ya, 125)), aci(ref));
    counted = {plain(A_se), plain(f_uta)};
    return A_se * f_uta;
}

}  // namespace

std::optional<double> thread_area_in2(double d_a_in) {
    for (const Thread& t : threads)
        if (t.d_a_in == d_a_in) return t.A_se_in2;
    return std::nullopt;
}

std::optional<Rejection> refuse(const Rod& rod) {
    if (auto no = all_positive({{"/rod/d_a_in", rod.d_a_in},
                                {"/rod/f_ya_ksi", rod.f_ya_ksi},
                                {"/rod/f_uta_ksi", rod.f_uta_ksi}},
                               aci("17.6.1")))
        return no;
    if (rod.d_a_in > 4)
        return Rejection{"/rod/d_a_in", "is over 4 in: outside chapter 17",
                         aci_unconfirmed("17.3.2")};
    if (!(rod.f_uta_ksi >= rod.f_ya_ksi))
        return Rejection{"/rod/f_uta_ksi", "must be at least f_ya", aci("17.6.1.2")};
    if (rod.A_se_in2) {
        if (!(is_positive(*rod.A_se_in2) &&
              *rod.A_se_in2 <= pi * rod.d_a_in * rod.d_a_in / 4 + 1e-3))
            return Rejection{"/rod/A_se_in2", "must be positive and at most the gross area",
                             geometry};
    } else if (!thread_area_in2(rod.d_a_in)) {
        return Rejection{"/rod/A_se_in2",
                         "is needed for a diameter that is not in the thread table",
                         aci("17.6.1.2")};
    }
    return std::nullopt;
}

template <class Num>
Outcome<SteelTension> steel_tension(const Rod& rod, Sheet<Num>& sheet) {
    if (auto no = refuse(rod)) return *no;
    CountedSteel counted{};
    const Num N_sa =
        sheet.eq("N_sa", "kip", steel_force(rod, "17.6.1.2", counted, sheet), aci("17.6.1.2"));
    const double phi_value = rod.ductile ? 0.75 : 0.65;
    const Num phi = sheet.given("phi", "", phi_value, aci("17.5.3"));
    const Num design = sheet.eq("phi N_sa", "kip", phi * N_sa, aci("17.5.3"));
    return SteelTension{counted.A_se_in2, counted.f_uta_ksi, plain(N_sa),
                        phi_value,        plain(design),     aci("17.6.1")};
}

template <class Num>
Outcome<SteelShear> steel_shear(const Rod& rod, ShearAttachment attachment, bool grout_pad,
                                Sheet<Num>& sheet) {
    if (auto no = refuse(rod)) return *no;
    const bool stud = attachment == ShearAttachment::welded_stud;
    const char* ref = stud ? "17.7.1.2(a)" : "17.7.1.2(b)";
    CountedSteel counted{};
    const Num force = steel_force(rod, ref, counted, sheet);
    Num V_sa = sheet.eq("V_sa", "kip", stud ? force : 0.6 * force, aci(ref));
    if (grout_pad) V_sa = sheet.eq("V_sa", "kip", 0.80 * V_sa, aci("17.7.1.2.1"));
    const double phi_value = rod.ductile ? 0.65 : 0.60;
    const Num phi = sheet.given("phi", "", phi_value, aci("17.5.3"));
    const Num design = sheet.eq("phi V_sa", "kip", phi * V_sa, aci("17.5.3"));
    return SteelShear{plain(V_sa), phi_value, plain(design), aci("17.7.1")};
}

#define INSTANTIATE(Num)                                                   \
    template Outcome<SteelTension> steel_tension(const Rod&, Sheet<Num>&); \
    template Outcome<SteelShear> steel_shear(const Rod&, ShearAttachment, bool, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::anchorage
