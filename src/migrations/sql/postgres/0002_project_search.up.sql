-- Existing rows: every project that is not deleted enters the search table; nothing else changes.
-- The table is a copy and may be rebuilt at any time. Triggers keep it in step within each transaction, so that it never lags.

-- Substrings and misspellings need the extension; without it words are found by their beginnings.
do $$
begin
    create extension if not exists pg_trgm;
exception
    when feature_not_supported or undefined_file or insufficient_privilege then
        raise notice 'pg_trgm is not available: search finds words by their beginnings only';
end
$$;

-- body: everything known of the project in lower case, a line each; words: the same for ranking and for whole words.
create table project_search (
    project_id text     collate "C" not null,
    account_id text     collate "C" not null,
    status     text     collate "C" not null,
    created_at bigint   not null,
    version    bigint   not null,
    removed    boolean  not null,
    body       text     not null,
    words      tsvector not null,
    constraint project_search_pk primary key (project_id)
);

create index project_search_newest on project_search (created_at desc, project_id desc) where not removed;
create index project_search_newest_of_account on project_search (account_id, created_at desc, project_id desc) where not removed;
create index project_search_newest_by_status on project_search (status, created_at desc, project_id desc) where not removed;
create index project_search_newest_of_account_by_status on project_search (account_id, status, created_at desc, project_id desc)
    where not removed;
create index project_search_words on project_search using gin (words) with (gin_pending_list_limit = 512);

-- The words that were ever put into the index: they correct misspellings.
create table project_search_vocabulary (
    word text collate "C" not null,
    constraint project_search_vocabulary_pk primary key (word)
);

do $$
begin
    if exists (select from pg_extension where extname = 'pg_trgm') then
        create index project_search_body on project_search using gin (body gin_trgm_ops) with (gin_pending_list_limit = 512);
        create index project_search_vocabulary_near on project_search_vocabulary using gin (word gin_trgm_ops);
    end if;
end
$$;

-- An index is a copy: the newest version known of a project stays, whatever order the changes arrive in.
create function put_project_search(
    of_project text, of_account text, with_status text, made_at bigint, at_version bigint,
    name text, customer text, site_name text, street text, description text, designation text)
returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    insert into project_search as known (project_id, account_id, status, created_at, version, removed, body, words)
    values (of_project, of_account, with_status, made_at, at_version, false,
            lower(concat_ws(E'\n', name, customer, site_name, street, description, designation)),
            setweight(to_tsvector('simple', name), 'A')
            || setweight(to_tsvector('simple', concat_ws(E'\n', customer, designation)), 'B')
            || setweight(to_tsvector('simple', concat_ws(E'\n', site_name, street)), 'C')
            || setweight(to_tsvector('simple', coalesce(description, '')), 'D'))
    on conflict (project_id) do update
    set account_id = excluded.account_id,
        status = excluded.status,
        created_at = excluded.created_at,
        version = excluded.version,
        removed = excluded.removed,
        body = excluded.body,
        words = excluded.words
    where excluded.version >= known.version
      and (excluded.account_id, excluded.status, excluded.version, excluded.removed, excluded.body)
          is distinct from (known.account_id, known.status, known.version, known.removed, known.body)
$$;

create function remove_project_search(of_project text, at_version bigint)
returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    insert into project_search as known (project_id, account_id, status, created_at, version, removed, body, words)
    values (of_project, '', '', 0, at_version, true, '', '')
    on conflict (project_id) do update
    set account_id = excluded.account_id,
        status = excluded.status,
        version = excluded.version,
        removed = excluded.removed,
        body = excluded.body,
        words = excluded.words
    where excluded.version >= known.version
$$;

-- In the order of their words, so that two that put the same new words wait and never deadlock.
create function put_project_vocabulary(of_project text)
returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    insert into project_search_vocabulary (word)
    select word
    from project_search, unnest(tsvector_to_array(words)) as word
    where project_id = of_project and length(word) between 3 and 60
    order by word
    on conflict do nothing
$$;

create function project_search_follows_projects() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if new.deleted_at is not null then
        perform remove_project_search(new.project_id, new.version);
    else
        perform put_project_search(
            new.project_id, new.account_id, new.status, new.created_at, new.version,
            new.name, new.customer, new.site_name, new.street, new.description,
            (select pole_designation
             from project_payloads
             where project_id = new.project_id and revision = new.current_revision));
    end if;
    return null;
