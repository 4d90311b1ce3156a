-- Existing rows: tasks that wait keep everything but the trace they belong to.

alter table tasks drop column traceparent;
