-- Existing rows: unchanged; the first root will hold the newest event of every chain.
-- as_of, made_at: microseconds since 1970 UTC. A head is the newest event of a chain when a root was made; it is in one root only.

create table audit_roots (
    number        integer not null,
    as_of         integer not null,
    made_at       integer not null,
    heads         integer not null,
    heads_hash    text    not null,
    previous_hash text    not null,
    hash          text    not null,
    constraint audit_roots_pk primary key (number),
    constraint audit_roots_number check (number >= 1),
    constraint audit_roots_hash check (length(heads_hash) = 64 and length(previous_hash) = 64 and length(hash) = 64)
) strict;

create table audit_heads (
    project_id text    not null,
    sequence   integer not null,
    root       integer not null,
    hash       text    not null,
    constraint audit_heads_pk primary key (project_id, sequence)
) strict, without rowid;

create index audit_heads_of_root on audit_heads (root, project_id);

create trigger audit_roots_follow before insert on audit_roots
when new.number <> coalesce((select max(number) from audit_roots), 0) + 1
    or new.previous_hash <> coalesce((select hash from audit_roots order by number desc limit 1), printf('%064d', 0))
begin
    select raise(abort, 'a root does not follow the last one');
end;
create trigger audit_roots_are_not_changed before update on audit_roots
begin
    select raise(abort, 'a root is not changed');
end;
create trigger audit_roots_are_not_removed before delete on audit_roots
begin
    select raise(abort, 'a root is not removed');
end;
create trigger audit_heads_are_not_changed before update on audit_heads
begin
    select raise(abort, 'a head is not changed');
end;
create trigger audit_heads_are_not_removed before delete on audit_heads
begin
    select raise(abort, 'a head is not removed');
end;
