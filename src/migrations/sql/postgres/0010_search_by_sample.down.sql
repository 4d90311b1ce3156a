-- Existing rows: untouched; the search table's two indexes are made anew, as before. The extension btree_gin stays: others may use it.

create or replace function search_projects(
    patterns text[], terms text, of_account text, with_status text, before_time bigint, before_project text, at_most bigint)
returns table (project_id text, created_at bigint)
language plpgsql stable security definer rows 50 set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
    tried_out constant bigint := 2000;
    exactly text := 'not removed';
    fitting text := 'true';
    newest  text;
    reach   bigint;
    ids     text[];
    times   bigint[];
    is_all  boolean;
begin
    if current_setting('role') <> 'apex_service' then
        exactly := exactly || ' and account_id = nullif(current_setting(''apex.account_id'', true), '''')';
    end if;
    if of_account is not null then
        exactly := exactly || ' and account_id = $3';
    end if;
    if with_status is not null then
        exactly := exactly || ' and status = $4';
    end if;
    if before_time is not null then
        exactly := exactly || ' and (created_at, project_id) < ($5, $6)';
    end if;
    for nth in 1 .. cardinality(patterns) loop
        fitting := fitting || format(' and body like lower($1[%s])', nth);
    end loop;
    if terms is not null then
        fitting := fitting || ' and words @@ to_tsquery(''simple'', $2)';
    end if;
    newest := 'from project_search where ' || exactly || ' order by created_at desc, project_id desc limit $8';

    foreach reach in array array[tried_out, 50 * tried_out] loop
        -- Reading ends with the last one that is wanted.
        execute 'select coalesce(array_agg(project_id), ''{}''), coalesce(array_agg(created_at), ''{}'')
                 from (select project_id, created_at
                       from (select project_id, created_at, body, words ' || newest || ') as newest
                       where ' || fitting || '
                       limit $7) as found'
        into ids, times
        using patterns, terms, of_account, with_status, before_time, before_project, at_most, reach;
        is_all := cardinality(ids) >= at_most;
        if not is_all and reach = tried_out then
            execute 'select count(*) < $8 from (select 1 ' || newest || ') as newest'
            into is_all
            using patterns, terms, of_account, with_status, before_time, before_project, at_most, reach;
        end if;
        if is_all then
            return query select * from unnest(ids, times);
            return;
        end if;
        exit when cardinality(ids) * 100 < tried_out;
    end loop;
    return query execute
        'select project_id, created_at from project_search where ' || exactly || ' and ' || fitting
        || ' order by created_at desc, project_id desc limit $7'
        using patterns, terms, of_account, with_status, before_time, before_project, at_most;
end
$$;

drop function search_finds_more_than;
drop function sample_project_search;
drop function project_search_fitting;
drop function project_search_within;

drop index project_search_words;
create index project_search_words on project_search using gin (words) with (gin_pending_list_limit = 512);
do $$
begin
    if to_regclass('project_search_body') is not null then
        drop index project_search_body;
        create index project_search_body on project_search using gin (body gin_trgm_ops) with (gin_pending_list_limit = 512);
    end if;
end
$$;
