-- Existing rows: untouched; what is added is empty.

create table accounts (
    account_id text   collate "C" not null,
    created_at bigint not null,
    constraint accounts_pk primary key (account_id),
    constraint accounts_id check (account_id <> '')
);

-- name and email are the only things here that say who a person is; audit trails hold user_id alone.
create table users (
    user_id    text   collate "C" not null,
    account_id text   collate "C" not null,
    issuer     text   collate "C" not null,
    subject    text   collate "C" not null,
    name       text   not null,
    email      text   not null,
    role       text   collate "C" not null,
    created_at bigint not null,
    seen_at    bigint not null,
    constraint users_pk primary key (user_id),
    constraint users_account foreign key (account_id) references accounts (account_id),
    constraint users_subject unique (issuer, subject, account_id),
    constraint users_role check (role in ('viewer', 'estimator', 'engineer', 'pe', 'admin'))
);

create table sign_in_attempts (
    state_sha256   text   collate "C" not null,
    browser_sha256 text   collate "C" not null,
    nonce          text   not null,
    code_verifier  text   not null,
    return_to      text   not null,
    created_at     bigint not null,
    constraint sign_in_attempts_pk primary key (state_sha256)
);

create index sign_in_attempts_age on sign_in_attempts (created_at);

create table sessions (
    token_sha256 text   collate "C" not null,
    user_id      text   collate "C" not null,
    account_id   text   collate "C" not null,
    role         text   collate "C" not null,
    created_at   bigint not null,
    expires_at   bigint not null,
    constraint sessions_pk primary key (token_sha256),
    constraint sessions_user foreign key (user_id) references users (user_id),
    constraint sessions_role check (role in ('viewer', 'estimator', 'engineer', 'pe', 'admin'))
);

create index sessions_age on sessions (expires_at);
create index sessions_of_user on sessions (user_id);

create table api_keys (
    prefix       text   collate "C" not null,
    account_id   text   collate "C" not null,
    name         text   not null,
    role         text   collate "C" not null,
    secret_hash  text   not null,
    created_at   bigint not null,
    created_by   text   not null,
    expires_at   bigint,
    last_used_at bigint,
    revoked_at   bigint,
    constraint api_keys_pk primary key (prefix),
    constraint api_keys_account foreign key (account_id) references accounts (account_id),
    constraint api_keys_role check (role in ('viewer', 'estimator', 'engineer', 'pe', 'admin'))
);

create index api_keys_of_account on api_keys (account_id, created_at desc, prefix);

create table revision_reviews (
    project_id text   collate "C" not null,
    revision   bigint not null,
    number     bigint not null,
    account_id text   collate "C" not null,
    verdict    text   collate "C" not null,
    note       text   not null,
    reviewer   text   not null,
    created_at bigint not null,
    constraint revision_reviews_pk primary key (project_id, revision, number),
    constraint revision_reviews_revision foreign key (project_id, revision) references project_payloads (project_id, revision),
    constraint revision_reviews_number check (number >= 1),
    constraint revision_reviews_verdict check (verdict in ('approved', 'rejected', 'override'))
);

create trigger revision_reviews_are_not_changed before update on revision_reviews
    for each row execute function refuse('a review is not changed');
create trigger revision_reviews_are_not_removed before delete on revision_reviews
    for each row execute function refuse('a review is not removed');
create trigger revision_reviews_are_not_emptied before truncate on revision_reviews
    for each statement execute function refuse('a review is not removed');

-- Who signs in is found as apex_service, before it is known for which account; apex_app then sees that account's.
-- Sessions and attempts are none of apex_app's business.
grant select on accounts, users to apex_app;
grant select, insert on accounts to apex_service;
grant select, insert, update on users to apex_service;
grant select, insert, delete on sign_in_attempts, sessions to apex_service;
grant select, insert, update on api_keys to apex_app, apex_service;
grant insert on accounts to apex_app;
grant select, insert on revision_reviews to apex_app, apex_service;

do $$
declare
    one_account constant text := 'account_id = nullif(current_setting(''apex.account_id'', true), '''')';
    relation text;
begin
    foreach relation in array array['accounts', 'users', 'sessions', 'api_keys', 'revision_reviews']
    loop
        execute format('alter table %I enable row level security', relation);
        execute format('alter table %I force row level security', relation);
        execute format('create policy owner_migrates on %I to current_user using (true)', relation);
        execute format('create policy service_sees_all on %I to apex_service using (true)', relation);
    end loop;
    foreach relation in array array['accounts', 'users', 'api_keys', 'revision_reviews']
    loop
        execute format('create policy app_sees_its_account on %I to apex_app using (%s)', relation, one_account);
    end loop;
end
$$;
