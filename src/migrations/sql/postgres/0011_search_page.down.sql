-- Existing rows: untouched.

create or replace function search_finds_more_than(patterns text[], terms text, of_account text, with_status text, so_many bigint) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select pages_hit >= 30 and least(hits, 4 * pages_hit) * each_stands_for > 4 * so_many
    from sample_project_search(patterns, terms, of_account, with_status)
$$;

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

drop function search_page;
drop function words_alike;
drop function find_in_project_search;
drop function look_at_project_search;
