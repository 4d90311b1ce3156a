#include "calc/cabinet/face.hpp"

namespace apex::cabinet {
namespace {

constexpr Clause roark = unconfirmed({"Roark", "Table 11.4, case 1a"});
struct PlateRow {
    double aspect, alpha, beta;
};
constexpr PlateRow plates[] = {{1, .0444, .2874},   {1.2, .0616, .3762}, {1.4, .0770, .4530},
                               {1.6, .0906, .5172}, {1.8, .1017, .5688}, {2, .1110, .6102},
                               {3, .1335, .7134}};
constexpr double alpha_long = .1421, beta_long = .75;

struct PlateCoefficients {
    double alpha, beta;
};
/// Linear between rows; beyond a/b 3 the values of an endless strip, which are the greatest.
PlateCoefficients plate_coefficients(double aspect) {
    for (std::size_t i = 1; i < std::size(plates); ++i) {
        const PlateRow &low = plates[i - 1], &high = plates[i];
        if (aspect > high.aspect) continue;
        const double part = (aspect - low.aspect) / (high.aspect - low.aspect);
        return {low.alpha + part * (high.alpha - low.alpha),
                low.beta + part * (high.beta - low.beta)};
    }
    return {alpha_long, beta_long};
}

}  // namespace

template <class Num>
Outcome<Rib> rib(const RibInputs& in, Sheet<Num>& sheet) {
    if (const auto no = all_positive({{"/p_psf", in.p_psf},
                                      {"/spacing_ft", in.spacing_ft},
                                      {"/span_ft", in.span_ft},
                                      {"/E_ksi", in.E_ksi},
                                      {"/I_in4", in.I_in4},
                                      {"/S_in3", in.S_in3},
                                      {"/F_b_ksi", in.F_b_ksi},
                                      {"/deflection_limit", in.deflection_limit}},
                                     statics))
        return *no;
    if (const auto no = all_magnitudes({{"/cantilever_ft", in.cantilever_ft}}, statics)) return *no;
    if (in.cantilever_ft > 0 && !(in.end_p_psf >= in.p_psf && in.end_p_psf < 1e6))
        return Rejection{"/end_p_psf", "must be at least p_psf: the ends take more", statics};
    if (!(in.cantilever_ft > 0) && in.end_p_psf != 0)
        return Rejection{"/end_p_psf", "belongs to a cantilever", statics};
    const Num p = sheet.given("p", "psf", in.p_psf, statics);
    const Num s = sheet.given("s", "ft", in.spacing_ft, geometry);
    const Num L = sheet.given("L", "ft", in.span_ft, geometry);
    const Num E = sheet.given("E", "ksi", in.E_ksi, statics);
    const Num I = sheet.given("I", "in⁴", in.I_in4, geometry);
    const Num S = sheet.given("S", "in³", in.S_in3, geometry);
    const Num F_b = sheet.given("F_b", "ksi", in.F_b_ksi, statics);
    const Num per = sheet.given("n", "", in.deflection_limit, practice);
    const Num span_M = sheet.eq("M_1", "lbf·ft", p * s * square(L) / 8, statics);
    const Num span_w = sheet.eq(
        "w_1", "in", 5 * p * s * square(square(L)) * 1728 / (384 * E * 1000 * I), statics);
    const Num span_used = sheet.eq("w_1 n/L", "", span_w * per / (L * 12), practice);
    Num end_M = Num(0.0), end_w = Num(0.0), used = span_used;
    if (in.cantilever_ft > 0) {
        const Num q = sheet.given("p_e", "psf", in.end_p_psf, statics);
        const Num l = sheet.given("l", "ft", in.cantilever_ft, geometry);
        sheet.note("the cantilever end, as fixed at its support", statics);
        end_M = sheet.eq("M_2", "lbf·ft", q * s * square(l) / 2, statics);
        end_w = sheet.eq("w_2", "in", q * s * square(square(l)) * 1728 / (8 * E * 1000 * I),
                         statics);
        used = sheet.eq("w n/L", "", max(span_used, end_w * per / (l * 12)), practice);
    }
    const Num M = sheet.eq("M", "lbf·ft", max(span_M, end_M), statics);
    const Num f_b = sheet.eq("f_b", "ksi", M * 12 / (S * 1000), statics);
    const Num stressed = sheet.eq("f_b/F_b", "", f_b / F_b, statics);
    return Rib{plain(M),     plain(f_b),   plain(stressed),
               plain(span_w), plain(end_w), plain(used),
               plain(end_M) > plain(span_M)};
}

template <class Num>
Outcome<Face> face(const FaceInputs& in, Sheet<Num>& sheet) {
    if (const auto no = all_positive({{"/p_psf", in.p_psf},
                                      {"/a_in", in.a_in},
                                      {"/b_in", in.b_in},
                                      {"/t_in", in.t_in},
                                      {"/E_ksi", in.E_ksi},
                                      {"/F_ksi", in.F_ksi}},
                                     roark))
        return *no;
    if (in.a_in < in.b_in) return Rejection{"/a_in", "is the long side", roark};
    const double aspect = in.a_in / in.b_in;
    const PlateCoefficients c = plate_coefficients(aspect);
    const Num p = sheet.given("p", "psf", in.p_psf, statics);
    const Num b = sheet.given("b", "in", in.b_in, geometry);
    const Num t = sheet.given("t", "in", in.t_in, geometry);
    const Num E = sheet.given("E", "ksi", in.E_ksi, statics);
    const Num F = sheet.given("F", "ksi", in.F_ksi, {"Maker", ""});
    const Num alpha = sheet.looked_up("alpha", "simply supported plate, by a/b", c.alpha, roark);
    const Num beta = sheet.looked_up("beta", "simply supported plate, by a/b", c.beta, roark);
    const Num q = sheet.eq("q", "ksi", p / 144 / 1000, statics);
    const Num w =
        sheet.eq("w", "in", alpha * q * square(square(b)) / (E * (square(t) * t)), roark);
    if (!(plain(w) <= in.t_in / 2))
        return Rejection{"/t_in",
                         "the face deflects over half its thickness: a membrane, not a plate; use "
                         "the maker's span chart, a thicker face or closer supports",
                         roark};
    const Num sigma = sheet.eq("sigma", "ksi", beta * q * square(b) / square(t), roark);
    const Num used = sheet.eq("sigma/F", "", sigma / F, roark);
    return Face{aspect, c.alpha, c.beta, plain(w), plain(sigma), plain(used)};
}

template <class Num>
Outcome<FlexFace> flex_face(const FlexFaceInputs& in, Sheet<Num>& sheet) {
    if (const auto no = all_positive(
            {{"/p_psf", in.p_psf}, {"/span_ft", in.span_ft}, {"/sag_in", in.sag_in}}, statics))
        return *no;
    if (!(in.sag_in < in.span_ft * units::in_per_ft / 4))
        return Rejection{"/sag_in", "is over a quarter of the span", statics};
    const Num p = sheet.given("p", "psf", in.p_psf, statics);
    const Num l = sheet.given("l", "ft", in.span_ft, geometry);
    const Num f = sheet.eq("f", "ft", Num(in.sag_in) / units::in_per_ft, geometry);
    const Num R = sheet.eq("R", "ft", square(l) / (8 * f) + f / 2, geometry);
    const Num T = sheet.eq("T", "lbf/ft", p * R, statics);
    const Num share = sheet.eq("f/l", "", f / l, practice);
    return FlexFace{plain(R), plain(T), plain(share), plain(share) <= 0.03};
}

template <class Num>
Outcome<Retainer> retainer(const RetainerInputs& in, Sheet<Num>& sheet) {
    if (const auto no = all_positive({{"/b_in", in.b_in}, {"/bite_in", in.bite_in}}, practice))
        return *no;
    if (const auto no = all_magnitudes(
            {{"/w_in", in.w_in}, {"/temperature_range_f", in.temperature_range_f}}, practice))
        return *no;
    const Num b = sheet.given("b", "in", in.b_in, geometry);
    const Num w = sheet.given("w", "in", in.w_in, geometry);
    const Num range = sheet.given("dT", "°F", in.temperature_range_f, practice);
    const Num required = sheet.eq(
        "c_req", "in", 0.5 + 8 * square(w) / (3 * b) / 2 + 4e-5 * range * b, practice);
    const Num bite = sheet.given("c", "in", in.bite_in, geometry);
    const Num used = sheet.eq("c_req/c", "", required / bite, practice);
    return Retainer{plain(required), plain(used)};
}

#define INSTANTIATE(Num)                                                    \
    template Outcome<Rib> rib(const RibInputs&, Sheet<Num>&);               \
    template Outcome<Face> face(const FaceInputs&, Sheet<Num>&);            \
    template Outcome<FlexFace> flex_face(const FlexFaceInputs&, Sheet<Num>&); \
    template Outcome<Retainer> retainer(const RetainerInputs&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::cabinet
