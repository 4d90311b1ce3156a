-- Existing rows: untouched. What a worker is about to store is announced in its own transaction, and no longer when a row refers to it:
-- a worker killed between the two leaves a row that leads to the bytes.

create table announced_objects (
    task_id    text    not null,
    sha256     text    not null,
    account_id text    not null,
    created_at integer not null,
    constraint announced_objects_pk primary key (task_id, sha256)
) strict, without rowid;

create index announced_objects_of_account on announced_objects (account_id, task_id, sha256);
