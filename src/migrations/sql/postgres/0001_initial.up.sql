-- Existing rows: there are none; this is the first schema.
-- Times are microseconds since 1970 UTC; hashes are 64 hexadecimal digits; JSON texts are stored as the program wrote them, byte for byte.

do $$
begin
    if (select count(*) from pg_roles where rolname in ('apex_app', 'apex_service')) < 2 then
        raise exception 'the roles apex_app and apex_service do not exist'
            using hint = 'A superuser creates them once per server: src/migrations/sql/postgres_roles.sql, docs/operating/database.md.';
    end if;
    if lower('Ł') <> 'ł' then
        raise exception 'this database knows no letters beyond ASCII'
            using hint = 'Create it with encoding UTF8 and a UTF-8 LC_CTYPE, such as C.UTF-8.';
    end if;
end
$$;

create table projects (
    project_id       text   collate "C" not null,
    account_id       text   collate "C" not null,
    name             text   not null,
    customer         text   not null,
    description      text,
    site_name        text,
    street           text,
    created_by       text,
    status           text   collate "C" not null,
    version          bigint not null,
    current_revision bigint not null,
    created_at       bigint not null,
    updated_at       bigint not null,
    deleted_at       bigint,
    constraint projects_pk primary key (project_id),
    constraint projects_account check (account_id <> ''),
    constraint projects_status check (status in ('draft', 'estimating', 'submitted', 'accepted', 'rejected')),
    constraint projects_version check (version >= 1),
    constraint projects_revision check (current_revision >= 0)
);

-- One index for each set of filters a list may have.
create index projects_newest on projects (created_at desc, project_id desc) where deleted_at is null;
create index projects_newest_of_account on projects (account_id, created_at desc, project_id desc) where deleted_at is null;
create index projects_newest_by_status on projects (status, created_at desc, project_id desc) where deleted_at is null;
create index projects_newest_of_account_by_status on projects (account_id, status, created_at desc, project_id desc)
    where deleted_at is null;

create table project_payloads (
    project_id             text             collate "C" not null,
    revision               bigint           not null,
    account_id             text             collate "C" not null,
    input_hash             text             collate "C" not null,
    design_hash            text             collate "C" not null,
    engine_version         text             not null,
    document               text             not null,
    result                 text             not null,
    checks                 text             not null,
    assumptions            text             not null,
    warnings               text             not null,
    trace                  text             not null,
    passes                 boolean          not null,
    governing_check_id     text             not null,
    governing_check_title  text             not null,
    governing_utilisation  double precision not null,
    pole_designation       text             not null,
    footing_diameter_ft    double precision not null,
    footing_depth_ft       double precision not null,
    price_cents            bigint           not null,
    currency               text             not null,
    created_at             bigint           not null,
    created_by             text             not null,
    constraint project_payloads_pk primary key (project_id, revision),
    constraint project_payloads_project foreign key (project_id) references projects (project_id),
    constraint project_payloads_revision check (revision >= 1),
    constraint project_payloads_input_hash check (length(input_hash) = 64),
    constraint project_payloads_design_hash check (length(design_hash) = 64)
);

create index project_payloads_input_hash on project_payloads (input_hash);

create table project_events (
    project_id    text   collate "C" not null,
    sequence      bigint not null,
    account_id    text   collate "C" not null,
    kind          text   not null,
    actor         text   not null,
    request_id    text   not null,
    before        text   not null,
    after         text   not null,
    created_at    bigint not null,
    previous_hash text   collate "C" not null,
    hash          text   collate "C" not null,
    constraint project_events_pk primary key (project_id, sequence),
    constraint project_events_project foreign key (project_id) references projects (project_id),
    constraint project_events_sequence check (sequence >= 1),
    constraint project_events_hash check (length(hash) = 64 and length(previous_hash) = 64)
);

-- due_at: when a queued task may start; when a running one may be taken from a worker that fell silent.
create table tasks (
    task_id     text             collate "C" not null,
    account_id  text             collate "C" not null,
    project_id  text             collate "C" not null,
    kind        text             collate "C" not null,
    input       text             not null,
    status      text             collate "C" not null,
    progress    double precision not null,
    stage       text             not null,
    attempts    bigint           not null,
    due_at      bigint           not null,
    lease_owner text,
    lease_token bigint           not null,
    result      text,
    error       text,
    request_id  text             not null,
    version     bigint           not null,
    created_at  bigint           not null,
    updated_at  bigint           not null,
    constraint tasks_pk primary key (task_id),
    constraint tasks_project foreign key (project_id) references projects (project_id),
    constraint tasks_status check (status in ('queued', 'running', 'completed', 'failed', 'cancelled')),
    constraint tasks_progress check (progress between 0 and 1),
    constraint tasks_lease check ((status = 'running') = (lease_owner is not null)),
    constraint tasks_result check ((status = 'completed') = (result is not null))
);

