-- Existing rows: tasks ordered before this have no trace; nothing else changes. A version before this inserts without the column.
-- A default that is constant is not written into the rows: the lock is held for an instant.

alter table tasks add column traceparent text collate "C" not null default '';
