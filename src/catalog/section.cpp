#include "catalog/section.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/units.hpp"
#include "catalog/names.hpp"
#include "catalog/properties.hpp"
#include "catalog/table.hpp"

namespace apex::embedded {
std::span<const File> section_files();
}

namespace apex::catalog {
namespace {

constexpr std::array family_names{"hss_round", "hss_square", "hss_rect", "pipe", "w"};
constexpr double steel_pcf = 490;

using ByName = std::pair<std::string, const Section*>;

struct Tables {
    std::vector<Section> all;  // hollow
    std::vector<Section> wide_flanges;
    std::array<std::vector<const Section*>, family_names.size()> of_family;
    std::vector<ByName> by_name;  // sorted

    Tables() {
        read_box("hss_rect.csv", Family::hss_rect);
        read_box("hss_square.csv", Family::hss_square);
        read_round();
        read_pipe();
        read_wide_flanges();
        for (std::vector<Section>* list : {&all, &wide_flanges}) {
            std::sort(list->begin(), list->end(), [](const Section& a, const Section& b) {
                return std::pair(a.weight_plf, a.designation) <
                       std::pair(b.weight_plf, b.designation);
            });
            for (const auto& section : *list) {
                of_family[static_cast<std::size_t>(section.family)].push_back(&section);
                by_name.emplace_back(folded(section.designation), &section);
            }
        }
        std::sort(by_name.begin(), by_name.end());
        APEX_ASSERT(
            std::adjacent_find(by_name.begin(), by_name.end(), [](const auto& a, const auto& b) {
                return a.first == b.first;
            }) == by_name.end());
    }

  private:
    void add(Section section) {
        const double A_in2 = properties(section, section.nominal_wall_in).A_in2;
        section.weight_plf = A_in2 * steel_pcf / (units::in_per_ft * units::in_per_ft);
        all.push_back(section);
    }
    void read_box(std::string_view path, Family family) {
        each_row<4>(content(embedded::section_files(), path),
                    "designation,depth_in,width_in,nominal_wall_in", [&](const auto& cells) {
                        const double H = number(cells[1]), B = number(cells[2]);
                        APEX_ASSERT(family == Family::hss_square ? H == B : H > B);
                        add({cells[0], family, H, B, number(cells[3]), false, 0});
                    });
    }
    void read_round() {
        each_row<3>(content(embedded::section_files(), "hss_round.csv"),
                    "designation,outside_diameter_in,nominal_wall_in", [&](const auto& cells) {
                        const double D = number(cells[1]);
                        add({cells[0], Family::hss_round, D, D, number(cells[2]), false, 0});
                    });
    }
    void read_wide_flanges() {
        each_row<7>(
            content(embedded::section_files(), "w.csv"),
            "designation,weight_plf,depth_in,flange_width_in,flange_in,web_in,fillet_end_in",
            [&](const auto& cells) {
                const double flange_in = number(cells[4]), fillet_in = number(cells[6]) - flange_in;
                APEX_ASSERT(flange_in > 0 && fillet_in > 0);
                wide_flanges.push_back({cells[0], Family::w, number(cells[2]), number(cells[3]),
                                        number(cells[5]), false, number(cells[1]), flange_in,
                                        fillet_in});
            });
    }
    void read_pipe() {
        each_row<4>(content(embedded::section_files(), "pipe.csv"),
                    "designation,series,outside_diameter_in,nominal_wall_in",
                    [&](const auto& cells) {
                        const double D = number(cells[2]);
                        const bool large_xs = cells[1] == "XS" && D >= 14 && D <= 26;
                        add({cells[0], Family::pipe, D, D, number(cells[3]), large_xs, 0});
                    });
    }
};

const Tables& tables() {
    static const Tables instance;
    return instance;
}

}  // namespace

std::string_view name(Family family) { return family_names[static_cast<std::size_t>(family)]; }

std::span<const Section> sections() { return tables().all; }

std::span<const Section* const> sections(Family family) {
    return tables().of_family[static_cast<std::size_t>(family)];
}

const Section* find_section(std::string_view designation) {
    const auto& names = tables().by_name;
    const std::string key = folded(designation);
    const auto at =
        std::lower_bound(names.begin(), names.end(), key,
                         [](const ByName& entry, const std::string& k) { return entry.first < k; });
    return at != names.end() && at->first == key ? at->second : nullptr;
}

}  // namespace apex::catalog
