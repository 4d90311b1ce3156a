-- Existing rows: untouched; the search table's two indexes are made anew, which keeps its writers waiting, for about a minute per
-- million projects. A search learns from a sample of the table what is common, and in an account fetches that account's alone.

do $$
begin
    create extension if not exists btree_gin;
exception
    when feature_not_supported or undefined_file or insufficient_privilege then
        raise notice 'btree_gin is not available: a search in an account fetches what fits in every account';
end
$$;

do $$
begin
    if exists (select from pg_extension where extname = 'btree_gin') then
        drop index project_search_words;
        create index project_search_words on project_search using gin (account_id, words) with (gin_pending_list_limit = 512);
        if to_regclass('project_search_body') is not null then
            drop index project_search_body;
            create index project_search_body on project_search using gin (account_id, body gin_trgm_ops) with (gin_pending_list_limit = 512);
        end if;
    end if;
end
$$;

-- Where a search looks, as a condition: $3 the account, $4 the status, $5 and $6 the place in the list.
create function project_search_within(of_account text, with_status text, before_time bigint) returns text
language sql stable set search_path = pg_catalog, public, pg_temp as $$
    select 'not removed'
        || case when current_setting('role') = 'apex_service' then ''
                else ' and account_id = nullif(current_setting(''apex.account_id'', true), '''')' end
        || case when of_account is null then '' else ' and account_id = $3' end
        || case when with_status is null then '' else ' and status = $4' end
        || case when before_time is null then '' else ' and (created_at, project_id) < ($5, $6)' end
$$;

-- What a search looks for, as a condition: $1 the patterns, $2 the terms.
create function project_search_fitting(patterns text[], terms text) returns text
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
    select concat_ws(' and ', 'true',
                     (select string_agg(format('body like lower($1[%s])', nth), ' and ') from generate_subscripts(patterns, 1) as nth),
                     case when terms is not null then 'words @@ to_tsquery(''simple'', $2)' end)
$$;

-- A look at some pages of the table, the same ones each time: how many of their rows lie where the search looks, how many rows fit, how
-- many do both, on how many pages these are, and how many rows of the whole table each one stands for.
create function sample_project_search(
    patterns text[], terms text, of_account text, with_status text,
    out within bigint, out fits bigint, out hits bigint, out pages_hit bigint, out each_stands_for float8)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    pages_sampled constant bigint := 150;
    percent constant float8 := least(100, 100.0 * pages_sampled * current_setting('block_size')::bigint
                                          / greatest(pg_relation_size('project_search'), 1));
begin
    each_stands_for := 100 / percent;
    execute 'select count(*) filter (where lies_there), count(*) filter (where does_fit),
                    count(*) filter (where lies_there and does_fit), count(distinct page) filter (where lies_there and does_fit)
             from (select ' || project_search_within(of_account, with_status, null) || ' as lies_there,
                          ' || project_search_fitting(patterns, terms) || ' as does_fit,
                          (ctid::text::point)[0] as page
                   from project_search tablesample system (' || percent || ') repeatable (1)
                   where not removed) as looked_at'
    into within, fits, hits, pages_hit
    using patterns, terms, of_account, with_status;
end
$$;

-- Whether surely more than so many projects fit: several times as many by the sample, which found them on many pages (rows that
-- came in together lie together: a page full of them says little). False says nothing.
create function search_finds_more_than(patterns text[], terms text, of_account text, with_status text, so_many bigint) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select pages_hit >= 30 and least(hits, 4 * pages_hit) * each_stands_for > 4 * so_many
    from sample_project_search(patterns, terms, of_account, with_status)
$$;

-- The projects whose text fits every pattern (of LIKE) and the terms (of to_tsquery; null for none), newest first, for the caller's
-- account or, as apex_service, for every one. A function, because neither LIKE nor @@ is leak-proof: under row-level security no
-- index could serve them, and the planner may not look at what is common. So the function looks itself. It tries the newest
-- projects; if they are not enough, the sample says which costs less: to read from newest to oldest until there is enough (what is
-- common), or to fetch everything that fits by its index and sort it (what is rare). Where the indexes know the accounts, only those
-- of the account are fetched.
create or replace function search_projects(
    patterns text[], terms text, of_account text, with_status text, before_time bigint, before_project text, at_most bigint)
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
    ids     text[];
    times   bigint[];
    is_all  boolean;
    of_one_account constant boolean := of_account is not null or current_setting('role') <> 'apex_service';
    sample  record;
    fetched bigint; -- rows, if fetched by the index of words
    read    bigint; -- rows, if read from newest to oldest
    reading refcursor;
begin
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

    sample := sample_project_search(patterns, terms, of_account, null);
    fetched := sample.each_stands_for
               * case when of_one_account and exists (select from pg_extension where extname = 'btree_gin') then sample.hits else sample.fits end;
    read := at_most * sample.within / greatest(sample.hits, 1);
    if read >= fetched and fetched > newest_tried then -- but there may be fewer to read
        execute 'select count(*) from (select 1 ' || newest || ') as newest'
        into read
        using patterns, terms, of_account, with_status, before_time, before_project, at_most, fetched;
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

revoke execute on function sample_project_search, search_finds_more_than from public;
grant execute on function search_finds_more_than to apex_app, apex_service;
