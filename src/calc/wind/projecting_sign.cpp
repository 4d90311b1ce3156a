#include "calc/wind/projecting_sign.hpp"

#include "base/units.hpp"
#include "calc/wind/editions.hpp"
#include "calc/wind/pole_drag.hpp"
#include "calc/wind/solid_sign.hpp"

namespace apex::wind {
namespace {

SolidSignInputs blade_face(const ProjectingSignInputs& in) {
    SolidSignInputs face;
    face.wind_speed_mph = in.wind_speed_mph;
    face.exposure = in.exposure;
    face.width_ft = in.projection_ft;
    face.height_ft = in.height_ft;
    face.top_ft = in.top_ft;
    face.topographic_factor = in.topographic_factor;
    face.elevation_factor = in.elevation_factor;
    face.directionality_factor = in.directionality_factor;
    face.gust_effect_factor = in.gust_effect_factor;
    face.min_pressure_psf = in.min_pressure_psf;
    face.kz_method = in.kz_method;
    return face;
}

PoleDragInputs blade_edge(const ProjectingSignInputs& in) {
    PoleDragInputs edge;
    edge.wind_speed_mph = in.wind_speed_mph;
    edge.exposure = in.exposure;
    edge.shape = PoleShape::square_face;
    edge.least_width_ft = edge.projected_width_ft = in.thickness_in / units::in_per_ft;
    edge.bottom_ft = in.top_ft - in.height_ft;
    edge.top_ft = in.top_ft;
    edge.structure_height_ft = in.top_ft;
    edge.topographic_factor = in.topographic_factor;
    edge.elevation_factor = in.elevation_factor;
    edge.gust_effect_factor = in.gust_effect_factor;
    edge.min_pressure_psf = in.min_pressure_psf;
    edge.kz_method = in.kz_method;
    edge.kd_pole = KdPole::sign;
    return edge;
}

/// The field of this check for the field of the one that it asks.
Rejection of_blade(const Rejection& no) {
    Rejection own = no;
    if (no.field == "/width_ft") own.field = "/projection_ft";
    if (no.field == "/least_width_ft" || no.field == "/projected_width_ft") {
        own.field = "/thickness_in";
        own.reason = "must be above 0 and at most 1200 in";
    }
    if (no.field == "/bottom_ft" || no.field == "/structure_height_ft") own.field = "/top_ft";
    return own;
}

}  // namespace

template <class Edition, class Num>
Outcome<ProjectingSign> projecting_sign(const ProjectingSignInputs& in, Sheet<Num>& sheet) {
    const Clause here = unconfirmed(Edition::clause(Edition::attached_signs));
    if (!(in.gap_ft >= 0 && in.gap_ft <= 100))
        return Rejection{"/gap_ft", "must be 0 to 100 ft", here};
    sheet.note("a projecting sign is no attached sign: freestanding coefficients", here);
    sheet.heading("Wind along the wall, on the face");
    const auto face = solid_sign<Edition>(blade_face(in), sheet);
    if (const auto* no = refused(face)) return of_blade(*no);
    sheet.heading("Moment about the wall");
    const Num F = known<Num>("F", value(face).force_lbf);
    const Num gap = sheet.given("g", "ft", in.gap_ft, here);
    const Num B = known<Num>("B", in.projection_ft), e = known<Num>("e", 0.2 * in.projection_ft);
    const Num M =
        sheet.eq("M_wall", "lbf·ft", F * (gap + B / 2 + e), Edition::clause(Edition::sign_figure));
    sheet.heading("Wind square to the wall, on the edge");
    const auto edge = pole_drag<Edition>(blade_edge(in), sheet);
    if (const auto* no = refused(edge)) return of_blade(*no);
    const SolidSignWind& f = value(face);
    return ProjectingSign{f.s_over_h,
                          f.B_over_s,
                          f.C_f,
                          f.q_h_psf,
                          f.force_lbf,
                          plain(M),
                          value(edge).C_f,
                          value(edge).force_lbf,
                          f.resultant_height_ft,
                          f.minimum_governs};
}

#define INSTANTIATE(Edition)                                                               \
    template Outcome<ProjectingSign> projecting_sign<Edition>(const ProjectingSignInputs&, \
                                                              Sheet<double>&);             \
    template Outcome<ProjectingSign> projecting_sign<Edition>(const ProjectingSignInputs&, \
                                                              Sheet<Term>&)
APEX_EACH_WIND_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::wind
