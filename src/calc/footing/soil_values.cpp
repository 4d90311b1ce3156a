#include "calc/footing/soil_values.hpp"

namespace apex::footing {

std::optional<Rejection> soil_refused(const Soil& soil, const SoilColumn& column, Clause clause) {
    const bool reported = soil.lateral_psf_per_ft || soil.vertical_psf;
    if (soil.soil_class && reported)
        return Rejection{"/soil", "a class and the values of a report exclude each other", clause};
    if (soil.soil_class) {
        if (presumptive_soil(*soil.soil_class) != nullptr) return std::nullopt;
        return Rejection{"/soil/soil_class",
                         "is not one of classes 1 to 5; other soil has no presumptive value and "
                         "needs a soil report",
                         clause};
    }
    const auto& value = soil.*column.reported;
    if (!value)
        return Rejection{column.field, "is needed: a class 1 to 5, or the value of a soil report",
                         clause};
    return all_positive({{column.field, *value}}, clause);
}

}  // namespace apex::footing
