#include "app/design_summary.hpp"

namespace apex::app {

domain::DesignSummary summary_of(const design::DesignResult& result) {
    const auto& governing = result.governing;
    return {result.passes,           governing.check_id,       governing.title,
            governing.utilisation,   result.pole.designation,  result.footing.diameter_ft,
            result.footing.depth_ft, result.price.total_cents, result.price.currency};
}

}  // namespace apex::app
