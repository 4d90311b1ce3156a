-- Existing rows: sessions begun before this cannot be renewed, and end an hour after they began.
-- vouched_at: when the provider last said who it is; null: when the session began. A version before this inserts without both.

alter table sessions add column vouched_at integer;
alter table sessions add column sealed_refresh text;
