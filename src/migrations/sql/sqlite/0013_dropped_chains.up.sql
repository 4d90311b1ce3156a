-- Existing rows: untouched. Projects of the account `test`, which the smoke test of a deployment works in, may be dropped whole; nobody else's.
-- Each leaves one row here, so that a root that holds an event of its chain can still be told from one whose chain somebody removed.

-- events, head_hash: the chain's length and the hash of its last event. dropped_by: a command of the program.
create table dropped_chains (
    project_id text    not null,
    account_id text    not null,
    events     integer not null,
    head_hash  text    not null,
    dropped_at integer not null,
    dropped_by text    not null,
    constraint dropped_chains_pk primary key (project_id),
    constraint dropped_chains_account check (account_id = 'test'),
    constraint dropped_chains_events check (events >= 1),
    constraint dropped_chains_head check (length(head_hash) = 64)
) strict, without rowid;

-- Writing the row is what drops the project, so that there is never the one without the other. First whether it may be: the project and
-- everything of it is the account's (an event's account cannot be changed), and the row says of the chain what the chain is.
create trigger dropped_chains_are_the_smoke_tests before insert on dropped_chains
begin
    select raise(abort, 'only the chains of the account test are dropped')
    where new.account_id is not 'test';
    select raise(abort, 'the account test has no such project')
    where not exists (select 1 from projects where project_id = new.project_id and account_id = new.account_id);
    select raise(abort, 'something of the project belongs to another account')
    where exists (select 1 from project_payloads where project_id = new.project_id and account_id <> new.account_id)
        or exists (select 1 from revision_reviews where project_id = new.project_id and account_id <> new.account_id)
        or exists (select 1 from project_events where project_id = new.project_id and account_id <> new.account_id)
        or exists (select 1 from event_texts where project_id = new.project_id and account_id <> new.account_id)
        or exists (select 1 from tasks where project_id = new.project_id and account_id <> new.account_id)
        or exists (select 1 from reports where project_id = new.project_id and account_id <> new.account_id)
        or exists (select 1 from project_files where project_id = new.project_id and account_id <> new.account_id)
        or exists (select 1 from submissions where project_id = new.project_id and account_id <> new.account_id);
    select raise(abort, 'the chain does not end with that event')
    where not exists (select 1 from project_events
                      where project_id = new.project_id and sequence = new.events and hash = new.head_hash)
        or exists (select 1 from project_events where project_id = new.project_id and sequence > new.events);
end;

-- The bytes go afterwards, once no row of anybody refers to them: they are announced as what was left over long ago (app/announced_objects.hpp).
create trigger dropped_chains_are_dropped after insert on dropped_chains
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
end;
create trigger dropped_chains_are_not_changed before update on dropped_chains
begin
    select raise(abort, 'a dropped chain is not changed');
end;
create trigger dropped_chains_are_not_removed before delete on dropped_chains
begin
    select raise(abort, 'a dropped chain is not removed');
end;

drop trigger project_events_are_not_removed;
create trigger project_events_are_not_removed before delete on project_events
when not exists (select 1 from dropped_chains where project_id = old.project_id and account_id = old.account_id)
begin
    select raise(abort, 'an event is not removed');
end;
drop trigger revision_reviews_are_not_removed;
create trigger revision_reviews_are_not_removed before delete on revision_reviews
when not exists (select 1 from dropped_chains where project_id = old.project_id and account_id = old.account_id)
begin
    select raise(abort, 'a review is not removed');
end;
create trigger projects_do_not_return before insert on projects
when exists (select 1 from dropped_chains where project_id = new.project_id)
begin
    select raise(abort, 'a dropped project does not return');
end;

-- Deleted files too are found by their project. Making it keeps writers of this table waiting, for about a second per million files.
create index project_files_of_project on project_files (project_id);

-- The account itself and its API keys go too.
create trigger api_keys_are_not_removed before delete on api_keys when old.account_id <> 'test'
begin
    select raise(abort, 'an API key is not removed');
end;
create trigger api_keys_keep_their_account before update of account_id on api_keys when old.account_id <> new.account_id
begin
    select raise(abort, 'an API key stays in its account');
end;
create trigger accounts_are_not_removed before delete on accounts when old.account_id <> 'test'
begin
    select raise(abort, 'an account is not removed');
end;
