-- Existing rows: untouched; what is added is empty.

create table accounts (
    account_id text    not null,
    created_at integer not null,
    constraint accounts_pk primary key (account_id),
    constraint accounts_id check (account_id <> '')
) strict, without rowid;

-- name and email are the only things here that say who a person is; audit trails hold user_id alone.
create table users (
    user_id    text    not null,
    account_id text    not null,
    issuer     text    not null,
    subject    text    not null,
    name       text    not null,
    email      text    not null,
    role       text    not null,
    created_at integer not null,
    seen_at    integer not null,
    constraint users_pk primary key (user_id),
    constraint users_account foreign key (account_id) references accounts (account_id),
    constraint users_subject unique (issuer, subject, account_id),
    constraint users_role check (role in ('viewer', 'estimator', 'engineer', 'pe', 'admin'))
) strict, without rowid;

create table sign_in_attempts (
    state_sha256   text    not null,
    browser_sha256 text    not null,
    nonce          text    not null,
    code_verifier  text    not null,
    return_to      text    not null,
    created_at     integer not null,
    constraint sign_in_attempts_pk primary key (state_sha256)
) strict, without rowid;

create index sign_in_attempts_age on sign_in_attempts (created_at);

create table sessions (
    token_sha256 text    not null,
    user_id      text    not null,
    account_id   text    not null,
    role         text    not null,
    created_at   integer not null,
    expires_at   integer not null,
    constraint sessions_pk primary key (token_sha256),
    constraint sessions_user foreign key (user_id) references users (user_id),
    constraint sessions_role check (role in ('viewer', 'estimator', 'engineer', 'pe', 'admin'))
) strict, without rowid;

create index sessions_age on sessions (expires_at);
create index sessions_of_user on sessions (user_id);

create table api_keys (
    prefix       text    not null,
    account_id   text    not null,
    name         text    not null,
    role         text    not null,
    secret_hash  text    not null,
    created_at   integer not null,
    created_by   text    not null,
    expires_at   integer,
    last_used_at integer,
    revoked_at   integer,
    constraint api_keys_pk primary key (prefix),
    constraint api_keys_account foreign key (account_id) references accounts (account_id),
    constraint api_keys_role check (role in ('viewer', 'estimator', 'engineer', 'pe', 'admin'))
) strict, without rowid;

create index api_keys_of_account on api_keys (account_id, created_at desc, prefix);

create table revision_reviews (
    project_id text    not null,
    revision   integer not null,
    number     integer not null,
    account_id text    not null,
    verdict    text    not null,
    note       text    not null,
    reviewer   text    not null,
    created_at integer not null,
    constraint revision_reviews_pk primary key (project_id, revision, number),
    constraint revision_reviews_revision foreign key (project_id, revision) references project_payloads (project_id, revision),
    constraint revision_reviews_number check (number >= 1),
    constraint revision_reviews_verdict check (verdict in ('approved', 'rejected', 'override'))
) strict, without rowid;

create trigger revision_reviews_are_not_changed before update on revision_reviews
begin
    select raise(abort, 'a review is not changed');
end;
create trigger revision_reviews_are_not_removed before delete on revision_reviews
begin
    select raise(abort, 'a review is not removed');
end;
