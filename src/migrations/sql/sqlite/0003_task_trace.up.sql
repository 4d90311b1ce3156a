-- Existing rows: tasks ordered before this have no trace; nothing else changes. A version before this inserts without the column.

alter table tasks add column traceparent text not null default '';
