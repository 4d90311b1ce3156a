#include "catalog/grade.hpp"

#include <vector>

#include "catalog/names.hpp"
#include "catalog/table.hpp"

namespace apex::embedded {
std::span<const File> material_files();
}

namespace apex::catalog {
namespace {

unsigned bit(Family family) { return 1U << static_cast<unsigned>(family); }

unsigned families_named(std::string_view words) {
    unsigned bits = 0;
    while (!words.empty()) {
        const std::string_view word = take(words, ' ');
        unsigned found = 0;
        for (const Family family :
             {Family::hss_round, Family::hss_square, Family::hss_rect, Family::pipe, Family::w})
            if (name(family) == word) found = bit(family);
        APEX_ASSERT(found != 0);
        bits |= found;
    }
    return bits;
}

const std::vector<Grade>& table() {
    static const std::vector<Grade> rows = [] {
        std::vector<Grade> read;
        each_row<5>(
            content(embedded::material_files(), "steel.csv"),
            "grade,yield_stress_ksi,design_wall_factor,families,standing", [&](const auto& cells) {
                APEX_ASSERT(cells[4] == "confirmed" || cells[4] == "unconfirmed");
                read.push_back(
                    {cells[0], number(cells[1]), number(cells[2]), families_named(cells[3]),
                     cells[4] == "confirmed" ? Standing::confirmed : Standing::unconfirmed});
            });
        return read;
    }();
    return rows;
}

}  // namespace

std::span<const Grade> grades() { return table(); }

const Grade* find_grade(std::string_view grade_name) {
    const std::string key = folded(grade_name);
    for (const auto& grade : table())
        if (folded(grade.name) == key) return &grade;
    return nullptr;
}

const Grade& usual_grade(Family family) {
    static const Grade* const pipe = find_grade("A53 Gr B");
    static const Grade* const hss = find_grade("A500 Gr C");
    static const Grade* const w = find_grade("A992");
    APEX_ASSERT(pipe != nullptr && hss != nullptr && w != nullptr);
    if (family == Family::w) return *w;
    return family == Family::pipe ? *pipe : *hss;
}

double design_wall_factor(const Section& section, const Grade& grade, double xs_large_pipe_wall) {
    const bool switched = section.is_large_xs_pipe && grade.design_wall_factor == 0.93;
    return switched ? xs_large_pipe_wall : grade.design_wall_factor;
}

double design_wall_in(const Section& section, const Grade& grade, double xs_large_pipe_wall) {
    return design_wall_factor(section, grade, xs_large_pipe_wall) * section.nominal_wall_in;
}

}  // namespace apex::catalog
