#include "calc/design/load_case.hpp"

#include <array>
#include <string>

#include "calc/design/joined_sign.hpp"
#include "calc/loads/editions.hpp"

namespace apex::design {
namespace {

constexpr std::size_t winds_of_cabinets = 2 + cabinets_max;  // A, B, C on each cabinet
constexpr std::size_t winds_straight =
    winds_of_cabinets + 3 * joined_max;                     // and A, B, C on each joined sign
constexpr std::size_t wind_count = 2 * winds_straight + 1;  // straight, diagonal, parallel
constexpr std::size_t combination_count = 8;

std::size_t index_of(WindCaseId wind) {
    if (wind.kind == WindKind::parallel) return wind_count - 1;
    const std::size_t straight = wind.joined > 0
                                     ? winds_of_cabinets + 3 * (wind.joined - std::size_t{1}) +
                                           static_cast<std::size_t>(wind.kind)
                                 : wind.kind == WindKind::a ? 0
                                 : wind.kind == WindKind::b ? 1
                                                            : 1 + std::size_t{wind.cabinet};
    return straight + (wind.diagonal ? winds_straight : 0);
}

bool is_gravity(CombinationId combination) {
    return combination == CombinationId::strength_gravity ||
           combination == CombinationId::service_gravity;
}

struct Names {
    std::array<std::string, wind_count> winds;
    std::array<std::array<std::string, wind_count>, combination_count> cases;

    Names() {
        winds[0] = "case A";
        winds[1] = "case B";
        for (std::size_t i = 1; i <= cabinets_max; ++i)
            winds[1 + i] = "case C on cabinet " + std::to_string(i);
        for (std::size_t i = 0; i < joined_max; ++i)
            for (const std::size_t kind : {0u, 1u, 2u})
                winds[winds_of_cabinets + 3 * i + kind] =
                    std::string("case ") + "ABC"[kind] + " on joined sign " + std::to_string(i + 1);
        for (std::size_t i = 0; i < winds_straight; ++i)
            winds[winds_straight + i] = winds[i] + ", pole wind at 45 degrees";
        winds[wind_count - 1] = "wind parallel to the face";
        for (std::size_t c = 0; c < combination_count; ++c)
            for (std::size_t w = 0; w < wind_count; ++w)
                cases[c][w] = name(static_cast<CombinationId>(c)) + (", " + winds[w]);
    }
};

const Names& names() {
    static const Names text;  // Immutable: the same words in every run.
    return text;
}

}  // namespace

const char* name(CombinationId combination) {
    // The names are the same in every edition; a test compares them.
    using Edition = loads::asce7_22::Edition;
    const auto i = static_cast<std::size_t>(combination);
    if (i < 3) return Edition::strength[i].name;
    if (i < 6) return Edition::service[i - 3].name;
    return combination == CombinationId::alternative_wind ? "D + 0.6(1.3W)" : "0.6W";
}

const char* name(WindCaseId wind) { return names().winds[index_of(wind)].c_str(); }

const char* load_case(CombinationId combination, WindCaseId wind) {
    if (is_gravity(combination)) return name(combination);
    return names().cases[static_cast<std::size_t>(combination)][index_of(wind)].c_str();
}

}  // namespace apex::design
