-- Existing rows: untouched. A search asks once for its page and its total: one sample serves both, and the newest projects are tried
-- only where the sample says that it may pay. It needs no more than the rights of the caller's account: the tables stay closed.

-- A look at some pages of the table, the same ones each time. By it, of the whole table: how many rows lie where the search looks; how
-- many of these fit, and how many at least, almost surely (found on many pages; rows that came in together lie together, and a page full
-- of them says little); how many rows the index of words would fetch. Where the indexes know the accounts, they fetch those of the
-- account alone; the status they never know.
create function look_at_project_search(
    patterns text[], terms text, of_account text, with_status text,
    out within float8, out hits float8, out hits_surely float8, out fetched float8)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    pages_sampled constant bigint := 150;
    percent constant float8 := least(100, 100.0 * pages_sampled * current_setting('block_size')::bigint
                                          / greatest(pg_relation_size('project_search'), 1));
    scope constant text := project_search_within(
        case when exists (select from pg_extension where extname = 'btree_gin') then of_account end, null, null);
    pages bigint;
begin
    execute 'select count(*) filter (where lies_there), count(*) filter (where lies_there and does_fit),
                    count(distinct (ctid::text::point)[0]) filter (where lies_there and does_fit), count(*) filter (where does_fit)
             from (select ' || project_search_within(of_account, with_status, null) || ' as lies_there,
                          ' || project_search_fitting(patterns, terms) || ' as does_fit,
                          ctid
                   from project_search tablesample system (' || percent || ') repeatable (1)
                   where ' || scope || '
                   offset 0) as looked_at' -- else each word would be looked for three times in each row
    into within, hits, pages, fetched
    using patterns, terms, of_account, with_status;
    hits_surely := case when pages >= 20 then least(hits, 4 * pages) * 25 / percent else 0 end;
    within := within * 100 / percent;
    hits := hits * 100 / percent;
    fetched := fetched * 100 / percent;
end
$$;

-- The projects whose text fits every pattern (of LIKE) and the terms (of to_tsquery; null for none), newest first, for the caller's
-- account or, as apex_service, for every one. A function, because neither LIKE nor @@ is leak-proof: under row-level security no
-- index could serve them, and the planner may not look at what is common. So someone looked (within, hits, fetched), or the function
-- looks itself. It has three ways: to try the newest projects, where they may well be enough or all there are; to read from newest to
-- oldest until there is enough (what is common); to fetch everything that fits by its index and sort it (what is rare).
create function find_in_project_search(
    patterns text[], terms text, of_account text, with_status text, before_time bigint, before_project text, at_most bigint,
    within float8, hits float8, fetched float8)
returns table (project_id text, created_at bigint)
language plpgsql stable security definer rows 50
set search_path = pg_catalog, public, pg_temp
set cursor_tuple_fraction = 0.000000001 -- the first rows soon: a cursor follows an index's order and does not sort
as $$
#variable_conflict use_column
declare
    newest_tried constant bigint := 2000;
    fitting  constant text := project_search_fitting(patterns, terms);
    there    constant text := project_search_within(of_account, with_status, before_time);
    in_order constant text := ' order by created_at desc, project_id desc';
    all_that_fit constant text := 'select project_id, created_at from project_search where ' || fitting || ' and ';
    newest constant text := 'from project_search where ' || there || in_order || ' limit $8';
    looked constant boolean := find_in_project_search.within is not null;
    ids     text[];
    times   bigint[];
    is_all  boolean;
    read    float8; -- rows, if read from newest to oldest
    reading refcursor;
