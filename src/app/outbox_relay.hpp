// Delivers the outbox: brings changed projects to the search index and wakes workers. Run by the
// worker, and after each commit where the index lies in the same file. Delivering twice does no
// harm.
#pragma once
#include "app/context.hpp"

namespace apex::app {

/// Returns how many messages were delivered. An index that is away leaves its messages where they
/// are.
int deliver_outbox(const Ports& ports);

/// After a commit: wakes workers and, where ports say so, delivers. Never fails: the change is
/// stored, and what was not delivered waits for the worker.
void after_commit(const Ports& ports) noexcept;

/// Puts every project into the index again.
void reindex(const Ports& ports);

}  // namespace apex::app
