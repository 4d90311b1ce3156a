-- Existing rows: all are lost; nothing remains but the version table.

-- Left by revision 0006.
drop table if exists event_texts;
drop table idempotency_keys;
drop table outbox;
drop table reports;
drop table tasks;
drop table project_events;
drop table project_payloads;
drop table projects;
