-- Existing rows: untouched. Projects of the account `test`, which the smoke test of a deployment works in, may be dropped whole; nobody else's.
-- Each leaves one row here, so that a root that holds an event of its chain can still be told from one whose chain somebody removed.

-- events, head_hash: the chain's length and the hash of its last event. dropped_by: a command of the program.
create table dropped_chains (
    project_id text   collate "C" not null,
    account_id text   collate "C" not null,
    events     bigint not null,
    head_hash  text   collate "C" not null,
    dropped_at bigint not null,
    dropped_by text   not null,
    constraint dropped_chains_pk primary key (project_id),
    constraint dropped_chains_account check (account_id = 'test'),
    constraint dropped_chains_events check (events >= 1),
    constraint dropped_chains_head check (length(head_hash) = 64)
);

-- Writing the row is what drops the project, so that there is never the one without the other. First whether it may be: the project and
-- everything of it is the account's (an event's account cannot be changed), and the row says of the chain what the chain is.
create function check_dropped_chain() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    relation text;
    foreign_rows boolean;
begin
    if new.account_id is distinct from 'test' then
        raise exception 'only the chains of the account test are dropped';
    end if;
    perform from projects where project_id = new.project_id and account_id = new.account_id for update;
    if not found then
        raise exception 'the account test has no such project';
    end if;
    foreach relation in array array['project_payloads', 'revision_reviews', 'project_events', 'event_texts', 'tasks', 'reports',
                                    'project_files', 'submissions']
    loop
        execute format('select exists (select from %I where project_id = $1 and account_id <> $2)', relation)
        into foreign_rows
        using new.project_id, new.account_id;
        if foreign_rows then
            raise exception 'something of the project belongs to another account: %', relation;
        end if;
    end loop;
    if not exists (select from project_events where project_id = new.project_id and sequence = new.events and hash = new.head_hash)
        or exists (select from project_events where project_id = new.project_id and sequence > new.events)
    then
        raise exception 'the chain does not end with that event';
    end if;
    return new;
end
$$;

-- The bytes go afterwards, once no row of anybody refers to them: they are announced as what was left over long ago (app/announced_objects.hpp).
create function drop_chain() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into announced_objects (task_id, sha256, account_id, created_at)
    select task_id, sha256, account_id, 0 from reports where project_id = new.project_id
    union
    select file_id, sha256, account_id, 0 from project_files where project_id = new.project_id and sha256 is not null
    on conflict do nothing;
    delete from submissions where project_id = new.project_id;
    delete from project_files where project_id = new.project_id;
    delete from reports where project_id = new.project_id;
    delete from tasks where project_id = new.project_id;
    delete from event_texts where project_id = new.project_id;
    delete from project_events where project_id = new.project_id;
    delete from revision_reviews where project_id = new.project_id;
    delete from project_payloads where project_id = new.project_id;
    delete from projects where project_id = new.project_id;
    return null;
end
$$;

-- As refuse(), but for what goes with its dropped chain.
create function refuse_unless_dropped() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (select from dropped_chains where project_id = old.project_id and account_id = old.account_id) then
        raise exception '%', tg_argv[0];
    end if;
    return old;
end
$$;

create function refuse_dropped_project() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (select from dropped_chains where project_id = new.project_id) then
        raise exception 'a dropped project does not return';
    end if;
    return new;
end
$$;

-- Only the account test's, and none of another's becomes it.
create function refuse_unless_of_smoke_test() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if old.account_id <> 'test' then
        raise exception '%', tg_argv[0];
    end if;
    return old;
end
$$;

revoke execute on function check_dropped_chain, drop_chain, refuse_unless_dropped, refuse_dropped_project, refuse_unless_of_smoke_test from public;

create trigger dropped_chains_are_the_smoke_tests before insert on dropped_chains
    for each row execute function check_dropped_chain();
create trigger dropped_chains_are_dropped after insert on dropped_chains
    for each row execute function drop_chain();
create trigger dropped_chains_are_not_changed before update on dropped_chains
    for each row execute function refuse('a dropped chain is not changed');
create trigger dropped_chains_are_not_removed before delete on dropped_chains
    for each row execute function refuse('a dropped chain is not removed');
create trigger dropped_chains_are_not_emptied before truncate on dropped_chains
    for each statement execute function refuse('a dropped chain is not removed');

create or replace trigger project_events_are_not_removed before delete on project_events
    for each row execute function refuse_unless_dropped('an event is not removed');
create or replace trigger revision_reviews_are_not_removed before delete on revision_reviews
    for each row execute function refuse_unless_dropped('a review is not removed');
create trigger projects_do_not_return before insert on projects
    for each row execute function refuse_dropped_project();

-- Deleted files too are found by their project. Making it keeps writers of this table waiting, for about a second per million files.
create index project_files_of_project on project_files (project_id);

-- The account itself and its API keys go too.
create trigger api_keys_are_not_removed before delete on api_keys
    for each row execute function refuse_unless_of_smoke_test('an API key is not removed');
create trigger api_keys_keep_their_account before update of account_id on api_keys
    for each row when (old.account_id <> new.account_id) execute function refuse('an API key stays in its account');
create trigger accounts_are_not_removed before delete on accounts
    for each row execute function refuse_unless_of_smoke_test('an account is not removed');

-- They concern no account that anybody works in: no single one may see them.
grant select, insert on dropped_chains to apex_service;
grant delete on api_keys, accounts to apex_service;
alter table dropped_chains enable row level security;
alter table dropped_chains force row level security;
create policy owner_migrates on dropped_chains to current_user using (true);
create policy service_sees_all on dropped_chains to apex_service using (true);
