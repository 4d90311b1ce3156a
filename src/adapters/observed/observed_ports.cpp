#include "adapters/observed/observed_ports.hpp"

namespace apex::adapters {

std::unique_ptr<app::UnitOfWork> ObservedDatabase::begin(const app::Access& access,
                                                         app::Intent intent) {
    auto measured = (intent == app::Intent::write ? write_ : read_).begin();
    auto work = inner_.begin(access, intent);
    work->accompany(std::move(measured));
    return work;
}

}  // namespace apex::adapters
