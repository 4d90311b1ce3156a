#include <algorithm>

#include "base/units.hpp"
#include "drawing/drawings.hpp"
#include "report/figures.hpp"
#include "report/sections/sections.hpp"
#include "report/table.hpp"

namespace apex::report {
namespace {

void add_cabinet_table(Flow& flow, const Geometry& geometry) {
    Table table(flow, {{"No.", "", 26},
                       {"Width", "ft", 42, Align::right},
                       {"Height", "ft", 42, Align::right},
                       {"Depth", "in", 40, Align::right},
                       {"Bottom", "ft", 44, Align::right},
                       {"Top", "ft", 44, Align::right},
                       {"Offset", "ft", 42, Align::right},
                       {"Area", "ft²", 48, Align::right},
                       {"Centroid", "ft", 48, Align::right},
                       {"Weight", "lbf", 50, Align::right},
                       {"s/h", "", 39, Align::right},
                       {"B/s", "", 39, Align::right}});
    int number = 0;
    for (const CabinetRow& c : geometry.cabinets)
        table.row({std::to_string(++number), figure(c.width_ft, 2), figure(c.height_ft, 2),
                   figure(c.depth_in, 1), figure(c.bottom_ft, 2), figure(c.top_ft, 2),
                   figure(c.offset_x_ft, 2), figure(c.area_ft2, 1), figure(c.centroid_height_ft, 2),
                   figure(c.weight_lbf, 0), figure(c.s_over_h, 3), figure(c.B_over_s, 3)});
    const auto strong = [](const std::string& words) { return Cell(words, faces::cell_strong); };
    table.total({strong("All"), "", "", "", "", strong(figure(geometry.overall_height_ft, 2)), "",
                 strong(figure(geometry.area_ft2, 1)),
                 strong(figure(geometry.centroid_height_ft, 2)),
                 strong(figure(geometry.weight_lbf, 0)), "", ""});
    table.place("Cabinets");
    flow.paragraph(
        faces::small,
        "Heights are above grade; the offset is from the pole's axis to the cabinet's "
        "centre, positive to the right. The centroid of the areas, each with the shift "
        "of Figure 29.3-1, lies " +
            figure(geometry.overturning_arm_ft, 2) +
            " ft above grade; the heights at which the wind acts are in the section of the "
            "loads. The weight acts " +
            figure(geometry.weight_centroid_height_ft, 2) + " ft above grade, " +
            figure(geometry.weight_centroid_x_ft, 2) + " ft from the pole's axis.",
        ink::grey);
}

void add_pole(Flow& flow, const Pole& pole) {
    Table table(flow, {{"Section", "", 120},
                       {"Grade", "", 74},
                       {"F_y", "ksi", 40, Align::right},
                       {"Outside", "in", 78, Align::right},
                       {"Wall", "in", 44, Align::right},
                       {"Design wall", "in", 54, Align::right},
                       {"Length", "ft", 46, Align::right},
                       {"Weight", "lbf", 48, Align::right}});
    const std::string outside = pole.is_round
                                    ? figure(pole.depth_in)
                                    : figure(pole.depth_in) + " × " + figure(pole.width_in);
    table.row({{pole.designation, faces::cell_strong},
               pole.grade,
               figure(pole.F_y_ksi),
               outside,
               figure(pole.wall_in),
               figure(pole.design_wall_in),
               figure(pole.length_ft, 2),
               figure(pole.weight_lbf, 0)});
    if (pole.count == 1)
        table.place("Pole");
    else
        table.place("Poles", std::to_string(pole.count) + " equal poles, " +
                                 figure(pole.spacing_ft, 2) +
                                 " ft centre to centre, symmetric about the sign's axis; the "
                                 "length is of one pole, the weight of all.");
    if (!pole.next_smaller) return;
    const SmallerSection& smaller = *pole.next_smaller;
    flow.paragraph(
        faces::small,
        "The section was chosen as the lightest that passes every check. The next lighter one, " +
            smaller.designation + ", fails “" + smaller.failed_check_title + "” (" +
            smaller.failed_check_id + ") with a utilisation of " +
            utilisation(smaller.utilisation) + ".",
        ink::grey);
}

}  // namespace

drawing::SignShape sign_shape(const Design& design) {
    drawing::SignShape shape;
    int number = 0;
    for (const CabinetRow& c : design.geometry.cabinets)
        shape.cabinets.push_back({c.width_ft, c.height_ft, c.depth_in, c.bottom_ft, c.offset_x_ft,
                                  "Cabinet " + std::to_string(++number)});
    const Pole& pole = design.pole;
    if (pole.depth_in > 0) {
        const double top_ft = pole.top_ft > 0 ? pole.top_ft : design.geometry.overall_height_ft;
        const double embedment_ft =
            std::clamp(pole.length_ft - top_ft, 0.0, std::max(design.footing.depth_ft, 0.0));
        const double width_in = pole.width_in > 0 ? pole.width_in : pole.depth_in;
        shape.pole = drawing::PoleShape{pole.designation, width_in, pole.depth_in, pole.wall_in,
                                        pole.is_round,    top_ft,   embedment_ft,  {}};
        for (int i = 0; i < pole.count; ++i)
            shape.pole->axes_ft.push_back((i - (pole.count - 1) / 2.0) * pole.spacing_ft);
    }
    if (design.footing.diameter_ft > 0 && design.footing.depth_ft > 0)
        shape.footing = drawing::FootingShape{
            design.footing.diameter_ft, design.footing.depth_ft, design.footing.shape != "square",
            design.footing.concrete_strength_psi > 0
                ? "Concrete f'c " + figure(design.footing.concrete_strength_psi, 0) + " psi"
                : ""};
    if (design.geometry.frost_depth_in)
        shape.frost_depth_ft = *design.geometry.frost_depth_in / units::in_per_ft;
    return shape;
}

void add_elevation(Flow& flow, const Design& design, double height_max) {
    flow.picture(
        drawing::lay_out(drawing::elevation(sign_shape(design)), paper::text_width, height_max),
        "Elevation");
}

void add_geometry(Flow& flow, std::string_view title, const Design& design) {
    flow.part(title, paper::bottom);
    add_elevation(flow, design, 470);
    add_cabinet_table(flow, design.geometry);
    add_pole(flow, design.pole);
}

}  // namespace apex::report