create index tasks_due on tasks (due_at, task_id) where status in ('queued', 'running');
create index tasks_running on tasks (due_at) where status = 'running';
create index tasks_by_kind_and_status on tasks (kind, status, created_at);
create index tasks_of_project on tasks (project_id, created_at);

create table reports (
    project_id text   collate "C" not null,
    sha256     text   collate "C" not null,
    account_id text   collate "C" not null,
    size_bytes bigint not null,
    kind       text   not null,
    revision   bigint not null,
    task_id    text   collate "C" not null,
    created_at bigint not null,
    constraint reports_pk primary key (project_id, sha256),
    constraint reports_project foreign key (project_id) references projects (project_id),
    constraint reports_kind check (kind in ('calculation_package', 'estimate')),
    constraint reports_sha256 check (length(sha256) = 64)
);

create table outbox (
    sequence   bigint generated always as identity,
    topic      text   collate "C" not null,
    account_id text   collate "C" not null,
    subject    text   not null,
    version    bigint not null,
    created_at bigint not null,
    constraint outbox_pk primary key (sequence)
);

create index outbox_pending on outbox (topic, sequence);

-- account_id is empty where no one signs in.
create table idempotency_keys (
    account_id     text   collate "C" not null,
    route          text   collate "C" not null,
    key            text   collate "C" not null,
    request_sha256 text   not null,
    status         bigint not null,
    headers        text   not null,
    body           text   not null,
    created_at     bigint not null,
    constraint idempotency_keys_pk primary key (account_id, route, key)
);

create index idempotency_keys_age on idempotency_keys (created_at);

-- What is never changed, by anyone: not by the owner either.

create function refuse() returns trigger language plpgsql as $$
begin
    raise exception '%', tg_argv[0];
end
$$;

create trigger project_payloads_are_immutable before update on project_payloads
    for each row execute function refuse('a revision is immutable');
create trigger project_events_are_not_changed before update on project_events
    for each row execute function refuse('an event is not changed');
create trigger project_events_are_not_removed before delete on project_events
    for each row execute function refuse('an event is not removed');
create trigger project_events_are_not_emptied before truncate on project_events
    for each statement execute function refuse('an event is not removed');

-- A chain neither forks nor has gaps, whatever program writes it.
create function follow_last_event() returns trigger language plpgsql as $$
declare
    last_sequence bigint;
    last_hash     text;
begin
    select sequence, hash
    into last_sequence, last_hash
    from project_events
    where project_id = new.project_id
    order by sequence desc
    limit 1;
    if new.sequence <> coalesce(last_sequence, 0) + 1 or new.previous_hash <> coalesce(last_hash, repeat('0', 64)) then
        raise exception 'an event does not follow the last of its project';
    end if;
    return new;
end
$$;

create trigger project_events_follow before insert on project_events
    for each row execute function follow_last_event();

-- Who may do what. apex_app: the services, as one account at a time. apex_service: what they become (set role) for the work that
-- concerns every account.

grant select on alembic_version to apex_app, apex_service;
grant select, insert, update on projects, tasks to apex_app, apex_service;
grant select, insert on project_payloads, project_events, reports to apex_app, apex_service;
grant select, insert, delete on outbox to apex_app, apex_service;
grant select, insert, update, delete on idempotency_keys to apex_app, apex_service;

do $$
declare
    one_account constant text := 'account_id = nullif(current_setting(''apex.account_id'', true), '''')';
    relation text;
begin
    foreach relation in array array[
        'projects', 'project_payloads', 'project_events', 'tasks', 'reports', 'outbox', 'idempotency_keys']
    loop
        execute format('alter table %I enable row level security', relation);
        execute format('alter table %I force row level security', relation);
        execute format('create policy owner_migrates on %I to current_user using (true)', relation);
        execute format('create policy service_sees_all on %I to apex_service using (true)', relation);
        execute format('create policy app_sees_its_account on %I to apex_app using (%s)', relation, one_account);
    end loop;
end
$$;
