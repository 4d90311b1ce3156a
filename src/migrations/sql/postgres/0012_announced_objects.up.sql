-- Existing rows: untouched. What a worker is about to store is announced in its own transaction, and no longer when a row refers to it:
-- a worker killed between the two leaves a row that leads to the bytes.

create table announced_objects (
    task_id    text   collate "C" not null,
    sha256     text   collate "C" not null,
    account_id text   collate "C" not null,
    created_at bigint not null,
    constraint announced_objects_pk primary key (task_id, sha256)
);

create index announced_objects_of_account on announced_objects (account_id, task_id, sha256);

grant select, insert, update, delete on announced_objects to apex_service;
alter table announced_objects enable row level security;
alter table announced_objects force row level security;
create policy owner_migrates on announced_objects to current_user using (true);
create policy service_sees_all on announced_objects to apex_service using (true);
