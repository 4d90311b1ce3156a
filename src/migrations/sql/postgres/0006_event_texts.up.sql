-- Existing rows: unchanged. Events from before hold their words in the chain itself; those from now on hold commitments, and the words lie
-- in event_texts, from which a person's data can be erased.

-- It outlives a downgrade, so that no words are lost; hence it refers to no other table.
create table if not exists event_texts (
    project_id  text   collate "C" not null,
    sequence    bigint not null,
    account_id  text   collate "C" not null,
    before_salt text   collate "C",
    before      text,
    after_salt  text   collate "C",
    after       text,
    constraint event_texts_pk primary key (project_id, sequence),
    constraint event_texts_before check ((before is null) = (before_salt is null)),
    constraint event_texts_after check ((after is null) = (after_salt is null))
);

-- state: 'rewriting' within the one transaction that changes rows; 'removing' until the objects are gone; 'finished'. objects: their
-- hashes, a line each. Nothing here says who was erased.
create table erasures (
    erasure_id  text   collate "C" not null,
    account_id  text   collate "C" not null,
    state       text   collate "C" not null,
    objects     text   not null,
    created_at  bigint not null,
    finished_at bigint,
    constraint erasures_pk primary key (erasure_id),
    constraint erasures_state check (state in ('rewriting', 'removing', 'finished'))
);

-- A revision stays immutable; an erasure alone may take a person out of its caption and of who saved it.
create function change_by_erasure() returns trigger language plpgsql as $$
begin
    if not exists (select from erasures where account_id = new.account_id and state = 'rewriting') then
        raise exception '%', tg_argv[0];
    end if;
    return new;
end
$$;
drop trigger project_payloads_are_immutable on project_payloads;
create trigger project_payloads_are_immutable before update of
    project_id, revision, account_id, input_hash, design_hash, engine_version, result, checks, assumptions, warnings, trace, passes,
    governing_check_id, governing_check_title, governing_utilisation, pole_designation, footing_diameter_ft, footing_depth_ft,
    price_cents, currency, created_at on project_payloads
    for each row execute function refuse('a revision is immutable');
create trigger project_payloads_change_by_erasure before update of document, created_by on project_payloads
    for each row execute function change_by_erasure('a revision is immutable');

-- Likewise the note of a review.
drop trigger revision_reviews_are_not_changed on revision_reviews;
create trigger revision_reviews_are_not_changed before update of
    project_id, revision, number, account_id, verdict, reviewer, created_at on revision_reviews
    for each row execute function refuse('a review is not changed');
create trigger revision_reviews_change_by_erasure before update of note on revision_reviews
    for each row execute function change_by_erasure('a review is not changed');

-- The words of these texts leave what the search remembers for correcting spelling; they return with the next project that has them.
create function forget_search_words(texts text[]) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    delete from project_search_vocabulary
    where word in (select unnest(tsvector_to_array(to_tsvector('simple', forgotten))) from unnest(texts) as forgotten)
$$;
revoke execute on function forget_search_words from public;
grant execute on function forget_search_words to apex_service;

grant select, insert on event_texts to apex_app, apex_service;
grant update (before_salt, before, after_salt, after) on event_texts to apex_service;
grant select, insert, update on erasures to apex_service;
grant update (document, created_by) on project_payloads to apex_service;
grant update (note) on revision_reviews to apex_service;
grant delete on reports to apex_service;

do $$
declare
    one_account constant text := 'account_id = nullif(current_setting(''apex.account_id'', true), '''')';
    relation text;
begin
    foreach relation in array array['event_texts', 'erasures']
    loop
        execute format('alter table %I enable row level security', relation);
        execute format('alter table %I force row level security', relation);
        execute format('drop policy if exists owner_migrates on %I', relation);
        execute format('drop policy if exists service_sees_all on %I', relation);
        execute format('create policy owner_migrates on %I to current_user using (true)', relation);
        execute format('create policy service_sees_all on %I to apex_service using (true)', relation);
    end loop;
    drop policy if exists app_sees_its_account on event_texts;
    execute format('create policy app_sees_its_account on event_texts to apex_app using (%s)', one_account);
end
$$;
