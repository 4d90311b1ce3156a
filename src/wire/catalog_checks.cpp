// Sections by id: look-up by designation, and properties from dimensions.
#include "catalog/grade.hpp"
#include "catalog/pack.hpp"
#include "catalog/properties.hpp"
#include "catalog/section.hpp"
#include "wire/single_check.hpp"

namespace apex::catalog {
BOOST_DESCRIBE_STRUCT(Properties, (),
                      (t_in, A_in2, I_x_in4, S_x_in3, Z_x_in3, r_x_in, I_y_in4, S_y_in3, Z_y_in3,
                       r_y_in, J_in4, C_in3, D_over_t, b_over_t, h_over_t, C_w_in6, r_ts_in, h_o_in,
                       W_no_in2, S_w1_in4))
}

namespace apex::wire {
namespace {

struct SectionInputs {
    std::string designation;
    std::optional<std::string> grade;
    double xs_large_pipe_wall = 0.90;
};
BOOST_DESCRIBE_STRUCT(SectionInputs, (), (designation, grade, xs_large_pipe_wall))

struct SectionResult {
    std::string designation;
    catalog::Family family;
    double depth_in, width_in, nominal_wall_in, weight_plf;
    std::string grade;
    double F_y_ksi;
    catalog::Properties properties;
};
BOOST_DESCRIBE_STRUCT(SectionResult, (),
                      (designation, family, depth_in, width_in, nominal_wall_in, weight_plf, grade,
                       F_y_ksi, properties))

Outcome<SectionResult> look_up(const SectionInputs& in) {
    const catalog::Section* section = catalog::find_section(in.designation);
    if (!section) return Rejection{"/designation", "is not in the catalogue", {}};
    const catalog::Grade* grade =
        in.grade ? catalog::find_grade(*in.grade) : &catalog::usual_grade(section->family);
    if (!grade) return Rejection{"/grade", "is not in the catalogue", {}};
    if (!grade->fits(section->family))
        return Rejection{
            "/grade", "is not made as " + std::string(catalog::name(section->family)), {}};
    const double wall_in = catalog::design_wall_in(*section, *grade, in.xs_large_pipe_wall);
    return SectionResult{std::string(section->designation),
                         section->family,
                         section->depth_in,
                         section->width_in,
                         section->nominal_wall_in,
                         section->weight_plf,
                         std::string(grade->name),
                         grade->F_y_ksi,
                         catalog::properties(*section, wall_in)};
}

struct PropertiesInputs {
    bool is_round = false;
    double depth_in = 0, width_in = 0, design_wall_in = 0;
};
BOOST_DESCRIBE_STRUCT(PropertiesInputs, (), (is_round, depth_in, width_in, design_wall_in))

Outcome<catalog::Properties> from_dimensions(const PropertiesInputs& in) {
    // The guard is catalog::properties' own precondition, negated.
    if (in.is_round && in.depth_in != in.width_in)
        return Rejection{"/width_in", "must equal depth_in, the diameter", {}};
    if (!(in.width_in <= in.depth_in))
        return Rejection{"/width_in", "must be at most depth_in", {}};
    if (!(in.design_wall_in < in.width_in / 2) ||
        (!in.is_round && !(in.design_wall_in <= in.width_in / 4)))
        return Rejection{"/design_wall_in", "is too thick to leave a hollow", {}};
    const catalog::Section section{
        "",
        in.is_round ? catalog::Family::hss_round : catalog::Family::hss_rect,
        in.depth_in,
        in.width_in,
        in.design_wall_in,
        false,
        0};
    return catalog::properties(section, in.design_wall_in);
}

std::vector<std::string> catalog_packs() {
    return {catalog::pack().sha256, catalog::materials_pack().sha256};
}

}  // namespace

template <>
inline constexpr auto words<catalog::Family> =
    std::array{"hss_round"sv, "hss_square"sv, "hss_rect"sv, "pipe"sv, "w"sv};
template <>
inline constexpr auto rules<SectionInputs> = fields(
    field("designation").length(1, 40).says("\"HSS12.750X0.375\"; case and spaces do not matter"),
    field("grade").length(1, 40).says("Absent: what the family is usually made of"),
    field("xs_large_pipe_wall")
        .defaulted()
        .at_least(0.90)
        .at_most(0.93)
        .says("Design wall of XS pipe from 14 to 26 in"));
template <>
inline constexpr auto rules<PropertiesInputs> = fields(
    field("is_round").defaulted(),
    // Twice the largest section a mill sells, and twice the thickest wall.
    field("depth_in").above(0).at_most(120).says("H, the longer side; or the outside diameter"),
    field("width_in").above(0).at_most(120).says("B, the shorter side; or the outside diameter"),
    field("design_wall_in").above(0).at_most(4));

std::span<const SingleCheck> catalog_checks() {
    static constexpr SingleCheck checks[] = {
        single_check<SectionInputs, NoEdition, catalog_packs>(
            "catalog.section", "Section by its designation", "AISC 360 B4.2",
            [](auto, const auto& in, auto&) { return look_up(in); }),
        single_check<PropertiesInputs>(
            "catalog.properties", "Properties of a hollow section", "Geometry",
            [](auto, const auto& in, auto&) { return from_dimensions(in); }),
    };
    return checks;
}

}  // namespace apex::wire
