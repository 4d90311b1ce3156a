#include "calc/cabinet/weight.hpp"

#include <string>

namespace apex::cabinet {
namespace {

/// lb per cubic foot: aluminium 0.098 lb/in^3, steel 0.2836, plastics by their psf at 3/16 in.
constexpr double density_pcf[] = {169, 490, 74, 75, 150};

}  // namespace

template <class Num>
Outcome<Weight> weight(const WeightInputs& in, Sheet<Num>& sheet) {
    if (in.parts.empty() || in.parts.size() > 200)
        return Rejection{"/parts", "must be 1 to 200 parts", geometry};
    Weight result{};
    Num total = Num(0.0), about_x = Num(0.0), about_y = Num(0.0);
    for (std::size_t i = 0; i < in.parts.size(); ++i) {
        const WeightPart& part = in.parts[i];
        const std::string at = "/parts/" + std::to_string(i);
        for (const double v : {part.area_ft2, part.thickness_in, part.length_ft, part.section_in2,
                               part.weight_lb})
            if (!(v >= 0 && v < 1e7))
                return Rejection{at, "has a negative or endless size", geometry};
        if (!(abs(part.x_ft) < 1e4 && abs(part.y_ft) < 1e4))
            return Rejection{at, "has no place", geometry};
        const bool sheet_part = part.area_ft2 > 0 && part.thickness_in > 0;
        const bool bar = part.length_ft > 0 && part.section_in2 > 0;
        const bool given = part.weight_lb > 0;
        if (int{sheet_part} + int{bar} + int{given} != 1)
            return Rejection{at, "must be a sheet, a bar or a weight", geometry};
        sheet.heading("Part", i + 1);
        Num w = Num(0.0);
        if (given) {
            w = sheet.given("w", "lb", part.weight_lb, {"Maker", ""});
        } else {
            const Num gamma =
                sheet.looked_up("gamma", "density, lb/ft³",
                                density_pcf[static_cast<std::size_t>(part.material)], practice);
            w = sheet_part ? sheet.eq("w", "lb",
                                      gamma * Num(part.thickness_in) / units::in_per_ft *
                                          Num(part.area_ft2),
                                      geometry)
                           : sheet.eq("w", "lb",
                                      gamma * Num(part.section_in2) / 144 * Num(part.length_ft),
                                      geometry);
        }
        result.parts_lb.push_back(plain(w));
        const Num value_only = Num(plain(w));
        total = total + value_only;
        about_x = about_x + value_only * Num(part.x_ft);
        about_y = about_y + value_only * Num(part.y_ft);
    }
    sheet.heading("Together");
    const Num W = sheet.eq("W", "lb", total, geometry);
    result.weight_lb = plain(W);
    result.x_ft = plain(sheet.eq("x", "ft", about_x / W, geometry));
    result.y_ft = plain(sheet.eq("y", "ft", about_y / W, geometry));
    return result;
}

template Outcome<Weight> weight(const WeightInputs&, Sheet<double>&);
template Outcome<Weight> weight(const WeightInputs&, Sheet<Term>&);

}  // namespace apex::cabinet
