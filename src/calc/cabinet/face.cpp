#include "calc/cabinet/face.hpp"

#include <iterator>

namespace apex::cabinet {
namespace {

/// Confirmed by Navier's series in face_test.cpp, to 1 %.
constexpr Clause plate_theory{"Plate theory", "simply supported, Poisson's ratio 0.3"};
struct PlateRow {
    double aspect, alpha, beta;
};
constexpr PlateRow plates[] = {{1, .0444, .2874},   {1.2, .0616, .3762}, {1.4, .0770, .4530},
                               {1.6, .0906, .5172}, {1.8, .1017, .5688}, {2, .1110, .6102},
                               {3, .1335, .7134}};
constexpr PlateRow endless{0, .1421, .75};

/// Linear between rows; beyond a/b 3 the values of an endless strip, which are the greatest.
PlateRow plate_of(double aspect) {
    for (std::size_t i = 1; i < std::size(plates); ++i) {
        const PlateRow &low = plates[i - 1], &high = plates[i];
        if (aspect > high.aspect) continue;
        const double part = (aspect - low.aspect) / (high.aspect - low.aspect);
        return {aspect, low.alpha + part * (high.alpha - low.alpha),
                low.beta + part * (high.beta - low.beta)};
    }
    return {aspect, endless.alpha, endless.beta};
}

}  // namespace

template <class Num>
Outcome<Face> face(const FaceInputs& in, Sheet<Num>& sheet) {
    if (auto no = all_sizes({{"/p_psf", in.p_psf},
                             {"/a_in", in.a_in},
                             {"/b_in", in.b_in},
                             {"/t_in", in.t_in},
                             {"/E_ksi", in.E_ksi},
                             {"/F_ksi", in.F_ksi}},
                            plate_theory))
        return *std::move(no);
    if (in.a_in < in.b_in)
        return Rejection{"/a_in", "is the long side: at least b_in", plate_theory};
    const PlateRow plate = plate_of(in.a_in / in.b_in);
    const Num p = sheet.given("p", "psf", in.p_psf, statics);
    const Num b = sheet.given("b", "in", in.b_in, geometry);
    const Num t = sheet.given("t", "in", in.t_in, geometry);
    const Num E = sheet.given("E", "ksi", in.E_ksi, {"Maker", ""});
    const Num F = sheet.given("F", "ksi", in.F_ksi, {"Maker", ""});
    const Num alpha = sheet.looked_up("alpha", "by a/b", plate.alpha, plate_theory);
    const Num beta = sheet.looked_up("beta", "by a/b", plate.beta, plate_theory);
    const Num q = sheet.eq("q", "ksi", p / 144 / units::psi_per_ksi, statics);
    const Num w = sheet.eq("w", "in", alpha * q * fourth(b) / (E * cube(t)), plate_theory);
    if (!(plain(w) <= in.t_in / 2))
        return Rejection{"/t_in",
                         "the face deflects over half its thickness: a membrane, not a plate; use "
                         "the maker's span chart, a thicker face or closer supports",
                         plate_theory};
    const Num sigma = sheet.eq("sigma", "ksi", beta * q * square(b) / square(t), plate_theory);
    const Num used = sheet.eq("sigma/F", "", sigma / F, plate_theory);
    return Face{plate.aspect, plate.alpha, plate.beta, plain(w), plain(sigma), plain(used)};
}

template <class Num>
Outcome<FlexFace> flex_face(const FlexFaceInputs& in, Sheet<Num>& sheet) {
    if (auto no = all_sizes(
            {{"/p_psf", in.p_psf}, {"/span_ft", in.span_ft}, {"/sag_in", in.sag_in}}, statics))
        return *std::move(no);
    if (!(in.sag_in <= in.span_ft * units::in_per_ft / 4))
        return Rejection{"/sag_in", "is over a quarter of the span", statics};
    const Num p = sheet.given("p", "psf", in.p_psf, statics);
    const Num l = sheet.given("l", "ft", in.span_ft, geometry);
    const Num sag = sheet.given("f_in", "in", in.sag_in, geometry);
    const Num f = sheet.eq("f", "ft", sag / units::in_per_ft, geometry);
    const Num R = sheet.eq("R", "ft", square(l) / (8 * f) + f / 2, geometry);
    const Num T = sheet.eq("T", "lbf/ft", p * R, statics);
    const Num share = sheet.eq("f/l", "", f / l, practice);
    // A sag of 3 % exactly must not fail by rounding.
    return FlexFace{plain(R), plain(T), plain(share), plain(share) <= 0.03 * (1 + 1e-12)};
}

template <class Num>
Outcome<Retainer> retainer(const RetainerInputs& in, Sheet<Num>& sheet) {
    if (auto no = all_sizes({{"/b_in", in.b_in}, {"/bite_in", in.bite_in}}, practice))
        return *std::move(no);
    if (auto no = all_amounts(
            {{"/w_in", in.w_in}, {"/temperature_range_f", in.temperature_range_f}}, practice))
        return *std::move(no);
    const Num b = sheet.given("b", "in", in.b_in, geometry);
    const Num w = sheet.given("w", "in", in.w_in, geometry);
    const Num range = sheet.given("dT", "°F", in.temperature_range_f, practice);
    const Num shortening = sheet.eq("c_w", "in", 8 * square(w) / (3 * b) / 2, geometry);
    const Num thermal = sheet.eq("c_T", "in", 4e-5 * range * b, practice);
    const Num required = sheet.eq("c_req", "in", 0.5 + shortening + thermal, practice);
    const Num bite = sheet.given("c", "in", in.bite_in, geometry);
    const Num used = sheet.eq("c_req/c", "", required / bite, practice);
    return Retainer{plain(required), plain(used)};
}

#define INSTANTIATE(Num)                                                      \
    template Outcome<Face> face(const FaceInputs&, Sheet<Num>&);              \
    template Outcome<FlexFace> flex_face(const FlexFaceInputs&, Sheet<Num>&); \
    template Outcome<Retainer> retainer(const RetainerInputs&, Sheet<Num>&)
INSTANTIATE(double);
INSTANTIATE(Term);
#undef INSTANTIATE

}  // namespace apex::cabinet
