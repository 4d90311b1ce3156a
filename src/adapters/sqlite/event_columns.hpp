// How an event is read from its row and from the words beside it. For the stores that read events.
#pragma once
#include <string>

#include "adapters/sqlite/connection.hpp"
#include "domain/event.hpp"

namespace apex::adapters {

/// Of project_events as `event`, left joined with event_texts as `texts` using (project_id,
/// sequence).
inline const std::string event_columns =
    "project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, "
    "previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after";

/// A row of these columns.
domain::Event event_of(const Statement& row);

}  // namespace apex::adapters
