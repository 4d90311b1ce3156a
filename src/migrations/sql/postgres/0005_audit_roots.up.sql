-- Existing rows: unchanged; the first root will hold the newest event of every chain.
-- as_of, made_at: microseconds since 1970 UTC. A head is the newest event of a chain when a root was made; it is in one root only.

create table audit_roots (
    number        bigint not null,
    as_of         bigint not null,
    made_at       bigint not null,
    heads         bigint not null,
    heads_hash    text   collate "C" not null,
    previous_hash text   collate "C" not null,
    hash          text   collate "C" not null,
    constraint audit_roots_pk primary key (number),
    constraint audit_roots_number check (number >= 1),
    constraint audit_roots_hash check (length(heads_hash) = 64 and length(previous_hash) = 64 and length(hash) = 64)
);

create table audit_heads (
    project_id text   collate "C" not null,
    sequence   bigint not null,
    root       bigint not null,
    hash       text   collate "C" not null,
    constraint audit_heads_pk primary key (project_id, sequence)
);

create index audit_heads_of_root on audit_heads (root, project_id);

create function follow_last_root() returns trigger language plpgsql as $$
declare
    last_number bigint;
    last_hash   text;
begin
    select number, hash
    into last_number, last_hash
    from audit_roots
    order by number desc
    limit 1;
    if new.number <> coalesce(last_number, 0) + 1 or new.previous_hash <> coalesce(last_hash, repeat('0', 64)) then
        raise exception 'a root does not follow the last one';
    end if;
    return new;
end
$$;

create trigger audit_roots_follow before insert on audit_roots
    for each row execute function follow_last_root();
create trigger audit_roots_are_not_changed before update on audit_roots
    for each row execute function refuse('a root is not changed');
create trigger audit_roots_are_not_removed before delete on audit_roots
    for each row execute function refuse('a root is not removed');
create trigger audit_roots_are_not_emptied before truncate on audit_roots
    for each statement execute function refuse('a root is not removed');
create trigger audit_heads_are_not_changed before update on audit_heads
    for each row execute function refuse('a head is not changed');
create trigger audit_heads_are_not_removed before delete on audit_heads
    for each row execute function refuse('a head is not removed');
create trigger audit_heads_are_not_emptied before truncate on audit_heads
    for each statement execute function refuse('a head is not removed');

-- They concern every account: no single one may see them.
grant select, insert on audit_roots, audit_heads to apex_service;

do $$
declare
    relation text;
begin
    foreach relation in array array['audit_roots', 'audit_heads']
    loop
        execute format('alter table %I enable row level security', relation);
        execute format('alter table %I force row level security', relation);
        execute format('create policy owner_migrates on %I to current_user using (true)', relation);
        execute format('create policy service_sees_all on %I to apex_service using (true)', relation);
    end loop;
end
$$;
