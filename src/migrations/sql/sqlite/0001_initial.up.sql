-- Existing rows: there are none; this is the first schema.
-- Times are microseconds since 1970 UTC; hashes are 64 hexadecimal digits; JSON texts are stored as the program wrote them.

create table projects (
    project_id       text    not null,
    account_id       text    not null,
    name             text    not null,
    customer         text    not null,
    description      text,
    site_name        text,
    street           text,
    created_by       text,
    status           text    not null,
    version          integer not null,
    current_revision integer not null,
    created_at       integer not null,
    updated_at       integer not null,
    deleted_at       integer,
    constraint projects_pk primary key (project_id),
    constraint projects_status check (status in ('draft', 'estimating', 'submitted', 'accepted', 'rejected')),
    constraint projects_version check (version >= 1),
    constraint projects_revision check (current_revision >= 0)
) strict, without rowid;

create index projects_newest on projects (created_at desc, project_id desc) where deleted_at is null;
create index projects_newest_of_account on projects (account_id, created_at desc, project_id desc) where deleted_at is null;

create table project_payloads (
    project_id             text    not null,
    revision               integer not null,
    account_id             text    not null,
    input_hash             text    not null,
    design_hash            text    not null,
    engine_version         text    not null,
    document               text    not null,
    result                 text    not null,
    checks                 text    not null,
    assumptions            text    not null,
    warnings               text    not null,
    trace                  text    not null,
    passes                 integer not null,
    governing_check_id     text    not null,
    governing_check_title  text    not null,
    governing_utilisation  real    not null,
    pole_designation       text    not null,
    footing_diameter_ft    real    not null,
    footing_depth_ft       real    not null,
    price_cents            integer not null,
    currency               text    not null,
    created_at             integer not null,
    created_by             text    not null,
    constraint project_payloads_pk primary key (project_id, revision),
    constraint project_payloads_project foreign key (project_id) references projects (project_id),
    constraint project_payloads_revision check (revision >= 1),
    constraint project_payloads_input_hash check (length(input_hash) = 64),
    constraint project_payloads_design_hash check (length(design_hash) = 64)
) strict;

create index project_payloads_input_hash on project_payloads (input_hash);

create trigger project_payloads_are_immutable before update on project_payloads
begin
    select raise(abort, 'a revision is immutable');
end;

create table project_events (
    project_id    text    not null,
    sequence      integer not null,
    account_id    text    not null,
    kind          text    not null,
    actor         text    not null,
    request_id    text    not null,
    before        text    not null,
    after         text    not null,
    created_at    integer not null,
    previous_hash text    not null,
    hash          text    not null,
    constraint project_events_pk primary key (project_id, sequence),
    constraint project_events_project foreign key (project_id) references projects (project_id),
    constraint project_events_sequence check (sequence >= 1),
    constraint project_events_hash check (length(hash) = 64 and length(previous_hash) = 64)
) strict, without rowid;

create trigger project_events_are_not_changed before update on project_events
begin
    select raise(abort, 'an event is not changed');
end;
create trigger project_events_are_not_removed before delete on project_events
begin
    select raise(abort, 'an event is not removed');
end;

-- due_at: when a queued task may start; when a running one may be taken from a worker that fell silent.
create table tasks (
    task_id     text    not null,
    account_id  text    not null,
    project_id  text    not null,
    kind        text    not null,
    input       text    not null,
    status      text    not null,
    progress    real    not null,
    stage       text    not null,
    attempts    integer not null,
    due_at      integer not null,
    lease_owner text,
    lease_token integer not null,
    result      text,
    error       text,
    request_id  text    not null,
    version     integer not null,
    created_at  integer not null,
    updated_at  integer not null,
    constraint tasks_pk primary key (task_id),
    constraint tasks_project foreign key (project_id) references projects (project_id),
    constraint tasks_status check (status in ('queued', 'running', 'completed', 'failed', 'cancelled')),
    constraint tasks_progress check (progress between 0 and 1),
    constraint tasks_lease check ((status = 'running') = (lease_owner is not null)),
    constraint tasks_result check ((status = 'completed') = (result is not null))
) strict, without rowid;

create index tasks_due on tasks (status, due_at) where status in ('queued', 'running');
create index tasks_of_project on tasks (project_id, created_at);

create table reports (
    project_id text    not null,
    sha256     text    not null,
    account_id text    not null,
    size_bytes integer not null,
    kind       text    not null,
    revision   integer not null,
    task_id    text    not null,
    created_at integer not null,
    constraint reports_pk primary key (project_id, sha256),
    constraint reports_project foreign key (project_id) references projects (project_id),
    constraint reports_kind check (kind in ('calculation_package', 'estimate')),
    constraint reports_sha256 check (length(sha256) = 64)
) strict, without rowid;

create table outbox (
    sequence   integer not null,
    topic      text    not null,
    account_id text    not null,
    subject    text    not null,
    version    integer not null,
    created_at integer not null,
    constraint outbox_pk primary key (sequence autoincrement)
) strict;

create index outbox_pending on outbox (topic, sequence);

create table idempotency_keys (
    account_id     text    not null,
    route          text    not null,
    key            text    not null,
    request_sha256 text    not null,
    status         integer not null,
    headers        text    not null,
    body           text    not null,
    created_at     integer not null,
    constraint idempotency_keys_pk primary key (account_id, route, key)
) strict, without rowid;

create index idempotency_keys_age on idempotency_keys (created_at);
