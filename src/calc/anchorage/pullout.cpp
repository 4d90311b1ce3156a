#include "calc/anchorage/pullout.hpp"

#include "calc/anchorage/steps.hpp"

namespace apex::anchorage {

double heavy_hex_area_in2(double d_a_in) {
    const double F = 1.5 * d_a_in + 0.125;
    return 0.866 * F * F - pi * d_a_in * d_a_in / 4;
}

std::optional<Rejection> refuse(const End& end, AnchorKind kind, double d_a_in) {
    const Clause clause = aci("17.6.3.2");
    if (auto no = all_positive({{"/d_a_in", d_a_in}}, clause)) return no;
    if (kind != AnchorKind::headed && end.A_brg_in2)
        return Rejection{"/end/A_brg_in2", "belongs to a headed anchor", clause};
    if (end.A_brg_in2 && !is_positive(*end.A_brg_in2))
        return Rejection{"/end/A_brg_in2", "must be a positive number", clause};
    if (kind != AnchorKind::hooked) {
        if (end.e_h_in) return Rejection{"/end/e_h_in", "belongs to a hooked anchor", clause};
        return std::nullopt;
    }
    if (!end.e_h_in) return Rejection{"/end/e_h_in", "a hook needs its inside reach", clause};
    if (!(*end.e_h_in >= 3 * d_a_in && *end.e_h_in <= 4.5 * d_a_in))
        return Rejection{"/end/e_h_in", "must be 3 to 4.5 anchor diameters", aci("17.6.3.2.2(b)")};
    return std::nullopt;
}

template <class Num>
Outcome<Pullout> pullout(const Concrete& concrete, const Embedment& embedment, const End& end,
                         double d_a_in, Sheet<Num>& sheet) {
    if (auto no = refuse(concrete)) return *no;
    if (auto no = refuse(embedment)) return *no;
    if (auto no = refuse(end, embedment.kind, d_a_in)) return *no;
    Pullout r{};
    r.run = true;
    r.clause = aci("17.6.3");
    const auto finish = [&](const Num& N_p, double phi_value) {
        const Num psi = sheet.given("psi_c,P", "", r.psi_c, aci("17.6.3.3.1"));
        const Num N_pn = sheet.eq("N_pn", "kip", psi * N_p, aci("17.6.3.1"));
        const Num design = concrete_tension_design("phi N_pn", N_pn, phi_value, concrete.seismic,
                                                   aci("17.5.3"), sheet);
        r.N_p_kip = plain(N_p), r.N_pn_kip = plain(N_pn);
        r.phi = phi_value, r.phi_N_pn_kip = plain(design);
        return r;
    };
    if (embedment.kind == AnchorKind::post_installed) {
        if (!embedment.approval->N_p_kip) {
            sheet.note("the report gives no pullout strength: it does not govern", aci("17.6.3.2"));
            r.run = false;
            return r;
        }
        r.psi_c = 1;
        return finish(sheet.given("N_p", "kip", *embedment.approval->N_p_kip, aci("17.6.3.2")),
                      *embedment.approval->phi_pullout);
    }
    r.psi_c = concrete.cracked ? 1.0 : 1.4;
    const Num f_c = counted_f_c(concrete, embedment.kind, sheet);
    const Num d_a = sheet.given("d_a", "in", d_a_in, aci("17.6.3.2"));
    if (embedment.kind == AnchorKind::hooked) {
        const Num e_h = sheet.given("e_h", "in", *end.e_h_in, aci("17.6.3.2.2(b)"));
        return finish(sheet.eq("N_p", "kip", 0.9 * f_c * e_h * d_a / units::lbf_per_kip,
                               aci("17.6.3.2.2(b)")),
                      0.70);
    }
    Num A_brg = Num(0.0);
    if (end.A_brg_in2) {
        A_brg = sheet.given("A_brg", "in²", *end.A_brg_in2, aci("17.6.3.2.2(a)"));
    } else {
        const Num F = sheet.eq("F", "in", 1.5 * d_a + 0.125, Clause{"Heavy hex nut", ""});
        A_brg = sheet.eq("A_brg", "in²", 0.866 * square(F) - known<Num>("pi", pi) * square(d_a) / 4,
                         geometry);
    }
    r.A_brg_in2 = plain(A_brg);
    return finish(
        sheet.eq("N_p", "kip", 8 * A_brg * f_c / units::lbf_per_kip, aci("17.6.3.2.2(a)")), 0.70);
}

template Outcome<Pullout> pullout(const Concrete&, const Embedment&, const End&, double,
                                  Sheet<double>&);
template Outcome<Pullout> pullout(const Concrete&, const Embedment&, const End&, double,
                                  Sheet<Term>&);

}  // namespace apex::anchorage
