// What is about to be stored is announced first: bytes are stored before the row that refers to
// them, and whoever is killed between the two leaves bytes that nothing else knows of.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "app/context.hpp"

namespace apex::app {

/// Longer than anyone who announced an object takes to store it: far beyond every lease.
inline constexpr std::chrono::hours announcement_kept{24};

/// In a unit of work that is committed before the bytes are stored. Once more is no error.
void announce_object(UnitOfWork& work, const domain::Task& task, const std::string& sha256,
                     domain::Time now);

/// In the unit of work that records the row that refers to the object.
void object_is_recorded(UnitOfWork& work, const domain::Task& task, const std::string& sha256);

/// Removes what was announced for the account (none: for every one) at least `age` ago and what no
/// row refers to. Their number. Announcements younger than announcement_kept stay: their bytes may
/// come yet. Throws Unavailable.
int remove_abandoned_objects(const Ports& ports, const std::optional<std::string>& account_id,
                             std::chrono::seconds age);

}  // namespace apex::app
