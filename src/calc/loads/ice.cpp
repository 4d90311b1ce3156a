#include "calc/loads/ice.hpp"

#include <algorithm>
#include <string>

#include "base/units.hpp"
#include "calc/loads/editions.hpp"

namespace apex::loads {
namespace {

constexpr Clause ice_statics{"statics", "equilibrium"};

std::optional<Rejection> refuse_part(const IcedPart& part, std::size_t i, Clause weight,
                                     Clause height) {
    const auto no = [&](const char* field, const char* why, Clause at) {
        return Rejection{"/parts/" + std::to_string(i) + field, why, at};
    };
    if (part.shape == IcedShape::bar) {
        if (!(part.circumscribed_in > 0 && part.circumscribed_in <= 1200))
            return no("/circumscribed_in", "must be above 0 and at most 1200 in", weight);
        if (!(part.length_ft > 0 && part.length_ft <= 1000))
            return no("/length_ft", "must be above 0 and at most 1000 ft", weight);
        if (part.area_ft2 != 0) return no("/area_ft2", "is of a plate, and this is a bar", weight);
    } else {
        if (!(part.area_ft2 > 0 && part.area_ft2 <= 1e6))
            return no("/area_ft2", "must be above 0 and at most 1000000 ft²", weight);
        if (part.circumscribed_in != 0 || part.length_ft != 0)
            return no("/circumscribed_in", "with length_ft is of a bar, and this is a plate",
                      weight);
    }
    if (!(part.height_ft > 0 && part.height_ft <= 1500))
        return no("/height_ft", "must be above 0 and at most 1500 ft, where the clause ends",
                  height);
    return std::nullopt;
}

template <class Edition>
std::optional<Rejection> refuse(const IceInputs& in) {
    const auto at = [](const char* ref) { return unconfirmed(Edition::clause(ref)); };
    if (!(in.nominal_thickness_in >= 0 && in.nominal_thickness_in <= 6))
        return Rejection{"/nominal_thickness_in", "must be 0 to 6 in", at("10.4.2")};
    if (!(in.topographic_factor >= 1 && in.topographic_factor <= 10))
        return Rejection{"/topographic_factor", "must be 1 to 10", at("10.4.5")};
    if (!(in.density_pcf >= 56 && in.density_pcf <= 62.4))
        return Rejection{"/density_pcf", "must be 56, the least of the clause, to 62.4 pcf (water)",
                         at("10.4.1")};
    for (std::size_t i = 0; i < in.parts.size(); ++i)
        if (auto no = refuse_part(in.parts[i], i, at("10.4.1"), at("10.4.3"))) return no;
    return std::nullopt;
}

template <class Edition, class Num>
Num thickness(const IceInputs& in, const Num& t, const Num& f_z, Sheet<Num>& sheet) {
    const auto at = [](const char* ref) { return unconfirmed(Edition::clause(ref)); };
    const Num K_zt = known<Num>("K_zt", in.topographic_factor);
    if constexpr (Edition::ice_map_is_by_risk_category) {
        return sheet.eq("t_d", "in", t * f_z * pow(K_zt, 0.35), at("10.4.6"));
    } else {
        const Num I_i =
            sheet.looked_up("I_i", "Table 1.5-2, ice thickness, by Risk Category",
                            of(Edition::ice_importance, in.risk_category), at("Table 1.5-2"));
        return sheet.eq("t_d", "in", Edition::design_thickness(t, I_i, f_z, K_zt), at("10.4.6"));
    }
}

template <class Edition, class Num>
IcedPartResult part_steps(const IceInputs& in, const IcedPart& part, const Num& t,
                          const Num& density, Sheet<Num>& sheet) {
    const auto at = [](const char* ref) { return unconfirmed(Edition::clause(ref)); };
    const Num z = sheet.given("z", "ft", part.height_ft, at("10.4.3"));
    const Num f_z = sheet.eq("f_z", "", min(pow(z / 33, 0.10), 1.4), at("10.4.3"));
    const Num t_d = thickness<Edition>(in, t, f_z, sheet);
    const Num pi_ = known<Num>("pi", pi);
    if (part.shape == IcedShape::bar) {
        const Num D_c = sheet.given("D_c", "in", part.circumscribed_in, at("10.4.1"));
        const Num L = sheet.given("L", "ft", part.length_ft, at("10.4.1"));
        const Num A_i = sheet.eq("A_i", "in²", pi_ * t_d * (D_c + t_d), at("10.4.1"));
        const Num W = sheet.eq("W_i", "lbf", density * A_i / 144 * L, at("10.4.1"));
        return {plain(f_z), plain(t_d), plain(A_i), plain(W)};
    }
    const Num A_s = sheet.given("A_s", "ft²", part.area_ft2, at("10.4.1"));
    const Num k = part.shape == IcedShape::vertical_plate
                      ? sheet.looked_up("k_p", "vertical plate", 0.8, at("10.4.1"))
                      : sheet.looked_up("k_p", "horizontal plate", 0.6, at("10.4.1"));
    const Num W =
        sheet.eq("W_i", "lbf", density * k * pi_ * t_d / units::in_per_ft * A_s, at("10.4.1"));
    return {plain(f_z), plain(t_d), 0, plain(W)};
}

}  // namespace

template <class Edition, class Num>
Outcome<Ice> ice(const IceInputs& in, Sheet<Num>& sheet) {
    if (auto no = refuse<Edition>(in)) return *no;
    const auto at = [](const char* ref) { return unconfirmed(Edition::clause(ref)); };
    const Num t = sheet.given("t", "in", in.nominal_thickness_in, at("10.4.2"));
    sheet.given("K_zt", "", in.topographic_factor, at("10.4.5"));
    const Num density = sheet.given("rho_i", "pcf", in.density_pcf, at("10.4.1"));

    Ice result{};
    Num weight(0), about_grade(0);
    for (std::size_t i = 0; i < in.parts.size(); ++i) {
        sheet.heading("Ice on part", i + 1);
        const IcedPartResult part = part_steps<Edition>(in, in.parts[i], t, density, sheet);
        const Num W = known<Num>("W_i", part.weight_lbf);
        const Num first =
            sheet.eq("W_i·z", "lbf·ft", W * known<Num>("z", in.parts[i].height_ft), ice_statics);
        weight = i == 0 ? W : weight + W;
        about_grade = i == 0 ? first : about_grade + first;
        result.parts.push_back(part);
        result.greatest_thickness_in = std::max(result.greatest_thickness_in, part.thickness_in);
    }
    sheet.heading("Ice in all");
    const Num D_i = sheet.eq("D_i", "lbf", weight, at("10.4.1"));
    result.weight_lbf = plain(D_i);
    if (plain(D_i) > 0)
        result.centroid_height_ft = plain(sheet.eq("y_i", "ft", about_grade / D_i, ice_statics));
    return result;
}

#define INSTANTIATE(Edition)                                              \
    template Outcome<Ice> ice<Edition>(const IceInputs&, Sheet<double>&); \
    template Outcome<Ice> ice<Edition>(const IceInputs&, Sheet<Term>&)
APEX_EACH_LOADS_EDITION(INSTANTIATE);
#undef INSTANTIATE

}  // namespace apex::loads