end
$$;

-- A revision is stored after the project that has it as its current one.
create function project_search_follows_payloads() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform put_project_search(
        project_id, account_id, status, created_at, version,
        name, customer, site_name, street, description, new.pole_designation)
    from projects
    where project_id = new.project_id and current_revision = new.revision and deleted_at is null;
    return null;
end
$$;

create trigger project_search_follows after insert or update on projects
    for each row execute function project_search_follows_projects();
create trigger project_search_follows after insert on project_payloads
    for each row execute function project_search_follows_payloads();

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

-- A look at some pages of the table, the same ones each time: how many rows are there, how many of them fit, how many of these lie
-- where the search looks, on how many pages, and how many rows of the whole table each one stands for.
create function sample_project_search(
    patterns text[], terms text, of_account text, with_status text,
    out in_all bigint, out fits bigint, out hits bigint, out pages_hit bigint, out each_stands_for float8)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    pages_sampled constant bigint := 150;
    percent constant float8 := least(100, 100.0 * pages_sampled * current_setting('block_size')::bigint
                                          / greatest(pg_relation_size('project_search'), 1));
begin
    each_stands_for := 100 / percent;
    execute 'select count(*), count(*) filter (where fits), count(*) filter (where fits and within),
                    count(distinct page) filter (where fits and within)
             from (select ' || project_search_fitting(patterns, terms) || ' as fits,
                          ' || project_search_within(of_account, with_status, null) || ' as within,
                          (ctid::text::point)[0] as page
                   from project_search tablesample system (' || percent || ') repeatable (1)
                   where not removed) as looked_at'
    into in_all, fits, hits, pages_hit
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
-- common), or to fetch everything that fits by its index and sort it (what is rare).
create function search_projects(
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
    in_order constant text := project_search_within(of_account, with_status, before_time)
                              || ' order by created_at desc, project_id desc';
    all_that_fit constant text := 'select project_id, created_at from project_search where ' || fitting || ' and ' || in_order;
    newest constant text := 'from project_search where ' || in_order || ' limit $8';
    ids     text[];
    times   bigint[];
    is_all  boolean;
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

    sample := sample_project_search(patterns, terms, of_account, with_status);
    fetched := sample.fits * sample.each_stands_for;
    read := at_most * sample.in_all / greatest(sample.fits, 1);
    if read >= fetched and fetched > newest_tried then -- but there may be fewer to read
        execute 'select count(*) from (select 1 ' || newest || ') as newest'
        into read
        using patterns, terms, of_account, with_status, before_time, before_project, at_most, fetched;
    end if;
    if read >= fetched then
        return query execute all_that_fit || ' limit $7'
            using patterns, terms, of_account, with_status, before_time, before_project, at_most;
        return;
    end if;
    open reading no scroll for execute all_that_fit
        using patterns, terms, of_account, with_status, before_time, before_project;
    for nth in 1 .. at_most loop
        fetch reading into project_id, created_at;
        exit when not found;
        return next;
    end loop;
    close reading;
end
$$;

-- No one but the owner touches the tables; the functions decide.
grant select on project_search, project_search_vocabulary to apex_service;
revoke execute on function
    put_project_search, remove_project_search, put_project_vocabulary,
    sample_project_search, search_finds_more_than, search_projects from public;
grant execute on function put_project_search, remove_project_search, put_project_vocabulary to apex_service;
grant execute on function search_projects, search_finds_more_than to apex_app, apex_service;

alter table project_search enable row level security;
alter table project_search force row level security;
create policy owner_migrates on project_search to current_user using (true);
create policy service_sees_all on project_search to apex_service using (true);

select put_project_search(
    p.project_id, p.account_id, p.status, p.created_at, p.version,
    p.name, p.customer, p.site_name, p.street, p.description, d.pole_designation)
from projects as p
left join project_payloads as d on d.project_id = p.project_id and d.revision = p.current_revision
where p.deleted_at is null;
select put_project_vocabulary(project_id) from projects where deleted_at is null order by created_at;
