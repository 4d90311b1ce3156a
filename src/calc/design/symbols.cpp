#include "calc/design/symbols.hpp"

#include <array>
#include <string>

#include "base/assertion.hpp"
#include "calc/design/joined_sign.hpp"

namespace apex::design {
namespace {

/// More stretches than a pole of 400 ft in pieces of 20 ft between 12 cabinets can have.
constexpr std::size_t stretches_max = 40;

template <std::size_t count>
class Indexed {
  public:
    explicit Indexed(const char* stem) {
        for (std::size_t i = 0; i < count; ++i) text_[i] = stem + std::to_string(i + 1);
    }
    const char* operator[](std::size_t i) const {
        APEX_ASSERT(i < count);
        return text_[i].c_str();
    }

  private:
    std::array<std::string, count> text_;
};
using OfCabinets = Indexed<cabinets_max>;
using OfJoined = Indexed<joined_max>;
using OfStretches = Indexed<stretches_max>;

}  // namespace

const char* cabinet_force_symbol(std::size_t i) {
    static const OfCabinets text("F_");
    return text[i];
}
const char* cabinet_strip_symbol(std::size_t i) {
    static const OfCabinets text("F_C");
    return text[i];
}
const char* cabinet_edge_symbol(std::size_t i) {
    static const OfCabinets text("F_e");
    return text[i];
}
const char* cabinet_height_symbol(std::size_t i) {
    static const OfCabinets text("y_");
    return text[i];
}
const char* cabinet_edge_height_symbol(std::size_t i) {
    static const OfCabinets text("y_e");
    return text[i];
}
const char* cabinet_offset_symbol(std::size_t i) {
    static const OfCabinets text("x_");
    return text[i];
}
const char* cabinet_torsion_symbol(std::size_t i) {
    static const OfCabinets text("T_B");
    return text[i];
}
const char* strip_torsion_symbol(std::size_t i) {
    static const OfCabinets text("T_C");
    return text[i];
}
const char* joined_force_symbol(std::size_t k) {
    static const OfJoined text("F_J");
    return text[k];
}
const char* joined_strip_symbol(std::size_t k) {
    static const OfJoined text("F_JC");
    return text[k];
}
const char* joined_height_symbol(std::size_t k) {
    static const OfJoined text("y_J");
    return text[k];
}
const char* joined_offset_symbol(std::size_t k) {
    static const OfJoined text("x_J");
    return text[k];
}
const char* joined_torsion_symbol(std::size_t k) {
    static const OfJoined text("T_JB");
    return text[k];
}
const char* joined_strip_torsion_symbol(std::size_t k) {
    static const OfJoined text("T_JC");
    return text[k];
}
const char* pole_force_symbol(std::size_t j) {
    static const OfStretches text("F_p");
    return text[j];
}
const char* pole_height_symbol(std::size_t j) {
    static const OfStretches text("z_p");
    return text[j];
}

}  // namespace apex::design
