#include "calc/design/cabinet_wind.hpp"

#include <algorithm>
#include <type_traits>

#include "base/units.hpp"
#include "calc/design/editions.hpp"
#include "calc/wind/elevation_factor.hpp"
#include "calc/wind/topographic_factor.hpp"

namespace apex::design {
namespace {

wind::HillShape shape_of(HillShape shape) {
    switch (shape) {
        case HillShape::ridge:
            return wind::HillShape::ridge;
        case HillShape::escarpment:
            return wind::HillShape::escarpment;
        default:
            return wind::HillShape::hill;
    }
}

const char* words(ExposureCategory exposure) {
    constexpr const char* text[] = {"exposure B", "exposure C", "exposure D"};
    return text[static_cast<std::size_t>(exposure)];
}

/// A refusal of a wind check names its own inputs; the document calls them otherwise.
Rejection in_document(Rejection no, std::size_t cabinet) {
    const std::string here = "/sign/cabinets/" + std::to_string(cabinet);
    if (no.field == "/wind_speed_mph" || no.field == "/topographic_factor")
        no.field = "/site" + no.field;
    else if (no.field == "/width_ft" || no.field == "/height_ft" || no.field == "/solidity" ||
             no.field == "/return_length_ft")
        no.field = here + no.field;
    else
        no.field = here + "/width_ft";
    return no;
}

template <class Edition, class Num>
Outcome<double> site_steps(const WindBasis& basis, Sheet<Num>& sheet) {
    sheet.heading("Site and velocity pressure");
    sheet.given("V", "mph", basis.site.wind_speed_mph, Edition::clause("26.5"));
    sheet.note(words(basis.site.exposure), Edition::clause("26.7"));
    const auto factor = wind::elevation_factor<Edition>(
        {basis.site.elevation_ft.value_or(0),
         basis.options.ke == Ke::one ? wind::KeMethod::one : wind::KeMethod::from_elevation},
        sheet);
    if (const auto* no = refused(factor))
        return Rejection{no->field == "/method" ? "/options/ke" : "/site/elevation_ft", no->reason,
                         no->clause};
    if (!basis.site.topography)
        sheet.given("K_zt", "", basis.site.topographic_factor.value_or(1),
                    Edition::clause("26.8.2"));
    sheet.given("G", "", rigid_gust_effect, Edition::clause(Edition::rigid_gust));
    sheet.note("one gust-effect factor for the whole structure; rigid, see the natural frequency",
               Edition::clause(Edition::gust_of_structure));
    return value(factor).K_e;
}

wind::SolidSignInputs face_of(const WindBasis& basis, std::size_t i, double K_zt, double K_e) {
    const CabinetGeometry& g = basis.geometry.cabinets[i];
    const Cabinet& c = basis.sign.cabinets[i];
    const Options& o = basis.options;
    wind::SolidSignInputs in;
    in.wind_speed_mph = basis.site.wind_speed_mph;
    in.exposure = exposure_of(basis);
    in.width_ft = g.width_ft;
    in.height_ft = g.height_ft;
    in.top_ft = g.top_ft;
    in.topographic_factor = K_zt;
    in.elevation_factor = K_e;
    in.gust_effect_factor = rigid_gust_effect;
    in.solidity = c.solidity;
    in.return_length_ft = c.return_length_ft;
    in.min_pressure_psf = o.min_pressure_psf;
    in.kz_method = kz_method_of(basis);
    in.q_height = o.q_height == QHeight::top ? wind::QHeight::top : wind::QHeight::centroid;
    in.open_area = o.open_area == OpenArea::factor ? wind::OpenArea::factor : wind::OpenArea::gross;
    in.case_c_10_13 =
        o.case_c_10_13 == CaseC10To13::blend ? wind::CaseC10To13::blend : wind::CaseC10To13::refuse;
    in.return_corner_credit = o.return_corner_credit == ReturnCornerCredit::none_below_0_3
                                  ? wind::ReturnCornerCredit::none_below_0_3
                                  : wind::ReturnCornerCredit::interpolate;
    return in;
}

wind::PoleDragInputs edge_of(const WindBasis& basis, const CabinetGeometry& g, double K_zt,
                             double K_e) {
    wind::PoleDragInputs in;
    in.wind_speed_mph = basis.site.wind_speed_mph;
    in.exposure = exposure_of(basis);
    in.shape = wind::PoleShape::square_face;  // The figure has no rectangular row.
    in.projected_width_ft = g.depth_in / units::in_per_ft;
    in.least_width_ft = std::min(in.projected_width_ft, g.width_ft);
    in.bottom_ft = g.bottom_ft;
    in.top_ft = g.top_ft;
    in.structure_height_ft = basis.geometry.overall_height_ft;
    in.topographic_factor = K_zt;
    in.elevation_factor = K_e;
    in.gust_effect_factor = rigid_gust_effect;
    in.min_pressure_psf = basis.options.min_pressure_psf;
    in.kz_method = kz_method_of(basis);
    in.kd_pole = kd_pole_of(basis);
    return in;
}

/// The rectangle around cabinets that count as one sign. What is open between them is an opening;
/// a return corner of one of them gets no credit.
wind::SolidSignInputs face_of(const WindBasis& basis, const JoinedSign& joined, double K_zt,
                              double K_e) {
    wind::SolidSignInputs in = face_of(basis, 0, K_zt, K_e);
    in.width_ft = joined.width_ft;
    in.height_ft = joined.height_ft;
    in.top_ft = joined.top_ft;
    in.solidity = joined.solidity;
    in.return_length_ft = 0;
    return in;
}

template <class Edition, class Num>
Outcome<wind::SolidSignWind> wind_on_joined(const WindBasis& basis, std::size_t k, double K_e,
                                            Sheet<Num>& sheet) {
    const JoinedSign& joined = basis.joined[k];
    sheet.heading("Joined sign", k + 1);
    if constexpr (std::is_same_v<Num, Term>)
        sheet.note(("cabinets " + members_text(joined) +
                    " as one sign: gaps of at most 0.1 of the height, at least 70 % solid; the "
                    "figure does not speak of several cabinets, so both readings are taken")
                       .c_str(),
                   unconfirmed(Edition::clause(Edition::sign_figure)));
    const double z = basis.options.q_height == QHeight::top ? joined.top_ft
                                                            : joined.top_ft - joined.height_ft / 2;
    const auto K_zt = topographic_factor_at<Edition>(basis, z, sheet);
    if (const auto* no = refused(K_zt)) return *no;
    auto face = wind::solid_sign<Edition>(face_of(basis, joined, value(K_zt), K_e), sheet);
    if (const auto* no = refused(face))
        return Rejection{"/sign/cabinets",
                         "cabinets " + members_text(joined) + " as one sign: " + no->reason,
                         no->clause};
    return face;
}

template <class Edition, class Num>
Outcome<CabinetsWind> wind_on_cabinets_in(const WindBasis& basis, Sheet<Num>& sheet) {
    const auto K_e = site_steps<Edition>(basis, sheet);
    if (const auto* no = refused(K_e)) return *no;
    CabinetsWind all{value(K_e), {}, {}};
    all.cabinets.reserve(basis.geometry.cabinets.size());
    for (std::size_t i = 0; i < basis.geometry.cabinets.size(); ++i) {
        const CabinetGeometry& g = basis.geometry.cabinets[i];
        sheet.heading("Cabinet", i + 1);
        const double z = basis.options.q_height == QHeight::top ? g.top_ft : g.centroid_height_ft;
        const auto K_zt = topographic_factor_at<Edition>(basis, z, sheet);
        if (const auto* no = refused(K_zt)) return *no;
        const auto face = wind::solid_sign<Edition>(face_of(basis, i, value(K_zt), all.K_e), sheet);
        if (const auto* no = refused(face)) return in_document(*no, i);
        sheet.note("wind parallel to the face, on the cabinet's edge",
                   Edition::clause(Edition::other_structures));
        // q of an edge is that of its middle, and so is K_zt, which falls with height.
        const auto at_middle =
            topographic_factor_at<Edition>(basis, (g.bottom_ft + g.top_ft) / 2, sheet);
        if (const auto* no = refused(at_middle)) return *no;
        const auto edge =
            wind::pole_drag<Edition>(edge_of(basis, g, value(at_middle), all.K_e), sheet);
        if (const auto* no = refused(edge)) return in_document(*no, i);
        all.cabinets.push_back({value(K_zt), value(face), value(edge)});
    }
    all.joined.reserve(basis.joined.size());
    for (std::size_t k = 0; k < basis.joined.size(); ++k) {
        const auto face = wind_on_joined<Edition>(basis, k, all.K_e, sheet);
        if (const auto* no = refused(face)) return *no;
        all.joined.push_back(value(face));
    }
    return all;
}

}  // namespace

wind::Exposure exposure_of(const WindBasis& basis) {
    switch (basis.site.exposure) {
        case ExposureCategory::b:
            return wind::Exposure::b;
        case ExposureCategory::c:
            return wind::Exposure::c;
        default:
            return wind::Exposure::d;
    }
}

wind::KzMethod kz_method_of(const WindBasis& basis) {
    return basis.options.kz_method == KzMethod::formula ? wind::KzMethod::formula
                                                        : wind::KzMethod::table;
}

wind::KdPole kd_pole_of(const WindBasis& basis) {
    return basis.options.kd_pole == KdPole::table ? wind::KdPole::table : wind::KdPole::sign;
}

template <class Edition, class Num>
Outcome<double> topographic_factor_at(const WindBasis& basis, double height_ft, Sheet<Num>& sheet) {
    const auto& hill = basis.site.topography;
    if (!hill) return basis.site.topographic_factor.value_or(1);
    wind::TopographyInputs in;
    in.exposure = exposure_of(basis);
    in.shape = shape_of(hill->shape);
    in.hill_height_ft = hill->height_ft;
    in.half_length_ft = hill->half_length_ft;
    in.distance_ft = hill->distance_ft;
    in.downwind = hill->downwind;
    in.height_ft = height_ft;
    const auto factor = wind::topographic_factor<Edition>(in, sheet);
    if (const auto* no = refused(factor))
        return Rejection{"/site/topography", no->reason, no->clause};
    return value(factor).K_zt;
}

template <class Num>
Outcome<CabinetsWind> wind_on_cabinets(const WindBasis& basis, Sheet<Num>& sheet) {
    return with_wind_edition(
        basis.edition, [&]<class Edition>() { return wind_on_cabinets_in<Edition>(basis, sheet); });
}

template Outcome<CabinetsWind> wind_on_cabinets(const WindBasis&, Sheet<double>&);
template Outcome<CabinetsWind> wind_on_cabinets(const WindBasis&, Sheet<Term>&);

#define INSTANTIATE(Edition)                                                                \
    template Outcome<double> topographic_factor_at<wind::Edition>(const WindBasis&, double, \
                                                                  Sheet<double>&);          \
    template Outcome<double> topographic_factor_at<wind::Edition>(const WindBasis&, double, \
                                                                  Sheet<Term>&)
APEX_EACH_WIND_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::design
