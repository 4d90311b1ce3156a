-- Existing rows: unchanged. Events from before hold their words in the chain itself; those from now on hold commitments, and the words lie
-- in event_texts, from which a person's data can be erased.

-- It outlives a downgrade, so that no words are lost; hence it refers to no other table.
create table if not exists event_texts (
    project_id  text    not null,
    sequence    integer not null,
    account_id  text    not null,
    before_salt text,
    before      text,
    after_salt  text,
    after       text,
    constraint event_texts_pk primary key (project_id, sequence),
    constraint event_texts_before check ((before is null) = (before_salt is null)),
    constraint event_texts_after check ((after is null) = (after_salt is null))
) strict, without rowid;

-- state: 'rewriting' within the one transaction that changes rows; 'removing' until the objects are gone; 'finished'. objects: their
-- hashes, a line each. Nothing here says who was erased.
create table erasures (
    erasure_id  text    not null,
    account_id  text    not null,
    state       text    not null,
    objects     text    not null,
    created_at  integer not null,
    finished_at integer,
    constraint erasures_pk primary key (erasure_id),
    constraint erasures_state check (state in ('rewriting', 'removing', 'finished'))
) strict, without rowid;

-- A revision stays immutable; an erasure alone may take a person out of its caption and of who saved it.
drop trigger project_payloads_are_immutable;
create trigger project_payloads_are_immutable before update of
    project_id, revision, account_id, input_hash, design_hash, engine_version, result, checks, assumptions, warnings, trace, passes,
    governing_check_id, governing_check_title, governing_utilisation, pole_designation, footing_diameter_ft, footing_depth_ft,
    price_cents, currency, created_at on project_payloads
begin
    select raise(abort, 'a revision is immutable');
end;
create trigger project_payloads_change_by_erasure before update of document, created_by on project_payloads
when not exists (select 1 from erasures where account_id = new.account_id and state = 'rewriting')
begin
    select raise(abort, 'a revision is immutable');
end;

-- Likewise the note of a review.
drop trigger revision_reviews_are_not_changed;
create trigger revision_reviews_are_not_changed before update of
    project_id, revision, number, account_id, verdict, reviewer, created_at on revision_reviews
begin
    select raise(abort, 'a review is not changed');
end;
create trigger revision_reviews_change_by_erasure before update of note on revision_reviews
when not exists (select 1 from erasures where account_id = new.account_id and state = 'rewriting')
begin
    select raise(abort, 'a review is not changed');
end;
