// Delivers the outbox: wakes workers and brings changed projects to the search index
// (search_feed.hpp). Run by the worker, and after each commit where the index lies in the same
// file. Delivering twice does no harm.
#pragma once
#include "app/context.hpp"

namespace apex::app {

/// Wakes workers for tasks that were stored before the call. Returns how many messages were
/// delivered.
int deliver_wakeups(const Ports& ports);

/// The same, and the search index learns what was stored before the call: it ends, however much
/// others write meanwhile. An index that is away leaves its messages where they are.
int deliver_outbox(const Ports& ports);

/// After a commit: wakes workers and, where ports say so, delivers. Never fails: the change is
/// stored, and what was not delivered waits for the worker.
void after_commit(const Ports& ports) noexcept;

}  // namespace apex::app
