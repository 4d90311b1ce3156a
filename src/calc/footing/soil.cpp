#include "calc/footing/soil.hpp"

#include <array>

namespace apex::footing {
namespace {

// IBC Table 1806.2, the same in 2018, 2021 and 2024.
const std::array<PresumptiveSoil, 5> table_1806_2{{
    {1, "crystalline bedrock", 12000, 1200, 0.70, std::nullopt},
    {2, "sedimentary and foliated rock", 4000, 400, 0.35, std::nullopt},
    {3, "sandy gravel and gravel (GW, GP)", 3000, 200, 0.35, std::nullopt},
    {4, "sand, silty or clayey sand or gravel (SW, SP, SM, SC, GM, GC)", 2000, 150, 0.25,
     std::nullopt},
    {5, "clay, sandy or silty clay, silt (CL, ML, MH, CH)", 1500, 100, std::nullopt, 130},
}};

}  // namespace

const PresumptiveSoil* presumptive_soil(int soil_class) {
    for (const auto& row : table_1806_2)
        if (row.soil_class == soil_class) return &row;
    return nullptr;
}

}  // namespace apex::footing
