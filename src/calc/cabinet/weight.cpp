#include "calc/cabinet/weight.hpp"

#include <string>

namespace apex::cabinet {
namespace {

/// lb/ft³ in the order of Material: aluminium 0.098 and steel 0.2836 lb/in³, plastics by the weight
/// of a 3/16 in sheet.
constexpr double density_pcf[] = {169, 490, 74, 75, 150};

enum class PartKind : unsigned char { sheet, bar, given };

std::optional<Rejection> part_refused(const WeightPart& part, const std::string& at) {
    const Quantity sizes[] = {{"/area_ft2", part.area_ft2},
                              {"/thickness_in", part.thickness_in},
                              {"/length_ft", part.length_ft},
                              {"/section_in2", part.section_in2},
                              {"/weight_lb", part.weight_lb}};
    for (const auto& [field, value] : sizes)
        if (!(value == 0 || (value >= 1e-6 && value <= 1e6)))
            return Rejection{at + field, "must be 0, or from 1e-6 to 1e6", geometry};
    if (!(abs(part.x_ft) <= 1e4)) return Rejection{at + "/x_ft", "must be within 1e4 ft", geometry};
    if (!(abs(part.y_ft) <= 1e4)) return Rejection{at + "/y_ft", "must be within 1e4 ft", geometry};
    return std::nullopt;
}

/// None where a part is not exactly one of the three.
std::optional<PartKind> kind_of(const WeightPart& part) {
    const bool area = part.area_ft2 > 0, thickness = part.thickness_in > 0;
    const bool length = part.length_ft > 0, section = part.section_in2 > 0;
    const bool given = part.weight_lb > 0;
    if (area && thickness && !length && !section && !given) return PartKind::sheet;
    if (length && section && !area && !thickness && !given) return PartKind::bar;
    if (given && !area && !thickness && !length && !section) return PartKind::given;
    return std::nullopt;
}

template <class Num>
Num weight_of(const WeightPart& part, PartKind kind, Sheet<Num>& sheet) {
    if (kind == PartKind::given) return sheet.given("w", "lb", part.weight_lb, {"Maker", ""});
    const Num gamma = sheet.looked_up(
        "gamma", "density, lb/ft³", density_pcf[static_cast<std::size_t>(part.material)], practice);
    if (kind == PartKind::sheet) {
        const Num A = sheet.given("A", "ft²", part.area_ft2, geometry);
        const Num t = sheet.given("t", "in", part.thickness_in, geometry);
        return sheet.eq("w", "lb", gamma * A * t / units::in_per_ft, geometry);
    }
    const Num l = sheet.given("l", "ft", part.length_ft, geometry);
    const Num A = sheet.given("A", "in²", part.section_in2, geometry);
    return sheet.eq("w", "lb", gamma * l * A / 144, geometry);
}

}  // namespace

template <class Num>
Outcome<Weight> weight(const WeightInputs& in, Sheet<Num>& sheet) {
    if (in.parts.empty() || in.parts.size() > 200)
        return Rejection{"/parts", "must be 1 to 200 parts", geometry};
    Weight result{};
    double moment_x = 0, moment_y = 0;
    for (std::size_t i = 0; i < in.parts.size(); ++i) {
        const WeightPart& part = in.parts[i];
        const std::string at = "/parts/" + std::to_string(i);
        if (auto no = part_refused(part, at)) return *std::move(no);
        const auto kind = kind_of(part);
        if (!kind)
            return Rejection{at,
                             "must be a sheet (area and thickness), a bar (length and section) or "
                             "a weight, and nothing of the others",
                             geometry};
        sheet.heading("Part", i + 1);
        const double w = plain(weight_of(part, *kind, sheet));
        result.parts_lb.push_back(w);
        result.weight_lb += w;
        moment_x += w * part.x_ft, moment_y += w * part.y_ft;
    }
    sheet.heading("Together");
    const Num W = sheet.given("W", "lb", result.weight_lb, {"Geometry", "sum of w"});
    const Num M_x = sheet.given("M_x", "lb·ft", moment_x, {"Geometry", "sum of w x"});
    const Num M_y = sheet.given("M_y", "lb·ft", moment_y, {"Geometry", "sum of w y"});
    result.x_ft = plain(sheet.eq("x", "ft", M_x / W, geometry));
    result.y_ft = plain(sheet.eq("y", "ft", M_y / W, geometry));
    return result;
}

template Outcome<Weight> weight(const WeightInputs&, Sheet<double>&);
template Outcome<Weight> weight(const WeightInputs&, Sheet<Term>&);

}  // namespace apex::cabinet
