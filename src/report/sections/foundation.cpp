#include "drawing/drawings.hpp"
#include "report/figures.hpp"
#include "report/sections/sections.hpp"
#include "report/table.hpp"

namespace apex::report {

void add_foundation(Flow& flow, std::string_view title, const Design& design) {
    flow.part(title, 480);
    const Footing& footing = design.footing;
    const drawing::SignShape shape = sign_shape(design);
    if (shape.footing && shape.pole) {
        flow.picture(drawing::lay_out(drawing::footing_section(shape), paper::text_width, 380),
                     "Footing section and plan");
    } else {
        flow.paragraph(faces::body, "This design has no footing to draw.", ink::fail);
    }
    Table table(flow, {{"Quantity", "", 304}, {"Value", "", 110, Align::right}, {"Unit", "", 90}});
    const auto row = [&table](const char* name, const std::string& value, const char* unit) {
        table.row({name, {value, faces::cell_strong}, {unit, faces::cell, ink::grey}});
    };
    if (design.pole.count > 1)
        row("Footings, all alike; below one of them", std::to_string(design.pole.count), "");
    row("Shape", footing.shape, "");
    row(footing.shape == "square" ? "Side" : "Diameter", figure(footing.diameter_ft, 2), "ft");
    row("Required embedment", figure(footing.required_depth_ft, 2), "ft");
    row("Embedment provided", figure(footing.depth_ft, 2), "ft");
    if (footing.other_reading_depth_ft)
        row("Embedment by the other reading of the 12 ft limit",
            figure(*footing.other_reading_depth_ft, 2), "ft");
    row("Lateral force, ASD level", figure(footing.lateral_force_lbf, 0), "lbf");
    row("Height of the force above grade", figure(footing.height_ft, 2), "ft");
    row("Allowable lateral pressure used", figure(footing.lateral_pressure_psf, 1), "psf");
    row("Concrete", figure(footing.concrete_yd3, 2), "yd³");
    row("Iterations", std::to_string(footing.iterations), "");
    row("Residual of the iteration", figure(footing.residual_ft), "ft");
    table.place("Footing");
}

}  // namespace apex::report
