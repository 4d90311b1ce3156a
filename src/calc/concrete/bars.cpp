#include "calc/concrete/bars.hpp"

namespace apex::concrete {
namespace {

// ASTM A615, nominal.
constexpr Bar a615[] = {
    {3, 0.375, 0.11, 0.376},  {4, 0.500, 0.20, 0.668},  {5, 0.625, 0.31, 1.043},
    {6, 0.750, 0.44, 1.502},  {7, 0.875, 0.60, 2.044},  {8, 1.000, 0.79, 2.670},
    {9, 1.128, 1.00, 3.400},  {10, 1.270, 1.27, 4.303}, {11, 1.410, 1.56, 5.313},
    {14, 1.693, 2.25, 7.650}, {18, 2.257, 4.00, 13.60},
};

}  // namespace

std::span<const Bar> bars() { return a615; }

const Bar* find_bar(int number) {
    for (const Bar& bar : a615)
        if (bar.number == number) return &bar;
    return nullptr;
}

}  // namespace apex::concrete
