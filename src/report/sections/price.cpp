#include "report/figures.hpp"
#include "report/sections/sections.hpp"
#include "report/table.hpp"

namespace apex::report {

void add_price(Flow& flow, std::string_view title, const Design& design) {
    flow.part(title, 240);
    Table quantities(flow,
                     {{"Quantity", "", 304}, {"Value", "", 110, Align::right}, {"Unit", "", 90}});
    const auto row = [&quantities](const char* name, double value, int decimals, const char* unit) {
        quantities.row(
            {name, {figure(value, decimals), faces::cell_strong}, {unit, faces::cell, ink::grey}});
    };
    row("Structural steel", design.quantities.steel_lb, 0, "lb");
    row("Concrete", design.quantities.concrete_yd3, 2, "yd³");
    row("Excavation", design.quantities.excavation_yd3, 2, "yd³");
    row("Cabinet area, one face", design.quantities.cabinet_area_ft2, 1, "ft²");
    quantities.place("Quantities");

    const Price& price = design.price;
    if (price.lines.empty()) {
        flow.heading("Price", 40);
        flow.paragraph(faces::body, "No price was stored with this design.", ink::grey);
        return;
    }
    Table table(flow, {{"Item", "", 204},
                       {"Quantity", "", 80, Align::right},
                       {"Unit", "", 50},
                       {"Unit price", "", 80, Align::right},
                       {"Amount", "", 90, Align::right}});
    for (const PriceLine& line : price.lines)
        table.row({line.item,
                   figure(line.quantity, 2),
                   {line.unit, faces::cell, ink::grey},
                   money(line.unit_price_cents, price.currency),
                   money(line.amount_cents, price.currency)});
    table.total({{"Total", faces::cell_strong},
                 "",
                 "",
                 "",
                 {money(price.total_cents, price.currency), faces::cell_strong}});
    table.place("Price");
    flow.paragraph(
        faces::small,
        "Price book " + price.price_book + ", effective from " + price.effective_from + ".",
        ink::grey);
}

}  // namespace apex::report
