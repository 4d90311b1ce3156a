-- Existing rows: none are touched; projects have no files and no submissions yet.
-- announced_sha256: what the sender said beforehand; sha256: what the store holds.

create table project_files (
    file_id          text   collate "C" not null,
    project_id       text   collate "C" not null,
    account_id       text   collate "C" not null,
    name             text   not null,
    content_type     text   not null,
    size_bytes       bigint not null,
    announced_sha256 text   collate "C",
    status           text   collate "C" not null,
    sha256           text   collate "C",
    scanner          text,
    reason           text,
    created_by       text   not null,
    created_at       bigint not null,
    updated_at       bigint not null,
    version          bigint not null,
    constraint project_files_pk primary key (file_id),
    constraint project_files_project foreign key (project_id) references projects (project_id),
    constraint project_files_status check (status in ('granted', 'stored', 'refused', 'deleted')),
    constraint project_files_size check (size_bytes >= 1),
    constraint project_files_sha256 check (length(sha256) = 64),
    constraint project_files_stored check (status <> 'stored' or sha256 is not null),
    constraint project_files_refused check (status <> 'refused' or reason is not null)
);

create index project_files_newest on project_files (project_id, created_at desc, file_id desc) where status <> 'deleted';
create index project_files_granted on project_files (created_at) where status = 'granted';
create index project_files_sha256 on project_files (sha256) where sha256 is not null;

-- tasks: JSON array of {kind, task_id}: who is told, in the same transaction.
create table submissions (
    submission_id text   collate "C" not null,
    project_id    text   collate "C" not null,
    account_id    text   collate "C" not null,
    revision      bigint not null,
    design_hash   text   collate "C" not null,
    overridden_by text,
    tasks         text   not null,
    submitted_by  text   not null,
    created_at    bigint not null,
    constraint submissions_pk primary key (submission_id),
    constraint submissions_project foreign key (project_id) references projects (project_id),
    constraint submissions_revision check (revision >= 1),
    constraint submissions_design_hash check (length(design_hash) = 64)
);

create index submissions_newest on submissions (project_id, created_at desc, submission_id desc);

-- As 0001 has it for every table of an account. A submission is never changed.

grant select, insert, update on project_files to apex_app, apex_service;
grant select, insert on submissions to apex_app, apex_service;

do $$
declare
    one_account constant text := 'account_id = nullif(current_setting(''apex.account_id'', true), '''')';
    relation text;
begin
    foreach relation in array array['project_files', 'submissions']
    loop
        execute format('alter table %I enable row level security', relation);
        execute format('alter table %I force row level security', relation);
        execute format('create policy owner_migrates on %I to current_user using (true)', relation);
        execute format('create policy service_sees_all on %I to apex_service using (true)', relation);
        execute format('create policy app_sees_its_account on %I to apex_app using (%s)', relation, one_account);
    end loop;
end
$$;
