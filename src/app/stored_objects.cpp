#include "app/stored_objects.hpp"

#include <algorithm>

namespace apex::app {

bool hold_stored(UnitOfWork& work, ObjectStore& objects, const std::string& sha256) {
    work.rows().hold_object(sha256);
    return objects.size_bytes(sha256).has_value();
}

bool remove_unreferred(UnitOfWork& work, ObjectStore& objects, const std::string& sha256) {
    work.rows().hold_object(sha256);
    if (is_referred_to(work, sha256)) return false;
    objects.remove(sha256);
    return true;
}

bool is_referred_to(UnitOfWork& work, const std::string& sha256) {
    const auto& tables = account_tables();
    return std::any_of(tables.begin(), tables.end(), [&](const Table& table) {
        return table.object_column && work.rows().holds(table, table.object_column, sha256);
    });
}

}  // namespace apex::app