begin
    if not looked or within <= 2 * newest_tried or (fetched > newest_tried and 2 * newest_tried * hits >= at_most * within) then
        -- Reading ends with the last one that is wanted.
        execute 'select coalesce(array_agg(project_id), ''{}''), coalesce(array_agg(created_at), ''{}'')
                 from (select project_id, created_at
                       from (select project_id, created_at, body, words ' || newest || ') as newest
                       where ' || fitting || '
                       limit $7) as found'
        into ids, times
        using patterns, terms, of_account, with_status, before_time, before_project, at_most, newest_tried;
        is_all := cardinality(ids) >= at_most;
        if not is_all then
            execute 'select count(*) < $8 from (select 1 ' || newest || ') as newest'
            into is_all
            using patterns, terms, of_account, with_status, before_time, before_project, at_most, newest_tried;
        end if;
        if is_all then
            return query select * from unnest(ids, times);
            return;
        end if;
    end if;

    if not looked then
        select seen.within, seen.hits, seen.fetched into within, hits, fetched
        from look_at_project_search(patterns, terms, of_account, with_status) as seen;
    end if;
    read := least(within, at_most * within / greatest(hits, 1));
    if before_time is not null and read >= fetched and fetched > newest_tried then -- but there may be fewer to read
        execute 'select count(*) from (select 1 ' || newest || ') as newest'
        into read
        using patterns, terms, of_account, with_status, before_time, before_project, at_most, fetched::bigint;
    end if;
    if read >= fetched then
        return query execute 'with fetched as materialized (' || all_that_fit || there || ') select * from fetched' || in_order || ' limit $7'
            using patterns, terms, of_account, with_status, before_time, before_project, at_most;
        return;
    end if;
    open reading no scroll for execute all_that_fit || there || in_order
        using patterns, terms, of_account, with_status, before_time, before_project;
    for nth in 1 .. at_most loop
        fetch reading into project_id, created_at;
        exit when not found;
        return next;
    end loop;
    close reading;
end
$$;

-- A page of what fits, and how many there are: `counted_to` and one more stands for every greater number. So many are ranked by
-- `ranking` (a word in the name weighs most, then one in the customer's name or the pole's designation), ties newest first, and
-- `skipped` of them left out. More than that is a list, newest first, after the given place; a place given says that it is one.
create function search_page(
    patterns text[], terms text, ranking text, of_account text, with_status text, before_time bigint, before_project text,
    skipped bigint, at_most bigint, counted_to bigint,
    out total bigint, out project_ids text[], out times bigint[])
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    within  float8;
    hits    float8;
    surely  float8;
    fetched float8;
    wanted  bigint := at_most;
begin
    if before_time is not null then
        total := counted_to + 1;
    else
        select seen.within, seen.hits, seen.hits_surely, seen.fetched into within, hits, surely, fetched
        from look_at_project_search(patterns, terms, of_account, with_status) as seen;
        if surely > counted_to then
            total := counted_to + 1;
        else
            wanted := counted_to + 1;
        end if;
    end if;
    select coalesce(array_agg(f.project_id), '{}'), coalesce(array_agg(f.created_at), '{}')
    into project_ids, times
    from find_in_project_search(
        patterns, terms, of_account, with_status, before_time, before_project, wanted, within, hits, fetched) as f;
    if total is not null then
        return;
    end if;
    total := cardinality(project_ids);
    if total > counted_to then
        project_ids := project_ids[:at_most];
        times := times[:at_most];
        return;
    end if;
    select coalesce(array_agg(best.project_id), '{}'), coalesce(array_agg(best.created_at), '{}')
    into project_ids, times
    from (select found.project_id, found.created_at
          from unnest(project_ids, times) as found (project_id, created_at)
          join project_search as p on p.project_id = found.project_id
          order by ts_rank('{0.1, 0.3, 0.6, 1.0}', p.words, to_tsquery('simple', ranking)) desc, found.created_at desc,
                   found.project_id desc
          limit at_most
          offset skipped) as best;
end
$$;

-- Words of the vocabulary, which knows no accounts, that share enough trigrams with the one typed; the most alike first.
create function words_alike(typed text, alike real, letters_least bigint) returns setof text
language plpgsql security definer rows 50 set search_path = pg_catalog, public, pg_temp as $$
begin
    perform set_config('pg_trgm.similarity_threshold', alike::text, true);
    return query
        select word::text
        from project_search_vocabulary
        where word % lower(typed) and length(word) >= letters_least
        order by similarity(word, lower(typed)) desc, word
        limit 1000;
end
$$;

-- As before, for the program before.
create or replace function search_projects(
    patterns text[], terms text, of_account text, with_status text, before_time bigint, before_project text, at_most bigint)
returns table (project_id text, created_at bigint)
language sql stable security definer rows 50 set search_path = pg_catalog, public, pg_temp as $$
    select * from find_in_project_search(patterns, terms, of_account, with_status, before_time, before_project, at_most, null, null, null)
$$;
create or replace function search_finds_more_than(patterns text[], terms text, of_account text, with_status text, so_many bigint) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select hits_surely > so_many from look_at_project_search(patterns, terms, of_account, with_status)
$$;

revoke execute on function look_at_project_search, find_in_project_search, search_page, words_alike from public;
grant execute on function search_page, words_alike to apex_app, apex_service;
