#include "calc/design/pole_wind.hpp"

#include <algorithm>
#include <cmath>

#include "base/units.hpp"
#include "calc/design/editions.hpp"
#include "calc/design/geometry.hpp"
#include "calc/design/symbols.hpp"

namespace apex::design {
namespace {

constexpr Clause statics{"Statics", ""};

void append_in_pieces(std::vector<Stretch>& all, double from_ft, double to_ft) {
    if (!(to_ft > from_ft + height_tolerance_ft)) return;
    const double pieces = std::ceil((to_ft - from_ft) / pole_segment_max_ft);
    const double length = (to_ft - from_ft) / pieces;
    for (double k = 0; k < pieces; ++k)
        all.push_back({from_ft + k * length, k + 1 < pieces ? from_ft + (k + 1) * length : to_ft});
}

wind::PoleDragInputs drag_of(const WindBasis& basis, double K_zt, double K_e,
                             const Stretch& stretch) {
    wind::PoleDragInputs in;
    in.wind_speed_mph = basis.site.wind_speed_mph;
    in.exposure = exposure_of(basis);
    in.bottom_ft = stretch.bottom_ft;
    in.top_ft = stretch.top_ft;
    in.structure_height_ft = basis.pole_top_ft;
    in.topographic_factor = K_zt;
    in.elevation_factor = K_e;
    in.gust_effect_factor = rigid_gust_effect;
    in.min_pressure_psf = basis.options.min_pressure_psf;
    in.kz_method = kz_method_of(basis);
    in.kd_pole = kd_pole_of(basis);
    return in;
}

/// Forces on one stretch from the three directions.
template <class Edition, class Num>
Outcome<PoleSegment> segment_wind(const WindBasis& basis, double K_e, const PoleOutline& outline,
                                  const Stretch& stretch, Sheet<Num>& sheet) {
    const double mid_ft = (stretch.bottom_ft + stretch.top_ft) / 2;
    const auto K_zt = topographic_factor_at<Edition>(basis, mid_ft, sheet);
    if (const auto* no = refused(K_zt)) return *no;
    wind::PoleDragInputs in = drag_of(basis, value(K_zt), K_e, stretch);
    const double width_ft = outline.width_in / units::in_per_ft,
                 depth_ft = outline.depth_in / units::in_per_ft;
    in.least_width_ft = std::min(width_ft, depth_ft);
    const auto drag = [&](wind::PoleShape shape, double projected_ft) {
        in.shape = shape;
        in.projected_width_ft = projected_ft;
        return wind::pole_drag<Edition>(in, sheet);
    };
    const auto face = outline.is_round  ? wind::PoleShape::round_smooth
                      : outline.is_open ? wind::PoleShape::wide_flange
                                        : wind::PoleShape::square_face;
    const auto normal = drag(face, width_ft);
    if (const auto* no = refused(normal)) return *no;
    PoleSegment segment{value(normal), value(normal), 0, stretch.bottom_ft, stretch.top_ft, mid_ft};
    if (outline.is_round) return segment;

    if (depth_ft != width_ft) {
        sheet.note("wind parallel to the face", Edition::clause(Edition::other_structures));
        const auto parallel = drag(face, depth_ft);
        if (const auto* no = refused(parallel)) return *no;
        segment.parallel = value(parallel);
    }
    if (outline.is_open) {
        sheet.note(
            "a W is taken as a flat-sided member from both sides; the figure has no row for "
            "wind at 45 degrees on it",
            unconfirmed(Edition::clause("29.4.2")));
        return segment;
    }
    sheet.note("wind at 45 degrees on the bare pole; half of its force squared acts on each axis",
               Edition::clause(Edition::other_structures));
    const auto diagonal = drag(wind::PoleShape::square_diagonal, (width_ft + depth_ft) / sqrt(2.0));
    if (const auto* no = refused(diagonal)) return *no;
    const Num F = known<Num>("F", value(diagonal).force_lbf);
    segment.diagonal_component_lbf = plain(sheet.eq("F_45", "lbf", F / sqrt(Num(2)), statics));
    return segment;
}

/// A sum and its moment about grade, over the segments.
template <class Num, class Force>
void add_up(const PoleWind& pole, Force force, const char* V_symbol, const char* M_symbol,
            double& force_lbf, double& moment_lbf_ft, Sheet<Num>& sheet) {
    Num V = 0, M = 0;
    for (std::size_t j = 0; j < pole.segments.size(); ++j) {
        const Num F = sheet.given(pole_force_symbol(j), "lbf", force(pole.segments[j]), statics);
        const Num z =
            sheet.given(pole_height_symbol(j), "ft", pole.segments[j].mid_height_ft, statics);
        V = j == 0 ? F : V + F;
        M = j == 0 ? F * z : M + F * z;
    }
    force_lbf = plain(sheet.eq(V_symbol, "lbf", V, statics));
    moment_lbf_ft = plain(sheet.eq(M_symbol, "lbf·ft", M, statics));
}

template <class Edition, class Num>
Outcome<PoleWind> wind_on_pole_in(const WindBasis& basis, double K_e, const PoleOutline& outline,
                                  Sheet<Num>& sheet) {
    sheet.heading("Pole wind");
    PoleWind pole;
    const auto stretches =
        exposed_stretches(basis, std::max(outline.depth_in, outline.width_in) / units::in_per_ft);
    pole.segments.reserve(stretches.size());
    if (stretches.empty()) {
        sheet.note("the cabinets hide the whole pole", Edition::clause(Edition::other_structures));
        return pole;
    }
    for (const Stretch& stretch : stretches) {
        const auto segment = segment_wind<Edition>(basis, K_e, outline, stretch, sheet);
        if (const auto* no = refused(segment))
            return Rejection{"/support/designation", no->reason, no->clause};
        pole.segments.push_back(value(segment));
    }
    add_up(
        pole, [](const PoleSegment& s) { return s.normal.force_lbf; }, "V_pole", "M_pole",
        pole.normal_lbf, pole.normal_moment_lbf_ft, sheet);
    if (outline.depth_in != outline.width_in) {
        sheet.note("wind parallel to the face", statics);
        pole.parallel_differs = true;
        add_up(
            pole, [](const PoleSegment& s) { return s.parallel.force_lbf; }, "V_pole,p", "M_pole,p",
            pole.parallel_lbf, pole.parallel_moment_lbf_ft, sheet);
    } else {
        pole.parallel_lbf = pole.normal_lbf;
        pole.parallel_moment_lbf_ft = pole.normal_moment_lbf_ft;
    }
    if (!outline.is_round && !outline.is_open) {
        sheet.note("wind at 45 degrees, on each axis", statics);
        pole.has_diagonal = true;
        add_up(
            pole, [](const PoleSegment& s) { return s.diagonal_component_lbf; }, "V_pole,45",
            "M_pole,45", pole.diagonal_lbf, pole.diagonal_moment_lbf_ft, sheet);
    }
    return pole;
}

}  // namespace

std::vector<Stretch> exposed_stretches(const WindBasis& basis, double pole_width_ft) {
    std::vector<Stretch> all;
    all.reserve(8);
    const bool everything = basis.options.pole_wind_extent == PoleWindExtent::full;
    double from_ft = 0;
    while (from_ft < basis.pole_top_ft) {
        // The next cabinet that hides the pole: the lowest one that reaches above from_ft.
        double bottom_ft = basis.pole_top_ft, top_ft = basis.pole_top_ft;
        for (const CabinetGeometry& c : basis.geometry.cabinets) {
            const bool hides =
                std::abs(c.offset_x_ft) + basis.poles.furthest_ft() + pole_width_ft / 2 <=
                c.width_ft / 2;
            if (everything || !hides || c.top_ft <= from_ft + height_tolerance_ft) continue;
            if (c.bottom_ft < bottom_ft) {
                bottom_ft = c.bottom_ft;
                top_ft = c.top_ft;
            }
        }
        append_in_pieces(all, from_ft, bottom_ft);
        from_ft = std::max(top_ft, from_ft + height_tolerance_ft);
    }
    return all;
}

template <class Num>
Outcome<PoleWind> wind_on_pole(const WindBasis& basis, double K_e, const PoleOutline& outline,
                               Sheet<Num>& sheet) {
    return with_wind_edition(basis.edition, [&]<class Edition>() {
        return wind_on_pole_in<Edition>(basis, K_e, outline, sheet);
    });
}

template Outcome<PoleWind> wind_on_pole(const WindBasis&, double, const PoleOutline&,
                                        Sheet<double>&);
template Outcome<PoleWind> wind_on_pole(const WindBasis&, double, const PoleOutline&, Sheet<Term>&);

}  // namespace apex::design
